//! Looking through JSON without reading it.

use jiter::Jiter;

/// The index of the first byte that is a quote, a backslash or a control character.
pub fn special(bytes: &[u8]) -> Option<usize> {
    let (words, tail) = bytes.as_chunks::<8>();
    for (count, word) in words.iter().enumerate() {
        let marks = specials(u64::from_le_bytes(*word));
        if marks != 0 {
            return Some(count * 8 + marks.trailing_zeros() as usize / 8);
        }
    }
    let rest = tail.iter().position(|byte| matches!(byte, b'"' | b'\\' | ..b' '))?;
    Some(bytes.len() - tail.len() + rest)
}

/// Mark, with its high bit, the first of eight bytes that is special.
/// Marks above the first may be wrong: the subtractions borrow.
fn specials(word: u64) -> u64 {
    const ONES: u64 = 0x0101_0101_0101_0101;
    let below = |word: u64, limit: u64| word.wrapping_sub(ONES * limit) & !word;
    let is = |byte: u8| below(word ^ (ONES * u64::from(byte)), 1);
    (is(b'"') | is(b'\\') | below(word, 0x20)) & (ONES * 0x80)
}

/// The text of the document's top-level `nextToken`; `None` where that is absent, null, empty or not a string.
///
/// Needs no GIL. It does not judge the document: whether that is a page at all, `structure` says. So it takes
/// whatever Python's json takes (NaN, lone surrogates, any depth), which jiter's skipping would not.
pub fn next_token(body: &[u8]) -> Option<String> {
    if let Some(token) = edge_token(body).and_then(|token| std::str::from_utf8(token).ok()) {
        return (!token.is_empty()).then(|| token.to_owned());
    }
    let mut token = None;
    let mut depth = 0_usize;
    let mut at = 0;
    while let Some(byte) = body.get(at) {
        match byte {
            b'{' | b'[' => depth += 1,
            b'}' | b']' => depth = depth.saturating_sub(1),
            b'"' => {
                let start = at;
                at = string_end(body, start)?;
                if depth == 1 && text(body, start).as_deref() == Some("nextToken") {
                    let colon = at + body.get(at..)?.iter().position(|byte| !byte.is_ascii_whitespace())?;
                    if body[colon] == b':' {
                        // The last of duplicates counts, whatever it is.
                        token = text(body, colon + 1);
                        at = colon + 1;
                    }
                }
                continue;
            }
            _ => {}
        }
        at += 1;
    }
    token.filter(|token| !token.is_empty())
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

/// The index after the string that starts at `start`.
fn string_end(body: &[u8], start: usize) -> Option<usize> {
    let mut at = start + 1;
    loop {
        at += special(body.get(at..)?)?;
        match body[at] {
            b'"' => return Some(at + 1),
            b'\\' => at += 2,
            _ => at += 1,
        }
    }
}

/// The string that stands there, if one does.
fn text(body: &[u8], at: usize) -> Option<String> {
    Jiter::new(body.get(at..)?).next_str().ok().map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::{next_token, special};

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

    #[test]
    fn special_is_the_first() {
        for length in 0..40 {
            for byte in 0..=255_u8 {
                let mut bytes = vec![b'a'; length];
                bytes.extend([byte, b'"', 0x1f, 0x80, b'\\', b'a', b'"', b'a', b'a']);
                let first = bytes.iter().position(|byte| matches!(byte, b'"' | b'\\' | ..b' '));
                assert_eq!(special(&bytes), first);
            }
        }
    }
}
