//! The code of an error response, by botocore's rule: it chooses the exception, and whether to retry.

use crate::decode::{self, Members};

/// The body of an error response, as botocore classifies it.
pub enum ErrorBody<'a> {
    /// None of the service: empty or HTML, as proxies and load balancers send.
    NoDocument,
    /// Not a JSON object: its text is the message.
    Text,
    Document(Members<'a>),
}

pub enum ErrorCode<'a> {
    Text(String),
    /// JSON that is not a string.
    Other(&'a [u8]),
    /// No code: the status stands for it.
    Status,
}

impl<'a> ErrorBody<'a> {
    pub fn read(status: u16, body: &'a [u8]) -> Self {
        // As Python's `bytes.strip`.
        let blank = |byte: &&u8| matches!(byte, b' ' | b'\t'..=b'\r');
        let text = &body[body.iter().take_while(blank).count()..];
        if status >= 500 && (text.is_empty() || text.starts_with(b"<html>")) {
            Self::NoDocument
        } else if body.is_empty() {
            Self::Document(Members::default())
        } else {
            Members::read(body).map_or(Self::Text, Self::Document)
        }
    }

    /// The JSON of a document's member.
    pub fn get(&self, name: &str) -> Option<&'a [u8]> {
        match self {
            Self::Document(members) => members.get(name),
            Self::NoDocument | Self::Text => None,
        }
    }

    /// The first of the header `x-amzn-errortype`, `code`, `Code`, `__type` and the status; a `code` that is null hides `Code`.
    pub fn code(&self, error_type: Option<&str>) -> ErrorCode<'a> {
        match (self, error_type) {
            (Self::NoDocument, _) => return ErrorCode::Status,
            (_, Some(code)) => return ErrorCode::Text(short(code).to_owned()),
            _ => {}
        }
        let explicit = self.get("code").or_else(|| self.get("Code"));
        match explicit.filter(|json| *json != b"null").or_else(|| self.get("__type")) {
            None => ErrorCode::Status,
            Some(b"null") => ErrorCode::Text(String::new()),
            Some(json) => match decode::string(json) {
                Some(code) => ErrorCode::Text(short(&code).to_owned()),
                None => ErrorCode::Other(json),
            },
        }
    }
}

/// `com.amazonaws.deadline#ValidationException:http://...` is `ValidationException`.
fn short(code: &str) -> &str {
    let code = code.split(':').next().unwrap_or_default();
    code.rsplit('#').next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{ErrorBody, ErrorCode};

    fn code(status: u16, error_type: Option<&str>, body: &str) -> String {
        match ErrorBody::read(status, body.as_bytes()).code(error_type) {
            ErrorCode::Text(code) => code,
            ErrorCode::Other(json) => String::from_utf8_lossy(json).into_owned(),
            ErrorCode::Status => "the status".into(),
        }
    }

    #[test]
    fn the_order() {
        let body = r#"{"code":"b","Code":"c","__type":"d"}"#;
        assert_eq!(code(400, Some("a"), body), "a");
        assert_eq!(code(400, Some(""), body), "");
        assert_eq!(code(400, None, body), "b");
        assert_eq!(code(400, None, r#"{"Code":"c","__type":"d"}"#), "c");
        assert_eq!(code(400, None, r#"{"__type":"d"}"#), "d");
        assert_eq!(code(400, None, r#"{"code":null,"Code":"c","__type":"d"}"#), "d");
        assert_eq!(code(400, None, r#"{"__type":null}"#), "");
        assert_eq!(code(400, None, r#"{"code":7}"#), "7");
        for body in ["", "{}", "gone", "[]", r#"{"__type":"d""#] {
            assert_eq!(code(400, None, body), "the status");
            assert_eq!(code(400, Some("a"), body), "a");
        }
    }

    #[test]
    fn without_namespace_and_address() {
        assert_eq!(code(400, Some("x#y#A:http://z/#b"), ""), "A");
        assert_eq!(code(400, None, r#"{"__type":"com.amazonaws#A"}"#), "A");
    }

    #[test]
    fn no_document() {
        for body in ["", " \r\n\t\u{b}\u{c}", "<html>", "\n <html><body>"] {
            assert_eq!(code(503, Some("a"), body), "the status");
            assert_eq!(code(499, Some("a"), body), "a");
        }
        assert_eq!(code(503, Some("a"), "<!DOCTYPE html>"), "a");
    }
}
