//! Ranges of whole numbers: `1-10`, `1-10:3`, `1,5,7-9`, `10-1:-1`.

use super::MOST_TASKS;

/// `least`, `least + by`, ..., `most`, or the other way round.
struct Range {
    least: i64,
    most: i64,
    by: i64,
    descends: bool,
}

/// The numbers of a range, whose parts are in ascending order; an error says what is wrong.
pub fn numbers(text: &str) -> Result<Vec<i64>, String> {
    let mut ranges: Vec<Range> = Vec::new();
    for part in text.split(',') {
        ranges.push(range(part).ok_or_else(|| format!("{:?} is not a range", part.trim()))?);
    }
    let counts = ranges.iter().map(Range::count);
    if counts.sum::<i128>() > MOST_TASKS as i128 {
        return Err(format!("a range has at most {MOST_TASKS} numbers here"));
    }
    ranges.sort_unstable_by_key(|range| range.least);
    if let Some(pair) = ranges.windows(2).find(|pair| pair[0].most >= pair[1].least) {
        return Err(format!("what begins with {} overlaps with another part", pair[1].least));
    }
    for at in 1..ranges.len() {
        // Parts that go on from one to the next are one that ascends.
        let (before, next) = (&ranges[at - 1], &ranges[at]);
        if before.by == next.by && before.most.checked_add(next.by) == Some(next.least) {
            (ranges[at - 1].descends, ranges[at].descends) = (false, false);
        }
    }
    Ok(ranges.iter().flat_map(Range::numbers).collect())
}

impl Range {
    fn count(&self) -> i128 {
        (i128::from(self.most) - i128::from(self.least)) / i128::from(self.by) + 1
    }

    fn numbers(&self) -> impl Iterator<Item = i64> {
        let count = self.count() as i64;
        (0..count).map(move |step| {
            if self.descends {
                self.most - step * self.by
            } else {
                self.least + step * self.by
            }
        })
    }
}

fn range(part: &str) -> Option<Range> {
    let (first, rest) = integer(part)?;
    let (last, rest) = match rest.strip_prefix('-') {
        Some(rest) => integer(rest)?,
        None => {
            return rest.is_empty().then_some(Range {
                least: first,
                most: first,
                by: 1,
                descends: false,
            });
        }
    };
    let (by, rest) = match rest.strip_prefix(':') {
        Some(rest) => integer(rest)?,
        None => (1, rest),
    };
    if !rest.is_empty() || by == 0 || (first < last && by < 0) || (first > last && by > 0) {
        return None;
    }
    // The last number may lie before the end that the text names.
    let count = (i128::from(last) - i128::from(first)) / i128::from(by);
    let last = i64::try_from(i128::from(first) + count * i128::from(by)).ok()?;
    Some(Range {
        least: first.min(last),
        most: first.max(last),
        by: by.checked_abs()?,
        descends: by < 0,
    })
}

/// The number that the text begins with, and what follows it.
fn integer(text: &str) -> Option<(i64, &str)> {
    let text = text.trim_start();
    let (sign, digits) = match text.strip_prefix('-') {
        Some(digits) => ("-", digits.trim_start()),
        None => ("", text),
    };
    let end = digits
        .find(|letter: char| !letter.is_ascii_digit())
        .unwrap_or(digits.len());
    let (digits, rest) = digits.split_at(end);
    Some((format!("{sign}{digits}").parse().ok()?, rest.trim_start()))
}

/// Ascending numbers as a range: those that are evenly apart, three of them or more, in short.
pub fn text(numbers: &[i64]) -> String {
    let (mut parts, mut rest) = (Vec::new(), numbers);
    while let [first, ..] = rest {
        let apart = |pair: &[i64]| i128::from(pair[1]) - i128::from(pair[0]);
        let by = rest.windows(2).next().map_or(1, apart);
        let run = 1 + rest.windows(2).take_while(|pair| apart(pair) == by).count();
        let last = rest[run - 1];
        parts.push(match (run, by) {
            (1, _) => first.to_string(),
            (2, _) => format!("{first},{last}"),
            (_, 1) => format!("{first}-{last}"),
            _ => format!("{first}-{last}:{by}"),
        });
        rest = &rest[run..];
    }
    parts.join(",")
}
