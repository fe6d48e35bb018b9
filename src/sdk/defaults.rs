//! The SDK's behavior version, and botocore's default timeout.

use std::time::Duration;

use aws_config::BehaviorVersion;

/// The connect timeout and the read timeout of botocore's own requests.
pub const TIMEOUT: Duration = Duration::from_secs(60);

/// Pins the SDK's defaults to this version; a newer SDK changes nothing.
pub fn behavior() -> BehaviorVersion {
    BehaviorVersion::v2026_01_12()
}
