//! The members of a JSON object that no shape describes, each as raw JSON. Takes what Python's `json` takes, at any
//! depth, and needs no GIL.

use jiter::Jiter;

use super::reader::{NotPlain, Reader};

/// Names and values as they are written.
#[derive(Default)]
pub struct Members<'j>(Vec<(&'j [u8], &'j [u8])>);

impl<'j> Members<'j> {
    /// `None`: no JSON object.
    pub fn read(body: &'j [u8]) -> Option<Self> {
        let mut members = Vec::new();
        let read = Reader::object(body, |reader| {
            reader.sequence(b'}', |reader| {
                let name = reader.slice(Reader::skip_string)?;
                reader.colon()?;
                members.push((name, reader.slice(skip_value)?));
                Ok::<_, NotPlain>(())
            })
        });
        read.ok().map(|()| Self(members))
    }

    /// The names of the members, but for those that are no text.
    pub fn names(&self) -> impl Iterator<Item = String> {
        self.0.iter().filter_map(|(name, _)| string(name))
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

type Bytes<'j> = Reader<'j, [u8]>;

/// Past a value and all that is in it, at any depth.
fn skip_value(reader: &mut Bytes<'_>) -> Result<(), NotPlain> {
    let mut closing = Vec::new();
    loop {
        let opened = match reader.peek()? {
            b'{' => reader.open(b'}')?.then_some(b'}'),
            b'[' => reader.open(b']')?.then_some(b']'),
            b'"' => {
                reader.skip_string()?;
                None
            }
            _ => {
                skip_scalar(reader)?;
                None
            }
        };
        closing.extend(opened);
        if opened.is_none() {
            while let Some(close) = closing.last()
                && !reader.step(*close)?
            {
                closing.pop();
            }
        }
        match closing.last() {
            None => return Ok(()),
            Some(b'}') => {
                reader.peek()?;
                reader.skip_string()?;
                reader.colon()?;
            }
            Some(_) => {}
        }
    }
}

/// Past a number or a word.
fn skip_scalar(reader: &mut Bytes<'_>) -> Result<(), NotPlain> {
    const WORDS: [&str; 6] = ["null", "true", "false", "NaN", "Infinity", "-Infinity"];
    match WORDS.iter().any(|word| reader.word(word).is_ok()) {
        true => Ok(()),
        false => reader.jiter(|json| json.next_number_bytes().map(drop)),
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
