//! Strings of a column: one after the other, or as keys of a dictionary.

use std::collections::HashMap;
use std::sync::Arc;

use arrow_array::{Array, StringArray};
use arrow_buffer::{Buffer, NullBuffer, OffsetBuffer, ScalarBuffer};
use arrow_schema::ArrowError;

use super::vectors::{last, take};

/// More text than the offsets of one batch can count.
#[derive(Debug)]
pub struct TooLong;

impl From<TooLong> for ArrowError {
    fn from(TooLong: TooLong) -> Self {
        Self::OffsetOverflowError(i32::MAX as usize)
    }
}

/// Strings, one after the other.
pub struct Texts {
    /// Where each begins, and where the last one ends.
    offsets: Vec<i32>,
    bytes: Vec<u8>,
}

impl Texts {
    pub fn new() -> Self {
        Self {
            offsets: vec![0],
            bytes: Vec::new(),
        }
    }

    pub fn len(&self) -> usize {
        self.offsets.len() - 1
    }

    #[inline]
    pub fn push(&mut self, text: &str) -> Result<(), TooLong> {
        let end = i32::try_from(self.bytes.len() + text.len()).map_err(|_| TooLong)?;
        self.bytes.extend_from_slice(text.as_bytes());
        self.offsets.push(end);
        Ok(())
    }

    /// The bytes of one string.
    pub fn get(&self, index: usize) -> Option<&[u8]> {
        let range = *self.offsets.get(index)? as usize..*self.offsets.get(index + 1)? as usize;
        self.bytes.get(range)
    }

    /// Push empty strings: nulls.
    pub fn fill(&mut self, count: usize) {
        let end = self.bytes.len() as i32;
        self.offsets.resize(self.offsets.len() + count, end);
    }

    pub fn truncate(&mut self, len: usize) {
        self.offsets.truncate(len + 1);
        self.bytes.truncate(last(&self.offsets));
    }

    pub fn take(&mut self, nulls: Option<NullBuffer>) -> Result<StringArray, ArrowError> {
        let offsets = OffsetBuffer::new(ScalarBuffer::from(take(&mut self.offsets)));
        self.offsets.push(0);
        StringArray::try_new(offsets, Buffer::from_vec(take(&mut self.bytes)), nulls)
    }
}

/// A dictionary with more strings ends with a batch of a stream, where each batch has a copy of it.
const MOST_STRINGS: usize = 1 << 13;

/// The distinct strings of a column, for several batches.
pub struct Dictionary {
    known: &'static [&'static str],
    keys: HashMap<Box<str>, i32>,
    texts: Vec<Box<str>>,
    /// `texts`, as far as it was asked for.
    array: Option<Arc<StringArray>>,
}

impl Dictionary {
    /// The values of an enumeration come first, used or not.
    pub fn new(known: &'static [&'static str]) -> Self {
        let mut dictionary = Self {
            known,
            keys: HashMap::new(),
            texts: Vec::new(),
            array: None,
        };
        for text in known {
            dictionary.key(text);
        }
        dictionary
    }

    pub fn key(&mut self, text: &str) -> i32 {
        if let Some(key) = self.keys.get(text) {
            return *key;
        }
        let key = self.texts.len() as i32;
        self.keys.insert(text.into(), key);
        self.texts.push(text.into());
        key
    }

    /// The strings by their keys: one array, until there are new ones.
    pub fn values(&mut self) -> Arc<StringArray> {
        let array = self.array.take().filter(|array| array.len() == self.texts.len());
        let array = array.unwrap_or_else(|| Arc::new(StringArray::from_iter_values(&self.texts)));
        self.array = Some(Arc::clone(&array));
        array
    }

    /// Begin anew if there are many strings. No key may be in use.
    pub fn limit(&mut self) {
        if self.texts.len() > MOST_STRINGS {
            *self = Self::new(self.known);
        }
    }
}
