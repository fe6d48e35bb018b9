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

/// `"2026-01-05T10:00:00Z"`, with `.123000` if there are milliseconds; of the years 1 to 9999. By hand: a page has
/// hundreds of dates, and a library's formatting takes three times as long.
pub fn timestamp(out: &mut Vec<u8>, millis: i64) {
    let (days, rest) = (millis.div_euclid(86_400_000), millis.rem_euclid(86_400_000) as u32);
    // Neri and Schneider's algorithm: years begin in March, which makes February's length the last of a year.
    let day = 4 * (days + 719_468) as u32 + 3;
    let (century, day_of_century) = (day / 146_097, day % 146_097 / 4);
    let product = 2_939_745 * (4 * u64::from(day_of_century) + 3);
    let (year_of_century, day_of_year) = ((product >> 32) as u32, product as u32 / 2_939_745 / 4);
    let month_and_day = 2141 * day_of_year + 197_913;
    let (month, day) = (month_and_day >> 16, (month_and_day & 0xffff) / 2141 + 1);
    let is_next_year = day_of_year >= 306;
    let year = 100 * century + year_of_century + u32::from(is_next_year);
    let month = if is_next_year { month - 12 } else { month };

    let mut text = *b"\"0000-00-00T00:00:00.000000Z\"";
    let mut put = |at: usize, value: u32| {
        text[at] = b'0' + (value / 10) as u8;
        text[at + 1] = b'0' + (value % 10) as u8;
    };
    put(1, year / 100);
    put(3, year % 100);
    put(6, month);
    put(9, day);
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
        let (first, last) = (-62_135_596_800_000, 253_402_300_799_999);
        let known = [0, 1, 951_782_399_999, 951_782_400_000, 1_767_607_200_000, last];
        // A prime number of hours apart: all days of the year, in years of every kind.
        let every = (first..last).step_by(1109 * 3_600_000);
        for millis in every.chain(known) {
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
