//! Finds where a string ends, eight bytes at a time.

/// The index of the first byte that is a quote, a backslash or a control character.
pub fn special(bytes: &[u8]) -> Option<usize> {
    let (words, tail) = bytes.as_chunks::<8>();
    for (count, word) in words.iter().enumerate() {
        let marks = specials(u64::from_le_bytes(*word));
        if marks != 0 {
            return Some(count * 8 + marks.trailing_zeros() as usize / 8);
        }
    }
    let rest = tail.iter().position(|byte| matches!(byte, b'"' | b'\\' | ..b' '))?;
    Some(bytes.len() - tail.len() + rest)
}

/// Mark, with its high bit, the first of eight bytes that is special.
/// Marks above the first may be wrong: the subtractions borrow.
fn specials(word: u64) -> u64 {
    const ONES: u64 = 0x0101_0101_0101_0101;
    let below = |word: u64, limit: u64| word.wrapping_sub(ONES * limit) & !word;
    let is = |byte: u8| below(word ^ (ONES * u64::from(byte)), 1);
    (is(b'"') | is(b'\\') | below(word, 0x20)) & (ONES * 0x80)
}

#[cfg(test)]
mod tests {
    use super::special;

    #[test]
    fn special_is_the_first() {
        for length in 0..40 {
            for byte in 0..=255_u8 {
                let mut bytes = vec![b'a'; length];
                bytes.extend([byte, b'"', 0x1f, 0x80, b'\\', b'a', b'"', b'a', b'a']);
                let first = bytes.iter().position(|byte| matches!(byte, b'"' | b'\\' | ..b' '));
                assert_eq!(special(&bytes), first);
            }
        }
    }
}
