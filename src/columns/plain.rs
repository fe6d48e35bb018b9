//! Plain pages, from their bytes into columns, without the interpreter.

use deadline_model::Operation;
use jiter::Jiter;

use super::column::{Column, Members, Values};
use super::dates::Dates;
use super::text::{Texts, TooLong};
use super::vectors::last;
use crate::decode::{NotPlain, Reader, Text, Value};

/// What is left of a page whose items are in the columns.
pub struct PlainPage {
    /// The number of items.
    pub count: usize,
    pub next_token: Option<String>,
}

/// The entries of a map up to which a key that comes twice is looked for here.
const MAP_ENTRIES: usize = 16;

type Result<T> = std::result::Result<T, NotPlain>;

impl From<TooLong> for NotPlain {
    fn from(TooLong: TooLong) -> Self {
        Self
    }
}

/// Push the items of a page, the first of them as this row. An error leaves some of them in the column.
pub fn page(
    operation: &Operation,
    body: &[u8],
    items: &mut Column,
    row: usize,
    dates: &mut Dates,
) -> Result<PlainPage> {
    let body = std::str::from_utf8(body).map_err(|_| NotPlain)?;
    let (mut count, mut next_token) = (None, None);
    Reader::object(body, |reader| {
        reader.structure(operation.output, |reader, index, first| -> Result<()> {
            let member = &operation.output.members[index];
            match reader.value(&member.shape, first)? {
                Value::List(_) if member.name == operation.result_key => {
                    count = Some(list(items, row, reader, dates)?);
                }
                Value::String(text) if member.name == "nextToken" => {
                    next_token = Some(match text {
                        Text::Plain(text) => text.to_owned(),
                        Text::Escaped => reader.unescape(str::to_owned)?,
                    });
                }
                _ => return Err(NotPlain),
            }
            Ok(())
        })
    })?;
    Ok(PlainPage {
        count: count.ok_or(NotPlain)?,
        next_token: next_token.filter(|token| !token.is_empty()),
    })
}

/// Push the items of a list, and count them. Nulls are filled later.
fn list(column: &mut Column, row: usize, reader: &mut Reader<'_>, dates: &mut Dates) -> Result<usize> {
    let mut at = row;
    reader.list(|reader, first| {
        if let Some(first) = first {
            value(column, at, reader, first, dates)?;
        }
        at += 1;
        Ok::<_, NotPlain>(())
    })?;
    Ok(at - row)
}

/// Push a value. The column is of its shape, which need not be asked then.
fn value(column: &mut Column, row: usize, reader: &mut Reader<'_>, first: u8, dates: &mut Dates) -> Result<()> {
    column.begin(row);
    match (&mut column.values, first) {
        (Values::Text(texts), _) => match reader.string(first)? {
            Text::Plain(text) => texts.push(text)?,
            Text::Escaped => reader.unescape(|text| texts.push(text))??,
        },
        (Values::Dictionary(keys, dictionary), _) => keys.push(match reader.string(first)? {
            Text::Plain(text) => dictionary.key(text),
            Text::Escaped => reader.unescape(|text| dictionary.key(text))?,
        }),
        (Values::Json(texts, _), _) => json(texts, reader)?,
        (Values::Integer(numbers), _) => numbers.push(reader.integer(first)?),
        (Values::Float(numbers), _) => numbers.push(reader.float(first)?),
        (Values::Boolean(truths), _) => truths.append(reader.boolean(first)?),
        (Values::Timestamp(numbers), _) => numbers.push(dates.micros(reader.timestamp(first)?).ok_or(NotPlain)?),
        (Values::Structure(members), b'{') => structure(members, row, reader, dates)?,
        (Values::List(ends, items), b'[') => {
            let start = last(ends);
            let count = list(items, start, reader, dates)?;
            ends.push(i32::try_from(start + count).map_err(|_| NotPlain)?);
        }
        (Values::Map(ends, keys, values), b'{') => {
            let end = map(last(ends), keys, values, reader, dates)?;
            ends.push(i32::try_from(end).map_err(|_| NotPlain)?);
        }
        _ => return Err(NotPlain),
    }
    column.end();
    Ok(())
}

fn structure(members: &mut Members, row: usize, reader: &mut Reader<'_>, dates: &mut Dates) -> Result<()> {
    let Members { shape, columns, kind } = members;
    reader
        .structure(shape, |reader, index, first| {
            if let Some(kind) = kind {
                if kind.len() > row {
                    // Another member is set as well.
                    return Err(NotPlain);
                }
                push_text(kind, row, shape.members[index].name)?;
            }
            match &mut columns[index] {
                Some(column) => value(column, row, reader, first, dates),
                None => reader.jiter(Jiter::next_skip),
            }
        })
        .map(drop)
}

/// Push the entries of a map that begin at this row, and tell where they end.
fn map(
    start: usize,
    keys: &mut Texts,
    values: &mut Column,
    reader: &mut Reader<'_>,
    dates: &mut Dates,
) -> Result<usize> {
    let mut at = start;
    reader.map(
        |key| {
            let known = start..keys.len();
            // Python's json keeps the last of duplicates.
            let plain = known.len() < MAP_ENTRIES && known.clone().all(|row| keys.get(row) != Some(key.as_bytes()));
            keys.push(key).ok().filter(|()| plain)
        },
        |reader, key, first| {
            key.ok_or(NotPlain)?;
            value(values, at, reader, first, dates)?;
            at += 1;
            Ok::<_, NotPlain>(())
        },
    )?;
    Ok(at)
}

/// A value as it stands.
fn json(texts: &mut Texts, reader: &mut Reader<'_>) -> Result<()> {
    let bytes = reader.slice(|reader| reader.jiter(Jiter::next_skip))?;
    Ok(texts.push(std::str::from_utf8(bytes).map_err(|_| NotPlain)?)?)
}

/// Push a string that is not in the document.
pub fn push_text(column: &mut Column, row: usize, text: &str) -> std::result::Result<(), TooLong> {
    column.begin(row);
    match &mut column.values {
        Values::Text(texts) | Values::Json(texts, _) => texts.push(text)?,
        Values::Dictionary(keys, dictionary) => keys.push(dictionary.key(text)),
        _ => return Ok(()),
    }
    column.end();
    Ok(())
}
