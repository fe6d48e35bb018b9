//! A pull parser of JSON by the model's shapes. It builds nothing and knows no Python: it calls the caller for each
//! member, item and entry, and the caller reads the value with `value`.

use deadline_model::{Member, Shape, Structure};
use jiter::{Jiter, JiterResult, NumberInt};

use super::byte_scan;

/// Malformed JSON, or JSON that does not keep to its shape: `lenient` knows what to make of it.
#[derive(Debug, PartialEq, Eq)]
pub struct NotPlain;

type Result<T, E = NotPlain> = std::result::Result<T, E>;

/// A string.
pub enum Text<'j> {
    /// As it stands in the document.
    Plain(&'j str),
    /// With escapes, and still unread: `Reader::unescape` comes next.
    Escaped,
}

/// A value of the kind that its shape asks for. Objects and lists are still unread: the method of their name comes next.
pub enum Value<'j> {
    String(Text<'j>),
    Timestamp(&'j str),
    Integer(i64),
    Float(f64),
    Boolean(bool),
    Structure(&'static Structure),
    /// With the shape of its items.
    List(&'static Shape),
    /// With the shape of its values.
    Map(&'static Shape),
}

/// A place in a document. Over a `str` it reads by shapes, over a `[u8]`, which may not be UTF-8, only the punctuation.
pub struct Reader<'j, D: ?Sized = str> {
    document: &'j D,
    at: usize,
}

impl<'j, D: AsRef<[u8]> + ?Sized> Reader<'j, D> {
    /// Read a document that is one object, from its opening brace.
    pub fn object<T, E: From<NotPlain>>(document: &'j D, read: impl FnOnce(&mut Self) -> Result<T, E>) -> Result<T, E> {
        let mut reader = Self { document, at: 0 };
        if reader.peek()? != b'{' {
            return Err(NotPlain.into());
        }
        let object = read(&mut reader)?;
        match reader.peek() {
            Ok(_) => Err(NotPlain.into()),
            // Only white space may follow.
            Err(NotPlain) => Ok(object),
        }
    }

    /// The bytes that `read` reads, from the first that is not white space.
    pub fn slice(&mut self, read: impl FnOnce(&mut Self) -> Result<()>) -> Result<&'j [u8]> {
        self.peek()?;
        let start = self.at;
        read(self)?;
        self.bytes().get(start..self.at).ok_or(NotPlain)
    }

    /// The next byte that is not white space.
    pub fn peek(&mut self) -> Result<u8> {
        loop {
            match self.bytes().get(self.at).ok_or(NotPlain)? {
                b' ' | b'\n' | b'\r' | b'\t' => self.at += 1,
                byte => return Ok(*byte),
            }
        }
    }

    /// Read what stands between brackets, separated by commas.
    pub fn sequence<E: From<NotPlain>>(
        &mut self,
        close: u8,
        mut read: impl FnMut(&mut Self) -> Result<(), E>,
    ) -> Result<(), E> {
        let mut more = self.open(close)?;
        while more {
            read(self)?;
            more = self.step(close)?;
        }
        Ok(())
    }

    /// Past an opening bracket: does anything come before the closing one?
    pub fn open(&mut self, close: u8) -> Result<bool> {
        self.at += 1;
        let more = self.peek()? != close;
        self.at += usize::from(!more);
        Ok(more)
    }

    /// Past a value: a comma, or the closing bracket?
    pub fn step(&mut self, close: u8) -> Result<bool> {
        let byte = self.peek()?;
        self.at += 1;
        match byte {
            b',' => Ok(true),
            _ if byte == close => Ok(false),
            _ => Err(NotPlain),
        }
    }

    pub fn colon(&mut self) -> Result<()> {
        if self.peek()? != b':' {
            return Err(NotPlain);
        }
        self.at += 1;
        Ok(())
    }

    /// Past this word, if it is the next.
    pub fn word(&mut self, word: &str) -> Result<()> {
        if !self.rest().starts_with(word.as_bytes()) {
            return Err(NotPlain);
        }
        self.at += word.len();
        Ok(())
    }

    /// Past a string, which may be half of a surrogate pair or not UTF-8.
    pub fn skip_string(&mut self) -> Result<()> {
        self.word("\"")?;
        loop {
            self.at += byte_scan::special(self.rest()).ok_or(NotPlain)?;
            self.at += match self.rest() {
                [b'"', ..] => {
                    self.at += 1;
                    return Ok(());
                }
                [b'\\', b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't', ..] => 2,
                [b'\\', b'u', a, b, c, d, ..] if [a, b, c, d].iter().all(|digit| digit.is_ascii_hexdigit()) => 6,
                _ => return Err(NotPlain),
            };
        }
    }

    /// Let jiter read what starts here.
    pub fn jiter<T>(&mut self, read: impl FnOnce(&mut Jiter<'j>) -> JiterResult<T>) -> Result<T> {
        let mut json = Jiter::new(self.rest());
        let value = read(&mut json).map_err(|_| NotPlain)?;
        self.at += json.current_index();
        Ok(value)
    }

    fn rest(&self) -> &'j [u8] {
        self.bytes().get(self.at..).unwrap_or_default()
    }

    fn bytes(&self) -> &'j [u8] {
        self.document.as_ref()
    }
}

impl<'j> Reader<'j> {
    /// Read an object of this shape: the index of each member that the model knows and that is not null, with its value's
    /// first byte. Tells whether they came in the model's order.
    pub fn structure<E: From<NotPlain>>(
        &mut self,
        shape: &'static Structure,
        mut read: impl FnMut(&mut Self, usize, u8) -> Result<(), E>,
    ) -> Result<bool, E> {
        let (mut seen, mut null) = (0_u64, 0_u64);
        let mut expected = 0;
        let mut in_order = true;
        self.sequence(b'}', |reader| -> Result<(), E> {
            let found = reader.member(shape, expected)?;
            let first = reader.peek()?;
            match found {
                Found::Member(index) => {
                    let bit = 1_u64.checked_shl(index as u32).ok_or(NotPlain)?;
                    if seen & bit != 0 {
                        // Python's json keeps the last of duplicates.
                        return Err(NotPlain.into());
                    }
                    seen |= bit;
                    in_order &= index >= expected;
                    expected = index + 1;
                    if first == b'n' {
                        null |= bit;
                        reader.word("null")?;
                    } else {
                        read(reader, index, first)?;
                    }
                }
                Found::Unknown if shape.union && first != b'n' => return Err(NotPlain.into()),
                Found::Unknown | Found::Type => reader.jiter(Jiter::next_skip)?,
            }
            Ok(())
        })?;
        if shape.union && (seen & !null).count_ones() != 1 {
            return Err(NotPlain.into());
        }
        Ok(in_order)
    }

    /// Read a list: each item with its first byte, `None` for a null.
    pub fn list<E: From<NotPlain>>(
        &mut self,
        mut read: impl FnMut(&mut Self, Option<u8>) -> Result<(), E>,
    ) -> Result<(), E> {
        self.sequence(b']', |reader| match reader.peek()? {
            b'n' => {
                reader.word("null")?;
                read(reader, None)
            }
            first => read(reader, Some(first)),
        })
    }

    /// Read a map: what `key` makes of each key, with its value's first byte.
    pub fn map<K, E: From<NotPlain>>(
        &mut self,
        mut key: impl FnMut(&str) -> K,
        mut read: impl FnMut(&mut Self, K, u8) -> Result<(), E>,
    ) -> Result<(), E> {
        self.sequence(b'}', |reader| {
            if reader.peek()? != b'"' {
                return Err(NotPlain.into());
            }
            let key = match reader.name()? {
                Text::Plain(text) => key(text),
                Text::Escaped => reader.unescape(&mut key)?,
            };
            reader.colon()?;
            let first = reader.peek()?;
            read(reader, key, first)
        })
    }

    /// The value that starts with this byte.
    pub fn value(&mut self, shape: &'static Shape, first: u8) -> Result<Value<'j>> {
        Ok(match (shape, first) {
            (Shape::String(_) | Shape::Timestamp, b'"') => match (self.text()?, shape) {
                (Text::Plain(text), Shape::Timestamp) => Value::Timestamp(text),
                (Text::Escaped, Shape::Timestamp) => return Err(NotPlain),
                (text, _) => Value::String(text),
            },
            (Shape::Structure(shape), b'{') => Value::Structure(shape),
            (Shape::List(_, item), b'[') => Value::List(item),
            (Shape::Map(_, value), b'{') => Value::Map(value),
            (Shape::Integer, b'-' | b'0'..=b'9') => Value::Integer(self.integer()?),
            (Shape::Float, b'-' | b'0'..=b'9') => {
                let number = self.jiter(Jiter::next_float)?;
                // An integer too big for a float is an error in Python, and its integer zero has no sign.
                if !number.is_finite() || (number == 0.0 && number.is_sign_negative()) {
                    return Err(NotPlain);
                }
                Value::Float(number)
            }
            (Shape::Boolean, b't' | b'f') => Value::Boolean(self.jiter(Jiter::next_bool)?),
            // Documents are left to Python's json too: any depth, any number.
            _ => return Err(NotPlain),
        })
    }

    /// The number that starts here: jiter's, but for plain digits: a tenth of the time that a page of jobs takes here.
    fn integer(&mut self) -> Result<i64> {
        let mut number = 0;
        for (count, byte) in self.rest().iter().enumerate().take(18) {
            match byte {
                b'0'..=b'9' if count == 0 || number > 0 => number = number * 10 + i64::from(byte - b'0'),
                b',' | b'}' | b']' => {
                    self.at += count;
                    return Ok(number);
                }
                _ => break,
            }
        }
        match self.jiter(Jiter::next_int)? {
            NumberInt::Int(number) => Ok(number),
            NumberInt::BigInt(_) => Err(NotPlain),
        }
    }

    /// The string with escapes that starts here.
    pub fn unescape<T>(&mut self, make: impl FnOnce(&str) -> T) -> Result<T> {
        self.jiter(|json| json.next_str().map(make))
    }

    /// A name that no shape has told, apart from `text` so that only that is inlined.
    #[inline(never)]
    fn name(&mut self) -> Result<Text<'j>> {
        self.text()
    }

    /// The string that starts here. Most of a page is strings: a call for each would cost 2 % of a page's instructions.
    #[inline(always)]
    fn text(&mut self) -> Result<Text<'j>> {
        let start = self.at + 1;
        let bytes = self.bytes().get(start..).ok_or(NotPlain)?;
        let length = byte_scan::special(bytes).ok_or(NotPlain)?;
        if bytes[length] != b'"' {
            return Ok(Text::Escaped);
        }
        self.at = start + length + 1;
        self.document
            .get(start..start + length)
            .map(Text::Plain)
            .ok_or(NotPlain)
    }

    /// A member's name and the colon. The one after the last is tried first: services keep to one order.
    fn member(&mut self, shape: &'static Structure, expected: usize) -> Result<Found> {
        if self.peek()? != b'"' {
            return Err(NotPlain);
        }
        let start = self.rest().first_chunk();
        let found = start.and_then(|start| {
            find(shape, expected, |member| {
                byte_scan::common(start, &member.quoted) >= member.name.len() + 3
            })
        });
        match found {
            Some(index) => {
                self.at += shape.members[index].name.len() + 3;
                Ok(Found::Member(index))
            }
            None => self.other_member(shape, expected),
        }
    }

    /// A name that is not followed by its colon at once, too long, at the document's end, or not in the model.
    #[cold]
    fn other_member(&mut self, shape: &'static Structure, expected: usize) -> Result<Found> {
        let name = match self.name()? {
            Text::Plain(name) => name,
            // Unescaped, it may be the name of any member.
            Text::Escaped => return Err(NotPlain),
        };
        self.colon()?;
        Ok(match find(shape, expected, |member| member.name == name) {
            Some(index) => Found::Member(index),
            None if name == "__type" => Found::Type,
            None => Found::Unknown,
        })
    }
}

