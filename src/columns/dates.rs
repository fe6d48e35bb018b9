//! Dates as microseconds since 1970.

use speedate::DateTime;

use crate::decode::timestamp;

/// Reads dates. Most of a page are of one day, which is remembered: then only the time is left to read.
#[derive(Default)]
pub struct Dates {
    /// `2026-01-05T`
    day: [u8; 11],
    midnight: i64,
}

impl Dates {
    pub fn micros(&mut self, text: &str) -> Option<i64> {
        if let Some((day, time)) = text.as_bytes().split_first_chunk()
            && *day == self.day
            && let Some(micros) = time_of_day(time)
        {
            return Some(self.midnight + micros);
        }
        self.other(text)
    }

    #[cold]
    fn other(&mut self, text: &str) -> Option<i64> {
        let date = timestamp::parse(text)?;
        if let Some(day) = text.as_bytes().first_chunk()
            && day.ends_with(b"T")
        {
            self.day = *day;
            self.midnight = date.date.timestamp() * SECOND;
        }
        Some(micros(&date))
    }
}

const SECOND: i64 = 1_000_000;

/// A date without a zone is taken as UTC.
fn micros(date: &DateTime) -> i64 {
    date.timestamp_tz() * SECOND + i64::from(date.time.microsecond)
}

/// `10:00:00Z`, `10:00:00.123Z` and `10:00:00.123456Z`; `None` for all else.
fn time_of_day(text: &[u8]) -> Option<i64> {
    let (clock, fraction) = text.split_first_chunk()?;
    let [hour, _, _, minute, _, _, second, _] = pairs(*clock, b"00:00:00")?;
    let micros = match *fraction {
        [b'Z'] => 0,
        [b'.', a, b, c, b'Z'] => micros_of([b'.', a, b, c, b'0', b'0', b'0', b'Z'])?,
        _ => micros_of(*fraction.as_array()?)?,
    };
    (hour < 24 && minute < 60 && second < 60)
        .then(|| ((i64::from(hour) * 60 + i64::from(minute)) * 60 + i64::from(second)) * SECOND + micros)
}

fn micros_of(fraction: [u8; 8]) -> Option<i64> {
    let [_, first, _, second, _, third, ..] = pairs(fraction, b".000000Z")?;
    Some((i64::from(first) * 100 + i64::from(second)) * 100 + i64::from(third))
}

/// Where the pattern has a zero the text must have a digit, elsewhere the same: then, for each byte, ten times the digit
/// and the next one. All bytes at a time: dates are a tenth of a page.
fn pairs(text: [u8; 8], pattern: &[u8; 8]) -> Option<[u8; 8]> {
    const HIGH: u64 = 0x8080_8080_8080_8080;
    let values = u64::from_le_bytes(text) ^ u64::from_le_bytes(*pattern);
    // What is too large gets the high bit.
    let room = u64::from_le_bytes(pattern.map(|byte| if byte == b'0' { 0x76 } else { 0x7f }));
    let is_like = (((values & !HIGH) + room) | values) & HIGH == 0;
    is_like.then(|| (values.wrapping_mul(10) + (values >> 8)).to_le_bytes())
}

#[cfg(test)]
mod tests {
    use super::{Dates, micros};
    use crate::decode::timestamp;

    /// Both ways give the same, whatever day is remembered.
    #[test]
    fn as_parsed() {
        let day = "2026-01-05T";
        for text in [
            "2026-01-05T00:00:00Z",
            "2026-01-05T23:59:59Z",
            "2026-01-05T10:11:12.123Z",
            "2026-01-05T10:11:12.123456Z",
            "2026-01-05T10:11:12.1Z",
            "2026-01-05T10:11:12.1234567Z",
            "2026-01-05T10:11:12",
            "2026-01-05T10:11:12+02:00",
            "2026-01-05T10:11:12.123-08:00",
            "2026-01-05T24:00:00Z",
            "2026-01-05T10:60:00Z",
            "2026-01-05T10:00:60Z",
            "2026-01-05T1a:00:00Z",
            "2026-01-05T10:00:00x",
            "2026-01-05T10:00:00.123x",
            "2026-01-05T",
            "2026-01-05 10:11:12Z",
            "2026-01-05",
            "1969-12-31T23:59:59.999Z",
            "0001-01-01T00:00:00+14:00",
            "9999-12-31T23:59:59.999999Z",
            "",
            "\u{e9}",
        ] {
            let mut fresh = Dates::default();
            let mut warm = Dates::default();
            assert!(warm.micros(&format!("{day}01:02:03Z")).is_some());
            let parsed = timestamp::parse(text).map(|date| micros(&date));
            assert_eq!(fresh.micros(text), parsed, "{text}");
            assert_eq!(fresh.micros(text), parsed, "{text}, again");
            assert_eq!(warm.micros(text), parsed, "{text}, after another");
        }
        let at = Dates::default().micros("1970-01-01T00:00:01.000002Z");
        assert_eq!(at, Some(1_000_002));
    }
}
