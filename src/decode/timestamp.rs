//! Dates: RFC 3339 in the spellings of ISO 8601 that services use.

use speedate::{Date, DateTime, MicrosecondsPrecisionOverflowBehavior, Time, TimeConfig};

/// As dateutil, which cuts what is finer than a microsecond off.
const TIME: TimeConfig = TimeConfig {
    microseconds_precision_overflow_behavior: MicrosecondsPrecisionOverflowBehavior::Truncate,
    unix_timestamp_offset: None,
};

const MIDNIGHT: Time = Time {
    hour: 0,
    minute: 0,
    second: 0,
    microsecond: 0,
    tz_offset: None,
};

/// `2026-01-05T10:00:00.123Z` and its like, down to a bare date; `None` for any other form.
pub fn parse(text: &str) -> Option<DateTime> {
    // speedate also takes separators and a minus beyond ASCII, which dateutil refuses.
    if !text.is_ascii() {
        return None;
    }
    let date = match text.as_bytes().get(10) {
        None => DateTime {
            date: Date::parse_str_rfc3339(text).ok()?,
            time: MIDNIGHT,
        },
        Some(b'T' | b't' | b' ') => parse_rfc3339(text).or_else(|| parse_rfc3339(&with_plain_offset(text)?))?,
        Some(_) => return None,
    };
    // Python's dates begin with the year 1.
    (date.date.year > 0).then_some(date)
}

fn parse_rfc3339(text: &str) -> Option<DateTime> {
    DateTime::parse_bytes_rfc3339_with_config(text.as_bytes(), &TIME).ok()
}

/// The offset of an ASCII text without a blank before it, and with minutes.
fn with_plain_offset(text: &str) -> Option<String> {
    let (time, offset) = text.split_at(11 + text.get(11..)?.find([' ', '+', '-'])?);
    let offset = offset.strip_prefix(' ').unwrap_or(offset);
    match offset.as_bytes() {
        [b'+' | b'-', _, _] => Some(format!("{time}{offset}:00")),
        [b'+' | b'-' | b'Z' | b'z', ..] => Some(format!("{time}{offset}")),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::parse;

    fn shown(text: &str) -> Option<String> {
        parse(text).map(|date| date.to_string())
    }

    #[test]
    fn spellings_of_one_instant() {
        for text in [
            "2026-01-05T10:00:00Z",
            "2026-01-05t10:00:00z",
            "2026-01-05 10:00:00Z",
            "2026-01-05T10:00:00.0000000Z",
            "2026-01-05T10:00:00,0Z",
            "2026-01-05T10:00Z",
            "2026-01-05T10:00:00+00:00",
            "2026-01-05T10:00:00+0000",
            "2026-01-05T10:00:00-00",
            "2026-01-05T10:00:00 +00",
            "2026-01-05T10:00:00 z",
        ] {
            assert_eq!(shown(text).as_deref(), Some("2026-01-05T10:00:00Z"), "{text}");
        }
    }

    #[test]
    fn fractions_are_cut_to_microseconds() {
        let nines = "9".repeat(50);
        for digits in ["999999", "9999999", "999999999", &nines] {
            let text = format!("2026-01-05T10:00:00.{digits}-08");
            assert_eq!(
                shown(&text).as_deref(),
                Some("2026-01-05T10:00:00.999999-08:00"),
                "{text}"
            );
        }
    }

    #[test]
    fn without_a_zone_or_a_time() {
        assert_eq!(
            shown("2026-01-05T10:00:00.5").as_deref(),
            Some("2026-01-05T10:00:00.500000")
        );
        assert_eq!(shown("2026-01-05").as_deref(), Some("2026-01-05T00:00:00"));
    }

    #[test]
    fn other_forms() {
        for text in [
            "",
            "5",
            "2026-01",
            "2026-01-05T",
            "2026-01-05_10:00:00Z",
            "0000-01-05T10:00:00Z",
            "2026-02-29T10:00:00Z",
            "2026-01-05T24:00:00Z",
            "2026-01-05T10:00:60Z",
            "2026-01-05T10:00:00.Z",
            "2026-01-05T10:00.5Z",
            "2026-01-05T10:00 :30",
            "2026-01-05T10:00:00 .5",
            "2026-01-05T10:00:00 +",
            "2026-01-05T10:00:00+5",
            "2026-01-05T10:00:00+24",
            "2026-01-05T10:00:00+00:60",
            "2026-01-05T10:00:00\u{2212}05:00",
            "2026-01-05\u{e9}10:00:00Z",
            "\u{ff12}026-01-05",
        ] {
            assert_eq!(shown(text), None, "{text}");
        }
    }
}