/// The index of a member of the body; those from the expected one on are asked first.
fn find(shape: &Structure, expected: usize, is: impl Fn(&Member) -> bool) -> Option<usize> {
    let is = |member: &Member| is(member) && member.header.is_none();
    let (before, after) = shape.members.split_at_checked(expected)?;
    let later = after.iter().position(is).map(|index| expected + index);
    later.or_else(|| before.iter().position(is))
}

enum Found {
    Member(usize),
    /// `__type`, which is nobody's member, not even an unknown one's.
    Type,
    Unknown,
}

#[cfg(test)]
mod tests {
    use std::fmt::Write;

    use super::{NotPlain, Reader, Text, Value};
    use deadline_model::{Member, Shape, Structure, quoted};

    const fn member(name: &'static str, shape: Shape) -> Member {
        Member {
            name,
            quoted: quoted(name),
            key: 0,
            required: false,
            header: None,
            shape,
        }
    }

    static UNION: Structure = Structure {
        name: "Union",
        union: true,
        members: &[member("i", Shape::Integer), member("f", Shape::Float)],
    };
    static PAGE: Structure = Structure {
        name: "Page",
        union: false,
        members: &[
            member("s", Shape::String(&[])),
            member("t", Shape::Timestamp),
            member("b", Shape::Boolean),
            member("u", Shape::Structure(&UNION)),
            member("l", Shape::List("Strings", &Shape::String(&[]))),
            member("m", Shape::Map("Integers", &Shape::Integer)),
        ],
    };

