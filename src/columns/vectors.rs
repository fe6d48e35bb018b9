//! Vectors that become the buffers of an array.

/// The values, with little room to spare. The next batch will be of the same size.
pub fn take<T>(values: &mut Vec<T>) -> Vec<T> {
    let next = Vec::with_capacity(values.len() + values.len() / 16);
    let mut taken = std::mem::replace(values, next);
    if taken.capacity() > taken.len() + taken.len() / 8 {
        taken.shrink_to_fit();
    }
    taken
}

/// The end of the last list, map or string: how many items, entries or bytes there are.
pub fn last(ends: &[i32]) -> usize {
    ends.last().map_or(0, |end| *end as usize)
}
