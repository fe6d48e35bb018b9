//! Ids and page tokens: a keyed bijection of (tag, number), so that nothing is stored and foreign ids are detected.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use uuid::Uuid;

/// The finalizer of splitmix64: every bit of the input affects every bit of the output.
pub const fn mix(value: u64) -> u64 {
    let value = value.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let value = (value ^ (value >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let value = (value ^ (value >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    value ^ (value >> 31)
}

/// A non-cryptographic hash of bytes, the same on every machine.
pub fn hash_bytes(start: u64, bytes: &[u8]) -> u64 {
    mix(bytes.iter().fold(start, |hash, byte| mix(hash ^ u64::from(*byte))) ^ bytes.len() as u64)
}

/// 128 bits made of a hash.
pub fn widen(hash: u64) -> u128 {
    u128::from(hash) << 64 | u128::from(mix(hash))
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

    /// The number, if the code was made by this cipher with this tag.
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

/// 32 lower-case hex digits.
pub fn hex(code: u128) -> String {
    Uuid::from_u128(code).simple().to_string()
}

/// Append `hex(code)`.
pub fn write_hex(out: &mut Vec<u8>, code: u128) {
    out.extend_from_slice(Uuid::from_u128(code).as_simple().encode_lower(&mut [0; 32]).as_bytes());
}

/// Parse 32 lower-case hex digits: the service's ids have no other form.
pub fn parse_hex(text: &str) -> Option<u128> {
    let plain = text.len() == 32 && !text.bytes().any(|byte| byte.is_ascii_uppercase());
    let uuid = Uuid::try_parse(text).ok().filter(|_| plain)?;
    Some(uuid.as_u128())
}

/// The text form of a UUID.
pub fn uuid(code: u128) -> String {
    Uuid::from_u128(code).to_string()
}

/// Append standard base64 with its `+`, `/` and `=`: clients must escape tokens.
pub fn write_base64(out: &mut Vec<u8>, code: u128) {
    out.extend_from_slice(STANDARD.encode(code.to_be_bytes()).as_bytes());
}

pub fn parse_base64(text: &str) -> Option<u128> {
    let bytes = STANDARD.decode(text).ok()?;
    Some(u128::from_be_bytes(bytes.try_into().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Numbers at the edges, and some that look random.
    fn numbers() -> impl Iterator<Item = u64> {
        [0, 1, u64::from(u32::MAX), u64::MAX]
            .into_iter()
            .chain((0..1000).map(mix))
    }

    #[test]
    fn what_is_encrypted_is_decrypted() {
        let cipher = Cipher::new(7);
        for number in numbers() {
            let code = cipher.encrypt(3, number);
            assert_eq!(cipher.decrypt(3, code), Some(number));
        }
    }

    #[test]
    fn foreign_codes_are_detected() {
        let cipher = Cipher::new(7);
        for number in numbers() {
            let code = cipher.encrypt(3, number);
            assert_eq!(cipher.decrypt(4, code), None, "another tag");
            assert_eq!(Cipher::new(8).decrypt(3, code), None, "another seed");
            assert_eq!(cipher.decrypt(3, code ^ 1 << (number % 128)), None, "one bit differs");
        }
    }

    #[test]
    fn texts_are_parsed_back() {
        for number in numbers() {
            let code = Cipher::new(0).encrypt(1, number);
            let (mut hex, mut base64) = (Vec::new(), Vec::new());
            write_hex(&mut hex, code);
            write_base64(&mut base64, code);
            assert_eq!(String::from_utf8(hex).map(|text| parse_hex(&text)), Ok(Some(code)));
            assert_eq!(
                String::from_utf8(base64).map(|text| parse_base64(&text)),
                Ok(Some(code))
            );
        }
    }

    #[test]
    fn ids_of_another_spelling_are_none() {
        assert_eq!(parse_hex(&"0a".repeat(16)), Some(u128::from_be_bytes([10; 16])));
        for text in [
            "",
            "0a",
            &"0A".repeat(16),
            &"0a".repeat(17),
            &"0x".repeat(16),
            &"ä".repeat(16),
        ] {
            assert_eq!(parse_hex(text), None, "{text:?}");
        }
        assert_eq!(parse_base64("AAAAAAAAAAAAAAAAAAAAAA=="), Some(0));
        // Without padding, of another length, with bits that say nothing, of the URL's alphabet.
        let others = [
            "",
            "AAAAAAAAAAAAAAAAAAAAAA",
            "AAAA",
            "AAAAAAAAAAAAAAAAAAAAAB==",
            "_AAAAAAAAAAAAAAAAAAAAA==",
        ];
        for text in others {
            assert_eq!(parse_base64(text), None, "{text:?}");
        }
    }
}