    fn value(reader: &mut Reader, shape: &'static Shape, first: u8, out: &mut String) -> Result<(), NotPlain> {
        let shown = match reader.value(shape, first)? {
            Value::String(Text::Plain(text)) | Value::Timestamp(text) => text.to_owned(),
            Value::String(Text::Escaped) => reader.unescape(str::to_owned)?,
            Value::Integer(number) => number.to_string(),
            Value::Float(number) => format!("{number:?}"),
            Value::Boolean(truth) => truth.to_string(),
            Value::Structure(shape) => return structure(reader, shape, out),
            Value::List(item) => {
                return reader.list(|reader, first| match first {
                    Some(first) => value(reader, item, first, out),
                    None => write!(out, "null ").map_err(|_| NotPlain),
                });
            }
            Value::Map(item) => {
                return reader.map(str::to_owned, |reader, key, first| {
                    write!(out, "{key}=").map_err(|_| NotPlain)?;
                    value(reader, item, first, out)
                });
            }
        };
        write!(out, "{shown} ").map_err(|_| NotPlain)
    }

    fn structure(reader: &mut Reader, shape: &'static Structure, out: &mut String) -> Result<(), NotPlain> {
        let in_order = reader.structure(shape, |reader, index, first| {
            let member = &shape.members[index];
            write!(out, "{}:", member.name).map_err(|_| NotPlain)?;
            value(reader, &member.shape, first, out)
        })?;
        write!(out, "{}", if in_order { "" } else { "unordered " }).map_err(|_| NotPlain)
    }

