//! Bytes of a document, a register at a time.

use wide::{u8x16, u8x32};

/// The index of the first byte that is a quote, a backslash or a control character.
pub fn special(bytes: &[u8]) -> Option<usize> {
    let (blocks, tail) = bytes.as_chunks::<16>();
    for (count, block) in blocks.iter().enumerate() {
        let marks = specials(u8x16::new(*block));
        if marks != 0 {
            return Some(count * 16 + marks.trailing_zeros() as usize);
        }
    }
    let rest = tail.iter().position(|byte| matches!(byte, b'"' | b'\\' | ..b' '))?;
    Some(bytes.len() - tail.len() + rest)
}

/// A bit for each byte, set where it is special.
fn specials(block: u8x16) -> u32 {
    let is = |byte: u8| block.simd_eq(u8x16::splat(byte));
    let control = block.min(u8x16::splat(0x1f)).simd_eq(block);
    (is(b'"') | is(b'\\') | control).to_bitmask()
}

/// How many bytes two blocks have in common before they differ.
pub fn common(one: &[u8; 32], other: &[u8; 32]) -> usize {
    let equal = u8x32::new(*one).simd_eq(u8x32::new(*other)).to_bitmask();
    equal.trailing_ones() as usize
}

#[cfg(test)]
mod tests {
    use super::{common, special};

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

    #[test]
    fn common_is_up_to_the_first_difference() {
        let one = *b"\"a name that fills all of it..\":";
        assert_eq!(common(&one, &one), 32);
        for at in 0..32 {
            let mut other = one;
            other[at..].fill(0xff);
            assert_eq!(common(&one, &other), at);
            other[at + 1..].copy_from_slice(&one[at + 1..]);
            assert_eq!(common(&one, &other), at);
        }
    }
}
