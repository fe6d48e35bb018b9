//! The members of a JSON object that no shape describes, each as raw JSON. Takes what Python's `json` takes, at any
//! depth, and needs no GIL.

use jiter::Jiter;

use super::byte_scan::special;

/// Names and values as they are written.
#[derive(Default)]
pub struct Members<'j>(Vec<(&'j [u8], &'j [u8])>);

impl<'j> Members<'j> {
    /// `None`: no JSON object.
    pub fn read(body: &'j [u8]) -> Option<Self> {
        let mut reader = Reader { body, at: 0 };
        if reader.peek()? != b'{' {
            return None;
        }
        let mut members = Vec::new();
        let mut more = reader.open(b'}')?;
        while more {
            let name = reader.slice(Reader::string)?;
            reader.colon()?;
            members.push((name, reader.slice(Reader::value)?));
            more = reader.step(b'}')?;
        }
        // Only white space may follow.
        reader.peek().is_none().then_some(Self(members))
    }

    /// The value of a member; the last of duplicates counts.
    pub fn get(&self, name: &str) -> Option<&'j [u8]> {
        let mut found = self.0.iter().rev();
        found.find_map(|(key, value)| (string(key)? == name).then_some(*value))
    }
}

/// The text of a JSON string; `None` for another value, and for one that is no text (half of a surrogate pair).
pub fn string(json: &[u8]) -> Option<String> {
    Jiter::new(json).next_str().ok().map(str::to_owned)
}

/// A place in the body; each step ends after what it read.
struct Reader<'j> {
    body: &'j [u8],
    at: usize,
}