    /// The same with and without blanks behind, because names near the document's end are read in another way.
    fn read_as(shape: &'static Structure, body: &str) -> Option<String> {
        let [bare, padded] = [body, &format!("{body}{:32}", "")].map(|body| {
            let mut out = String::new();
            let read = Reader::object(body, |reader| structure(reader, shape, &mut out));
            read.ok().map(|()| out)
        });
        assert_eq!(bare, padded, "{body}");
        bare
    }

    fn read(body: &str) -> Option<String> {
        read_as(&PAGE, body)
    }

    #[test]
    fn values_by_their_shapes() {
        for (body, shown) in [
            ("{}", ""),
            (r#" { "s" : "a" , "t":"t","b":true } "#, "s:a t:t b:true "),
            (r#"{"b":false,"s":"\u00e9\n"}"#, "b:false s:\u{e9}\n unordered "),
            (r#"{"u":{"i":-5},"l":[]}"#, "u:i:-5 l:"),
            (r#"{"u":{"i":null,"f":1},"l":["a",null,"b"]}"#, "u:f:1.0 l:a null b "),
            (r#"{"m":{"a":1,"\"":2}}"#, "m:a=1 \"=2 "),
            (r#"{"s":null,"x":[{"y":1e5}],"__type":"z","b":true}"#, "b:true "),
        ] {
            assert_eq!(read(body).as_deref(), Some(shown), "{body}");
        }
    }

    #[test]
    fn not_plain() {
        for body in [
            "",
            "[]",
            "{}x",
            r#"{"s":1}"#,
            r#"{"s":"a","s":"b"}"#,
            r#"{"s":null,"s":"b"}"#,
            r#"{"\u0073":"a"}"#,
            r#"{"s":"\ud800"}"#,
            "{\"s\":\"\n\"}",
            r#"{"s":"a" "b":true}"#,
            r#"{"s":"a",}"#,
            r#"{"t":"\u0074"}"#,
            r#"{"b":truth}"#,
            r#"{"u":{}}"#,
            r#"{"u":{"i":null}}"#,
            r#"{"u":{"i":1,"f":1}}"#,
            r#"{"u":{"i":1,"x":1}}"#,
            r#"{"u":{"i":99999999999999999999}}"#,
            r#"{"u":{"f":1e999}}"#,
            r#"{"u":{"f":-0}}"#,
            r#"{"l":["a"}"#,
            r#"{"l":[1]}"#,
            r#"{"m":{"a":null}}"#,
            r#"{"m":{1:1}}"#,
            r#"{"x":}"#,
        ] {
            assert_eq!(read(body), None, "{body}");
        }
    }

    #[test]
    fn integers() {
        for number in [
            "0",
            "-0",
            "7",
            "-10",
            "100",
            "12345678901234567",
            "123456789012345678",
            "-999999999999999999",
        ] {
            let value: i64 = number.parse().expect("an i64");
            for (body, shown) in [
                (format!(r#"{{"u":{{"i":{number}}}}}"#), format!("u:i:{value} ")),
                (format!(r#"{{"u":{{"i":{number} }} }}"#), format!("u:i:{value} ")),
                (
                    format!(r#"{{"m":{{"a":{number},"b":1}}}}"#),
                    format!("m:a={value} b=1 "),
                ),
            ] {
                assert_eq!(read(&body), Some(shown), "{body}");
            }
        }
        for number in [
            "00",
            "01",
            "-",
            "-01",
            "1.5",
            "1e5",
            "1x",
            "1]",
            "1000000000000000000",
            "99999999999999999999",
        ] {
            assert_eq!(read(&format!(r#"{{"u":{{"i":{number}}}}}"#)), None, "{number}");
        }
    }

    static NAMES: Structure = Structure {
        name: "Names",
        union: false,
        members: &[
            member("a", Shape::Boolean),
            member("ab", Shape::Boolean),
            member("abcdefghijklmnopqrstuvwxyz123", Shape::Boolean),
            member("abcdefghijklmnopqrstuvwxyz1234", Shape::Boolean),
            member("abcdefghijklmnopqrstuvwxyz1234567890", Shape::Boolean),
            Member {
                header: Some("x-header"),
                ..member("header", Shape::Boolean)
            },
        ],
    };

    #[test]
    fn names_that_begin_alike() {
        for known in NAMES.members {
            let shown = match known.header {
                Some(_) => String::new(),
                None => format!("{}:true ", known.name),
            };
            for space in ["", " ", "\n\t"] {
                let body = format!("{{{space}\"{}\"{space}:{space}true{space}}}", known.name);
                assert_eq!(read_as(&NAMES, &body).as_ref(), Some(&shown), "{body}");
            }
        }
        let body = "{\"b\":1,\"abc\":2,\"A\":3,\"\":4,\"a \":5,\"a\u{e9}\":6,\"a\":true}";
        assert_eq!(read_as(&NAMES, body).as_deref(), Some("a:true "));
    }

    #[test]
    fn names_that_are_none() {
        for body in [
            r#"{"a"true}"#,
            r#"{"a";true}"#,
            r#"{"a"::true}"#,
            r#"{"a::true}"#,
            r#"{"a\":true}"#,
            r#"{"\u0061b":true}"#,
            "{\"a\n\":true}",
            "{\"ab\0\":true}",
        ] {
            assert_eq!(read_as(&NAMES, body), None, "{body}");
        }
    }

    #[test]
    fn documents_that_are_cut() {
        let body = "{\"s\":\"\u{e9}\",\"l\":[\"a\"],\"u\":{\"i\":12},\"x\":{\"y\":[]},\"b\":true}";
        assert!(read(body).is_some());
        for (end, _) in body.char_indices() {
            assert_eq!(read(&body[..end]), None, "{end}");
        }
    }
}
