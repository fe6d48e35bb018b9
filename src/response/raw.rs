//! An HTTP response as it arrived.

use bytes::Bytes;

/// Headers in the order of arrival: names in lower case, values decoded as Latin-1, as Python does.
pub type Headers = Vec<(String, String)>;

/// The value of a header; the values of a repeated one are joined, as by botocore.
pub fn header(headers: &[(String, String)], name: &str) -> Option<String> {
    let values = headers.iter().filter(|(key, _)| key == name);
    values
        .map(|(_, value)| value.clone())
        .reduce(|all, value| all + ", " + &value)
}

#[derive(Clone, Debug, Default)]
pub struct RawResponse {
    pub status: u16,
    pub headers: Headers,
    pub body: Bytes,
    /// Of a page that is not the last one.
    pub next_token: Option<String>,
    /// How often the request was sent.
    pub attempts: u32,
    /// botocore sets `MaxAttemptsReached`.
    pub max_attempts_reached: bool,
    /// botocore sets `RetryQuotaReached`.
    pub retry_quota_reached: bool,
}