impl<'j> Reader<'j> {
    /// What a step reads, from its first byte to its last.
    fn slice(&mut self, step: impl FnOnce(&mut Self) -> Option<()>) -> Option<&'j [u8]> {
        self.peek()?;
        let start = self.at;
        step(self)?;
        self.body.get(start..self.at)
    }

    /// A value and all that is in it.
    fn value(&mut self) -> Option<()> {
        let mut closing = Vec::new();
        loop {
            let opened = match self.peek()? {
                b'{' => self.open(b'}')?.then_some(b'}'),
                b'[' => self.open(b']')?.then_some(b']'),
                b'"' => {
                    self.string()?;
                    None
                }
                _ => {
                    self.scalar()?;
                    None
                }
            };
            closing.extend(opened);
            if opened.is_none() {
                while let Some(close) = closing.last()
                    && !self.step(*close)?
                {
                    closing.pop();
                }
            }
            match closing.last() {
                None => return Some(()),
                Some(b'}') => {
                    self.peek()?;
                    self.string()?;
                    self.colon()?;
                }
                Some(_) => {}
            }
        }
    }

    /// A string.
    fn string(&mut self) -> Option<()> {
        if self.body.get(self.at) != Some(&b'"') {
            return None;
        }
        self.at += 1;
        loop {
            self.at += special(self.rest())?;
            self.at += match self.rest() {
                [b'"', ..] => {
                    self.at += 1;
                    return Some(());
                }
                [b'\\', b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't', ..] => 2,
                [b'\\', b'u', digits @ ..] if digits.get(..4)?.iter().all(u8::is_ascii_hexdigit) => 6,
                _ => return None,
            };
        }
    }

    /// A number or a word.
    fn scalar(&mut self) -> Option<()> {
        const WORDS: [&str; 6] = ["null", "true", "false", "NaN", "Infinity", "-Infinity"];
        let rest = self.rest();
        self.at += match WORDS.iter().find(|word| rest.starts_with(word.as_bytes())) {
            Some(word) => word.len(),
            None => Jiter::new(rest).next_number_bytes().ok()?.len(),
        };
        Some(())
    }

    fn rest(&self) -> &'j [u8] {
        self.body.get(self.at..).unwrap_or_default()
    }

    /// The next byte that is not white space.
    fn peek(&mut self) -> Option<u8> {
        let blank = |byte: &u8| matches!(byte, b' ' | b'\n' | b'\r' | b'\t');
        self.at += self.rest().iter().take_while(|byte| blank(byte)).count();
        self.rest().first().copied()
    }

    fn colon(&mut self) -> Option<()> {
        self.peek().filter(|byte| *byte == b':')?;
        self.at += 1;
        Some(())
    }

    /// Past an opening bracket: does anything come before the closing one?
    fn open(&mut self, close: u8) -> Option<bool> {
        self.at += 1;
        let more = self.peek()? != close;
        self.at += usize::from(!more);
        Some(more)
    }

    /// Past a value: a comma, or the closing bracket?
    fn step(&mut self, close: u8) -> Option<bool> {
        let byte = self.peek()?;
        self.at += 1;
        match byte {
            b',' => Some(true),
            _ => (byte == close).then_some(false),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Members, string};

    fn get<'j>(body: &'j str, name: &str) -> Option<&'j str> {
        std::str::from_utf8(Members::read(body.as_bytes())?.get(name)?).ok()
    }

    #[test]
    fn values_as_they_are_written() {
        let body = r#" { "a" : "x\"y" ,"b":[1, {"a": 2}, []], "c":{} , "d":-1.5e400, "e":null } "#;
        for (name, json) in [
            ("a", r#""x\"y""#),
            ("b", r#"[1, {"a": 2}, []]"#),
            ("c", "{}"),
            ("d", "-1.5e400"),
            ("e", "null"),
        ] {
            assert_eq!(get(body, name), Some(json));
        }
        assert_eq!(get(body, "f"), None);
    }

    #[test]
    fn the_last_of_duplicates() {
        assert_eq!(get(r#"{"a":1,"b":2,"\u0061":3}"#, "a"), Some("3"));
    }

    #[test]
    fn what_only_python_takes() {
        let deep = format!(r#"{{"x":{}{},"a":1}}"#, "[".repeat(100_000), "]".repeat(100_000));
        for body in [
            r#"{"x":NaN,"a":1}"#,
            r#"{"x":[Infinity,-Infinity],"a":1}"#,
            r#"{"\ud800":"\udc00","a":1}"#,
            &deep,
        ] {
            assert_eq!(get(body, "a"), Some("1"));
        }
        assert!(Members::read(b"{\"x\":\"\xff\"}").is_some_and(|members| members.get("x").is_some()));
        assert!(Members::read(b" {} ").is_some_and(|members| members.0.is_empty()));
    }

    #[test]
    fn no_object() {
        for body in [
            "",
            " ",
            "[]",
            "null",
            "\"a\"",
            "{",
            "{}x",
            "{} {}",
            "}",
            "{a:1}",
            "{'a':1}",
            r#"{"a"}"#,
            r#"{"a":}"#,
            r#"{"a":1"#,
            r#"{"a":1,}"#,
            r#"{"a":1 "b":2}"#,
            r#"{"a":[1}"#,
            r#"{"a":[1,]}"#,
            r#"{"a":{"b"}}"#,
            r#"{"a":{1:2}}"#,
            r#"{"a":{"b":1]}"#,
            r#"{"a":01}"#,
            r#"{"a":1.}"#,
            r#"{"a":-}"#,
            r#"{"a":nul}"#,
            r#"{"a":+1}"#,
            r#"{"a":"x}"#,
            r#"{"a":"\x"}"#,
            r#"{"a":"\u12"}"#,
            r#"{"a":"\u12g4"}"#,
            "{\"a\":\"\n\"}",
            "\u{feff}{}",
            "{\u{a0}}",
            "{\"a\":1\u{b}}",
            r#"{"a":1,,"b":2}"#,
            r#"{"a"::1}"#,
        ] {
            assert!(Members::read(body.as_bytes()).is_none(), "{body}");
        }
    }

    #[test]
    fn strings() {
        assert_eq!(string(br#""a\u00e9""#).as_deref(), Some("a\u{e9}"));
        for json in [&b"5"[..], b"null", br#""\ud800""#, b"\"\xff\""] {
            assert_eq!(string(json), None);
        }
    }
}
