//! The token of the next page, read without the page.

use super::members::{Members, string};

/// The text of the document's top-level `nextToken`; `None` where that is absent, null, empty or not a string, and where
/// the document is not one that Python's `json` takes.
pub fn next_token(body: &[u8]) -> Option<String> {
    let token = match edge_token(body).and_then(|token| std::str::from_utf8(token).ok()) {
        Some(token) => token.to_owned(),
        None => string(Members::read(body)?.get("nextToken")?)?,
    };
    (!token.is_empty()).then_some(token)
}

/// A plain token that is the document's last member or its first, found without looking at what is between. A quote
/// with no backslash before it begins or ends a string, so in a JSON document these cannot be anything else.
fn edge_token(body: &[u8]) -> Option<&[u8]> {
    let mark = |byte: &u8| matches!(byte, b'"' | b'\\');
    if let Some(rest) = body.strip_suffix(b"\"}") {
        let (before, token) = rest.split_at(rest.iter().rposition(mark)? + 1);
        if before.ends_with(b",\"nextToken\":\"") {
            return Some(token);
        }
    }
    let rest = body.strip_prefix(b"{\"nextToken\":\"")?;
    let (token, rest) = rest.split_at(rest.iter().position(mark)?);
    // A second one would count instead, also one whose name is written with escapes.
    let only =
        rest.starts_with(b"\",") && !rest.contains(&b'\\') && !std::str::from_utf8(rest).ok()?.contains("nextToken");
    only.then_some(token)
}

#[cfg(test)]
mod tests {
    use super::next_token;

    fn token(body: &str) -> Option<String> {
        next_token(body.as_bytes())
    }

    #[test]
    fn the_token_first_last_and_spaced() {
        assert_eq!(
            token(r#"{"nextToken":"a\"b","sessions":[{"x":"y"}]}"#).as_deref(),
            Some("a\"b")
        );
        assert_eq!(
            token("{\"sessions\": [1, NaN, \"\\ud800\"],\n \"nextToken\" : \"\u{e9}\" }").as_deref(),
            Some("\u{e9}")
        );
        assert_eq!(token(r#"{"next\u0054oken":"a"}"#).as_deref(), Some("a"));
        assert_eq!(
            token(&format!(
                r#"{{"a":{}{},"nextToken":"t"}}"#,
                "[".repeat(999),
                "]".repeat(999)
            ))
            .as_deref(),
            Some("t")
        );
    }

    #[test]
    fn no_token() {
        for body in [
            "",
            "{}",
            "[\"nextToken\"]",
            r#"{"nextToken":null}"#,
            r#"{"nextToken":""}"#,
            r#"{"nextToken":5}"#,
            r#"{"nextToken""#,
            r#"{"nextToken":"x"#,
            r#"{"a":"nextToken"}"#,
            r#"{"a":"\"nextToken\":\"x\""}"#,
            r#"{"a":{"nextToken":"x"}}"#,
        ] {
            assert_eq!(token(body), None, "{body}");
        }
    }

    #[test]
    fn the_last_of_duplicates() {
        assert_eq!(token(r#"{"nextToken":"a","nextToken":"b"}"#).as_deref(), Some("b"));
        assert_eq!(token(r#"{"nextToken":"a","nextToken":null}"#), None);
    }
}
