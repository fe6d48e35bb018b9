//! Ids and page tokens: a keyed bijection of (tag, number), so that nothing is stored and a stranger is detected.

/// Each byte's two digits.
const HEX: [[u8; 2]; 256] = {
    let digits = b"0123456789abcdef";
    let mut table = [[0; 2]; 256];
    let mut byte = 0;
    while byte < 256 {
        table[byte] = [digits[byte >> 4], digits[byte & 15]];
        byte += 1;
    }
    table
};
const BASE64: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// The finalizer of splitmix64: every bit of the input moves every bit of the output.
pub const fn mix(value: u64) -> u64 {
    let value = value.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let value = (value ^ (value >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let value = (value ^ (value >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    value ^ (value >> 31)
}

/// A hash of bytes; good enough to tell requests apart.
pub fn hash_bytes(start: u64, bytes: &[u8]) -> u64 {
    mix(bytes.iter().fold(start, |hash, byte| mix(hash ^ u64::from(*byte))) ^ bytes.len() as u64)
}

/// A Feistel network over 128 bits. It scrambles; it does not protect.
pub struct Cipher([u64; 4]);

impl Cipher {
    pub fn new(seed: u64) -> Self {
        Self([1, 2, 3, 4].map(|round| mix(mix(seed) ^ mix(round))))
    }

    pub fn encrypt(&self, tag: u64, number: u64) -> u128 {
        let (left, right) = self
            .0
            .iter()
            .fold((tag, number), |(left, right), key| (right, left ^ mix(right ^ key)));
        u128::from(left) << 64 | u128::from(right)
    }

    /// The number, if this was encrypted here and with this tag.
    pub fn decrypt(&self, tag: u64, code: u128) -> Option<u64> {
        let halves = ((code >> 64) as u64, code as u64);
        let (left, right) = self
            .0
            .iter()
            .rev()
            .fold(halves, |(left, right), key| (right ^ mix(left ^ key), left));
        (left == tag).then_some(right)
    }
}

pub fn hex(code: u128) -> [u8; 32] {
    let mut text = [0u8; 32];
    for (pair, byte) in text.chunks_exact_mut(2).zip(code.to_be_bytes()) {
        pair.copy_from_slice(&HEX[usize::from(byte)]);
    }
    text
}

/// 32 lower-case hex digits.
pub fn parse_hex(text: &str) -> Option<u128> {
    let lower = text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
    if text.len() == 32 && lower {
        u128::from_str_radix(text, 16).ok()
    } else {
        None
    }
}

/// The text form of a UUID.
pub fn uuid(code: u128) -> [u8; 36] {
    let hex = hex(code);
    let mut text = [b'-'; 36];
    for (to, from) in [(0, 0..8), (9, 8..12), (14, 12..16), (19, 16..20), (24, 20..32)] {
        text[to..to + from.len()].copy_from_slice(&hex[from]);
    }
    text
}

/// Standard base64 with its `+`, `/` and `=`: clients must escape tokens properly.
pub fn write_base64(out: &mut Vec<u8>, code: u128) {
    // 22 digits of 6 bits; the last carries the 2 bits that remain.
    for digit in 0..22 {
        let bits = if digit < 21 {
            code >> (122 - 6 * digit)
        } else {
            code << 4
        };
        out.push(BASE64[(bits & 63) as usize]);
    }
    out.extend_from_slice(b"==");
}

pub fn parse_base64(text: &str) -> Option<u128> {
    let digits = text.strip_suffix("==")?.as_bytes();
    if digits.len() != 22 {
        return None;
    }
    let mut code = 0u128;
    for (at, digit) in digits.iter().enumerate() {
        let bits = BASE64.iter().position(|known| known == digit)? as u128;
        if at < 21 {
            code = code << 6 | bits;
        } else if bits & 15 == 0 {
            code = code << 2 | bits >> 4;
        } else {
            return None;
        }
    }
    Some(code)
}
