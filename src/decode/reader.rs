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
            (Shape::String(_), _) => Value::String(self.string(first)?),
            (Shape::Timestamp, _) => Value::Timestamp(self.timestamp(first)?),
            (Shape::Structure(shape), b'{') => Value::Structure(shape),
            (Shape::List(_, item), b'[') => Value::List(item),
            (Shape::Map(_, value), b'{') => Value::Map(value),
            (Shape::Integer, _) => Value::Integer(self.integer(first)?),
            (Shape::Float, _) => Value::Float(self.float(first)?),
            (Shape::Boolean, _) => Value::Boolean(self.boolean(first)?),
            // Documents are left to Python's json too: any depth, any number.
            _ => return Err(NotPlain),
        })
    }

    #[inline]
    pub fn string(&mut self, first: u8) -> Result<Text<'j>> {
        match first {
            b'"' => self.text(),
            _ => Err(NotPlain),
        }
    }

    #[inline]
    pub fn timestamp(&mut self, first: u8) -> Result<&'j str> {
        match self.string(first)? {
            Text::Plain(text) => Ok(text),
            Text::Escaped => Err(NotPlain),
        }
    }

    pub fn float(&mut self, first: u8) -> Result<f64> {
        let (b'-' | b'0'..=b'9') = first else {
            return Err(NotPlain);
        };
        let number = self.jiter(Jiter::next_float)?;
        // An integer too big for a float is an error in Python, and its integer zero has no sign.
        let is_plain = number.is_finite() && !(number == 0.0 && number.is_sign_negative());
        is_plain.then_some(number).ok_or(NotPlain)
    }

    pub fn boolean(&mut self, first: u8) -> Result<bool> {
        match first {
            b't' | b'f' => self.jiter(Jiter::next_bool),
            _ => Err(NotPlain),
        }
    }

    /// jiter's, but for plain digits: a tenth of the time that a page of jobs takes here.
    pub fn integer(&mut self, first: u8) -> Result<i64> {
        let (b'-' | b'0'..=b'9') = first else {
            return Err(NotPlain);
        };
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
mod tests;
