//! Defaults: the version of the SDK's, and botocore's timeout.

use std::time::Duration;

use aws_config::BehaviorVersion;

/// The connect timeout and the read timeout of botocore's own requests.
pub const TIMEOUT: Duration = Duration::from_secs(60);

/// The SDK's defaults as of that day.
pub fn behavior() -> BehaviorVersion {
    BehaviorVersion::v2026_01_12()
}
