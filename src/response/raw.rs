//! An HTTP response as it came, before anything is made of it.

use bytes::Bytes;

/// The headers of a response in the order of arrival: names in lower case, bytes as Latin-1, as Python reads them.
pub type Headers = Vec<(String, String)>;

/// The value of a header. Of a repeated one, its values as botocore joins them.
pub fn header(headers: &[(String, String)], name: &str) -> Option<String> {
    let values = headers.iter().filter(|(key, _)| key == name);
    values
        .map(|(_, value)| value.clone())
        .reduce(|all, value| all + ", " + &value)
}

/// What came over HTTP, before anything is made of it.
#[derive(Clone, Debug, Default)]
pub struct RawResponse {
    pub status: u16,
    pub headers: Headers,
    pub body: Bytes,
    /// Of a page that has more after it.
    pub next_token: Option<String>,
    /// How often the request was sent.
    pub attempts: u32,
    /// botocore would say `MaxAttemptsReached` of it.
    pub max_attempts_reached: bool,
    /// botocore would say `RetryQuotaReached` of it.
    pub retry_quota_reached: bool,
}
