//! Ids from a seed: the only source of randomness inside the machine.

use uuid::Uuid;

/// The alphabet of Service Catalog's ids: lower-case base32.
const BASE32: &[u8; 32] = b"abcdefghijklmnopqrstuvwxyz234567";

/// The alphabet of base64.
const BASE64: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// Draws ids. Equal seeds draw equal ids.
#[derive(Debug)]
pub struct Ids(fastrand::Rng);

impl Ids {
    /// The ids of the `number`th step of a world with this seed.
    pub fn new(seed: u64, number: u64) -> Self {
        // Neighbouring numbers must give unrelated streams; the multiplier is the golden ratio's, as in splitmix64.
        Self(fastrand::Rng::with_seed(seed ^ number.wrapping_mul(0x9e37_79b9_7f4a_7c15)))
    }

    /// A version 4 UUID.
    pub fn uuid(&mut self) -> Uuid {
        uuid::Builder::from_random_bytes(self.0.u128(..).to_be_bytes()).into_uuid()
    }

    /// 13 characters of `a-z2-7`: a random 64-bit number in base32, so that the last one carries four bits only.
    pub fn base32(&mut self) -> String {
        let number = u128::from(self.0.u64(..)) << 1;
        (0..13).rev().map(|place| char::from(BASE32[(number >> (place * 5) & 31) as usize])).collect()
    }

    /// `digits` lower-case hexadecimal digits.
    pub fn hex(&mut self, digits: usize) -> String {
        (0..digits).filter_map(|_| char::from_digit(self.0.u32(..16), 16)).collect()
    }

    /// `length` decimal digits.
    pub fn digits(&mut self, length: usize) -> String {
        (0..length).filter_map(|_| char::from_digit(self.0.u32(..10), 10)).collect()
    }

    /// `length` characters of the base64 alphabet, as activation codes have.
    pub fn base64(&mut self, length: usize) -> String {
        (0..length).map(|_| char::from(BASE64[self.0.usize(..64)])).collect()
    }

    /// `length` characters of `A-Z2-7`, as access keys and unique ids have.
    pub fn upper(&mut self, length: usize) -> String {
        (0..length).map(|_| char::from(BASE32[self.0.usize(..32)]).to_ascii_uppercase()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seed_fixes_the_ids() {
        let draw = |seed, number| {
            let mut ids = Ids::new(seed, number);
            (ids.uuid(), ids.base32(), ids.hex(17), ids.upper(16))
        };
        assert_eq!(draw(1, 1), draw(1, 1));
        assert_ne!(draw(1, 1).0, draw(1, 2).0);
        assert_ne!(draw(1, 1).0, draw(2, 1).0);
    }

    #[test]
    fn base32_ids_look_like_service_catalogs() {
        let mut ids = Ids::new(7, 7);
        for _ in 0..1000 {
            let id = ids.base32();
            assert_eq!(id.len(), 13);
            assert!(id.bytes().all(|byte| BASE32.contains(&byte)), "{id}");
            assert!("acegikmoqsuwy246".contains(&id[12..]), "{id}");
        }
    }
}
