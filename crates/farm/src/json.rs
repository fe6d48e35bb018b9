//! Pieces of JSON, written without `format!`, which would take longer than the rest of a page.

/// A string that needs no escapes, or has them already.
pub fn string(out: &mut Vec<u8>, text: &str) {
    out.push(b'"');
    out.extend_from_slice(text.as_bytes());
    out.push(b'"');
}

/// Any string.
pub fn text(out: &mut Vec<u8>, text: &str) {
    // Writing into a vector does not fail.
    let _ = serde_json::to_writer(out, text);
}

pub fn integer(out: &mut Vec<u8>, number: i64) {
    out.extend_from_slice(itoa::Buffer::new().format(number).as_bytes());
}

/// The comma before a member, unless it is the first of its object or array.
pub fn separate(out: &mut Vec<u8>) {
    if !matches!(out.last(), Some(b'{' | b'[')) {
        out.push(b',');
    }
}

/// `"name":` of an object's member.
pub fn key(out: &mut Vec<u8>, name: &str) {
    separate(out);
    string(out, name);
    out.push(b':');
}

/// `"2026-01-05T10:00:00Z"`, with `.123000` if there are milliseconds. By hand: a page has hundreds of dates, and a
/// library's formatting takes three times as long.
pub fn timestamp(out: &mut Vec<u8>, millis: i64) {
    let (days, rest) = (millis.div_euclid(86_400_000), millis.rem_euclid(86_400_000));
    // Howard Hinnant's civil_from_days: years begin in March, eras have 400 years.
    let shifted = days + 719_468;
    let (era, day) = (shifted.div_euclid(146_097), shifted.rem_euclid(146_097));
    let year = (day - day / 1460 + day / 36_524 - day / 146_096) / 365;
    let day_of_year = day - (365 * year + year / 4 - year / 100);
    let month = (5 * day_of_year + 2) / 153;
    let (day, month) = (
        day_of_year - (153 * month + 2) / 5 + 1,
        if month < 10 { month + 3 } else { month - 9 },
    );
    let year = year + era * 400 + i64::from(month <= 2);

    let rest = rest as u32;
    let mut text = *b"\"0000-00-00T00:00:00.000000Z\"";
    let mut put = |at: usize, value: u32| {
        text[at] = b'0' + (value / 10) as u8;
        text[at + 1] = b'0' + (value % 10) as u8;
    };
    put(1, (year / 100) as u32);
    put(3, (year % 100) as u32);
    put(6, month as u32);
    put(9, day as u32);
    put(12, rest / 3_600_000);
    put(15, rest / 60_000 % 60);
    put(18, rest / 1000 % 60);
    put(21, rest % 1000 / 10);
    put(23, rest % 10 * 10);
    if rest.is_multiple_of(1000) {
        out.extend_from_slice(&text[..20]);
        out.extend_from_slice(b"Z\"");
    } else {
        out.extend_from_slice(&text);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn timestamps_are_those_of_speedate() {
        for millis in [
            0,
            1,
            951_782_399_999,
            951_782_400_000,
            1_767_607_200_000,
            4_070_908_800_123,
        ] {
            let mut out = Vec::new();
            timestamp(&mut out, millis);
            let text = String::from_utf8(out).expect("JSON is UTF-8");
            let parsed = speedate::DateTime::parse_str(text.trim_matches('"')).expect("a date");
            assert_eq!(
                parsed.timestamp_tz() * 1000 + i64::from(parsed.time.microsecond) / 1000,
                millis,
                "{text}"
            );
        }
    }
}
