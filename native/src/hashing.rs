//! A fast hash whose key is drawn anew in each run, so that nobody can choose texts that meet.

use std::collections::hash_map::RandomState;
use std::hash::{BuildHasher, Hasher};

/// Bytes of a word.
pub const WORD: usize = 8;

/// The key of a run, and what builds hashers from it.
#[derive(Clone)]
pub struct Folding {
    keys: [u64; 4],
}

impl Default for Folding {
    fn default() -> Self {
        let key = |salt: u64| {
            let mut hasher = RandomState::new().build_hasher();
            hasher.write_u64(salt);
            hasher.finish() | 1
        };
        Folding {
            keys: [key(1), key(2), key(3), key(4)],
        }
    }
}

impl Folding {
    /// 64 bits of one text, as a table of texts is told them.
    #[inline]
    pub fn short(&self, text: &[u8]) -> u64 {
        let mut hasher = self.build_hasher();
        hasher.write(text);
        hasher.finish()
    }

    /// 128 bits, of which 0 is none: that two of a run's texts have the same ones is less likely than that the machine
    /// fails.
    pub fn wide(&self, texts: &[&[u8]]) -> u128 {
        let (mut one, mut other) = (self.keys[0], self.keys[1]);
        for text in texts {
            one ^= text.len() as u64;
            for word in words(text) {
                one = folded(one ^ word, self.keys[2]);
                other = folded(other ^ word, self.keys[3]) ^ word.rotate_left(31);
            }
            one = folded(one ^ self.keys[3], self.keys[1] ^ other);
        }
        let other = folded(other ^ self.keys[2], self.keys[0] ^ one);
        (u128::from(one) << 64 | u128::from(other)).max(1)
    }
}

impl BuildHasher for Folding {
    type Hasher = Folded;

    fn build_hasher(&self) -> Folded {
        Folded {
            state: self.keys[0],
            key: self.keys[2],
        }
    }
}

/// The hasher of a table of texts.
pub struct Folded {
    state: u64,
    key: u64,
}

impl Hasher for Folded {
    fn write(&mut self, text: &[u8]) {
        self.state ^= text.len() as u64;
        for word in words(text) {
            self.state = folded(self.state ^ word, self.key);
        }
    }

    fn write_usize(&mut self, _: usize) {} // the length of a text, which is written with it

    fn finish(&self) -> u64 {
        folded(self.state, self.key)
    }
}

/// The bytes of a text eight by eight; the last eight again where they are no whole word, zeros behind fewer. With its
/// length they tell the text.
#[inline]
pub fn words(text: &[u8]) -> impl Iterator<Item = u64> + '_ {
    let whole = text.chunks_exact(WORD);
    let last = match (text.len() % WORD, text.len() >= WORD) {
        (0, _) => None,
        (_, true) => Some(word(&text[text.len() - WORD..])),
        _ => Some(short(text)),
    };
    whole.map(word).chain(last)
}

#[inline]
fn word(bytes: &[u8]) -> u64 {
    let mut made = [0u8; WORD];
    made.copy_from_slice(bytes);
    u64::from_le_bytes(made)
}

#[inline]
fn short(text: &[u8]) -> u64 {
    let add = |made, &byte: &u8| made << 8 | u64::from(byte);
    text.iter().rev().fold(0, add)
}

fn folded(one: u64, other: u64) -> u64 {
    let wide = u128::from(one) * u128::from(other);
    wide as u64 ^ (wide >> 64) as u64
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn texts_that_differ_little_differ_in_their_hash() {
        let folding = Folding::default();
        let ids: Vec<String> = (0..100_000)
            .map(|number| format!("person-{number:09}"))
            .collect();
        let mut seen: HashSet<u128> = ids
            .iter()
            .map(|id| folding.wide(&[id.as_bytes()]))
            .collect();
        seen.extend(["", "a", "a\0", "\0"].map(|text| folding.wide(&[text.as_bytes()])));
        seen.extend([
            folding.wide(&[b"ab", b"c"]),
            folding.wide(&[b"a", b"bc"]),
            folding.wide(&[b"abc"]),
        ]);
        assert_eq!(seen.len(), ids.len() + 7);
    }
}
