//! A cache of values by the text that they are made from.

/// As many as a `u8` counts.
const SLOTS: usize = 256;

/// Direct-mapped: a text that repeats soon gives the same value, and a new one evicts whatever is in its slot, so that a
/// page of nothing but new texts costs next to nothing.
pub struct ValueCache<'j, T> {
    slots: Box<[Option<(&'j str, T)>; SLOTS]>,
}

impl<'j, T: Clone> ValueCache<'j, T> {
    pub fn new() -> Self {
        Self {
            slots: Box::new([const { None }; SLOTS]),
        }
    }

    pub fn get<E>(&mut self, text: &'j str, make: impl FnOnce() -> Result<T, E>) -> Result<T, E> {
        let slot = &mut self.slots[usize::from(slot(text.as_bytes()))];
        match slot {
            Some((known, value)) if *known == text => Ok(value.clone()),
            _ => {
                let value = make()?;
                *slot = Some((text, value.clone()));
                Ok(value)
            }
        }
    }
}

/// Ids and dates differ at their ends.
fn slot(text: &[u8]) -> u8 {
    const SPREAD: u64 = 0x9e37_79b9_7f4a_7c15;
    let hash = match text.last_chunk::<16>() {
        Some(end) => {
            let end = u128::from_le_bytes(*end);
            (end as u64).wrapping_mul(SPREAD) ^ (end >> 64) as u64
        }
        None => text.iter().fold(0, |hash: u64, byte| {
            hash.wrapping_mul(31).wrapping_add(u64::from(*byte))
        }),
    };
    (hash.wrapping_mul(SPREAD) >> 56) as u8
}
