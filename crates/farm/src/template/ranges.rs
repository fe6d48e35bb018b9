//! Ranges of whole numbers: `1-10`, `1-10:3`, `1,5,7-9`, `10-1:-1`.

use super::MOST_TASKS;

/// The numbers of a range, in ascending order; an error says what is wrong.
pub fn numbers(text: &str) -> Result<Vec<i64>, String> {
    let mut numbers = Vec::new();
    for part in text.split(',') {
        let bad = || format!("{:?} is not a range", part.trim());
        let (first, last, by) = bounds(part.trim()).ok_or_else(bad)?;
        let count = (i128::from(last) - i128::from(first)) / i128::from(by) + 1;
        if count < 1 {
            return Err(bad());
        }
        if count + numbers.len() as i128 > MOST_TASKS as i128 {
            return Err(format!("a range has at most {MOST_TASKS} numbers here"));
        }
        numbers.extend((0..count as i64).map(|step| first + step * by));
    }
    numbers.sort_unstable();
    match numbers.windows(2).find(|pair| pair[0] == pair[1]) {
        Some(pair) => Err(format!("{} is in it twice", pair[0])),
        None => Ok(numbers),
    }
}

/// The first and the last number, and how far apart they are.
fn bounds(part: &str) -> Option<(i64, i64, i64)> {
    let (range, by) = match part.split_once(':') {
        Some((range, by)) => (range.trim(), by.trim().parse().ok().filter(|by| *by != 0)?),
        None => (part, 1),
    };
    // A minus at the start belongs to the number.
    let dash = range.char_indices().skip(1).find(|(_, letter)| *letter == '-');
    let Some((dash, _)) = dash else {
        let only = range.parse().ok().filter(|_| by == 1)?;
        return Some((only, only, 1));
    };
    let (first, last) = (range[..dash].trim(), range[dash + 1..].trim());
    Some((first.parse().ok()?, last.parse().ok()?, by))
}

/// The numbers as a range: those that are evenly apart, three of them or more, in short.
pub fn text(numbers: &[i64]) -> String {
    let (mut parts, mut at) = (Vec::new(), 0);
    while at < numbers.len() {
        let run = run_at(numbers, at);
        if run >= 3 {
            let by = numbers[at + 1] - numbers[at];
            let range = format!("{}-{}", numbers[at], numbers[at + run - 1]);
            parts.push(if by == 1 { range } else { format!("{range}:{by}") });
            at += run;
        } else {
            parts.push(numbers[at].to_string());
            at += 1;
        }
    }
    parts.join(",")
}

/// How many numbers from here on are as far apart as the first two.
fn run_at(numbers: &[i64], at: usize) -> usize {
    let rest = &numbers[at..];
    match rest {
        [first, second, ..] => {
            let even = rest.windows(2).take_while(|pair| pair[1] - pair[0] == second - first);
            even.count() + 1
        }
        _ => rest.len(),
    }
}
