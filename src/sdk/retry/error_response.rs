//! What an error response says about retries.

use std::borrow::Cow;
use std::time::Duration;

use aws_smithy_runtime_api::client::orchestrator::HttpResponse;

use crate::response::{self, ErrorBody, ErrorCode};
use crate::sdk::headers::headers;

/// The service's error codes for a signature with a wrong time.
const CLOCK_SKEW: [&str; 5] = [
    "AccessDeniedException",
    "AuthFailure",
    "InvalidSignatureException",
    "RequestTimeTooSkewed",
    "SignatureDoesNotMatch",
];

/// A response that is an error.
pub struct ErrorResponse<'a> {
    pub status: u16,
    pub headers: Cow<'a, [(String, String)]>,
    pub body: &'a [u8],
}

impl<'a> ErrorResponse<'a> {
    pub fn of(response: &'a HttpResponse) -> Self {
        Self {
            status: response.status().as_u16(),
            headers: Cow::Owned(headers(response)),
            body: response.body().bytes().unwrap_or_default(),
        }
    }

    fn header(&self, name: &str) -> Option<String> {
        response::header(&self.headers, name)
    }

    fn document(&self) -> ErrorBody<'a> {
        ErrorBody::read(self.status, self.body)
    }

    pub fn code(&self) -> Option<String> {
        match self.document().code(self.header("x-amzn-errortype").as_deref()) {
            ErrorCode::Text(code) => Some(code),
            ErrorCode::Other(_) | ErrorCode::Status => None,
        }
    }

    pub fn may_be_clock_skew(&self) -> bool {
        self.header("date").is_some() && self.code().is_some_and(|code| CLOCK_SKEW.contains(&&*code))
    }

    /// The delay that the service asks for: milliseconds in a header, seconds in another one or in the body.
    pub fn asked_delay(&self) -> Option<Duration> {
        let number = |name| self.header(name)?.trim().parse().ok();
        let delay = number("x-amz-retry-after")
            .map(Duration::from_millis)
            .or_else(|| number("retry-after").map(Duration::from_secs))
            .or_else(|| {
                let seconds = std::str::from_utf8(self.document().get("retryAfterSeconds")?).ok()?;
                seconds.parse().ok().map(Duration::from_secs)
            })?;
        (!delay.is_zero()).then_some(delay)
    }
}

#[cfg(test)]
pub mod tests {
    use super::*;

    pub fn response<'a>(status: u16, headers: &[(&str, &str)], body: &'a str) -> ErrorResponse<'a> {
        let owned = |(name, value): &(&str, &str)| ((*name).to_owned(), (*value).to_owned());
        ErrorResponse {
            status,
            headers: Cow::Owned(headers.iter().map(owned).collect()),
            body: body.as_bytes(),
        }
    }

    #[test]
    fn what_the_service_asks_to_wait() {
        let delay = |headers: &[(&str, &str)], body: &str| response(429, headers, body).asked_delay();
        let milliseconds = ("x-amz-retry-after", "150");
        let seconds = ("retry-after", " 2 ");
        let document = r#"{"retryAfterSeconds": 3}"#;
        assert_eq!(
            delay(&[seconds, milliseconds], document),
            Some(Duration::from_millis(150))
        );
        assert_eq!(delay(&[seconds], document), Some(Duration::from_secs(2)));
        assert_eq!(delay(&[], document), Some(Duration::from_secs(3)));
        assert_eq!(delay(&[("retry-after", "Mon, 23 Nov 2026 12:00:00 GMT")], ""), None);
        for body in [
            "",
            "{}",
            r#"{"retryAfterSeconds": "3"}"#,
            r#"{"retryAfterSeconds": -1}"#,
        ] {
            assert_eq!(delay(&[], body), None, "{body}");
        }
        assert_eq!(delay(&[("retry-after", "0")], document), None);
    }

    #[test]
    fn signatures_of_another_time() {
        let code = ("x-amzn-errortype", "InvalidSignatureException");
        assert!(response(403, &[code, ("date", "x")], "").may_be_clock_skew());
        assert!(!response(403, &[code], "").may_be_clock_skew());
        assert!(!response(403, &[("date", "x")], "").may_be_clock_skew());
    }
}
