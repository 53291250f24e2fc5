//! Sets of texts, looked into by hash.

/// A set of texts; `find` gives the place that a text has in it.
pub struct Set {
    texts: Vec<Box<[u8]>>,
    table: Vec<u16>,
    mask: usize,
    lengths: u64,
}

const EMPTY: u16 = u16::MAX;

#[inline]
fn head(text: &[u8]) -> u64 {
    let mut word = [0u8; 8];
    let length = text.len().min(8);
    word[..length].copy_from_slice(&text[..length]);
    u64::from_le_bytes(word)
}

#[inline]
fn hash(text: &[u8]) -> usize {
    let last = text.len().saturating_sub(8);
    let mixed = head(text) ^ head(&text[last..]).rotate_left(23) ^ (text.len() as u64) << 56;
    (mixed.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 40) as usize
}

impl Set {
    /// Sets hold fewer than 65,535 texts; the compiler sees to it.
    pub fn new(texts: Vec<Box<[u8]>>) -> Self {
        let size = (texts.len() * 2 + 2).next_power_of_two();
        let mut made = Set {
            texts: Vec::new(),
            table: vec![EMPTY; size],
            mask: size - 1,
            lengths: texts
                .iter()
                .fold(0, |found, text| found | 1 << text.len().min(63)),
        };
        for (place, text) in texts.iter().enumerate() {
            let mut at = hash(text) & made.mask;
            while made.table[at] != EMPTY {
                at = (at + 1) & made.mask;
            }
            made.table[at] = place as u16;
        }
        made.texts = texts;
        made
    }

    #[inline]
    pub fn find(&self, text: &[u8]) -> Option<usize> {
        if self.lengths >> text.len().min(63) & 1 == 0 {
            return None;
        }
        if self.texts.len() < 3 {
            return self.texts.iter().position(|own| **own == *text);
        }
        let mut at = hash(text) & self.mask;
        loop {
            let place = self.table[at];
            if place == EMPTY {
                return None;
            }
            if &*self.texts[place as usize] == text {
                return Some(place as usize);
            }
            at = (at + 1) & self.mask;
        }
    }

    /// The text at a place.
    pub fn text(&self, place: usize) -> &[u8] {
        &self.texts[place]
    }

    #[inline]
    pub fn has(&self, text: &[u8]) -> bool {
        self.find(text).is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_finds_what_it_holds_and_nothing_else() {
        let texts: Vec<Box<[u8]>> = (0..500)
            .map(|n| format!("text {n}").into_bytes().into())
            .collect();
        let set = Set::new(texts.clone());
        assert!(texts
            .iter()
            .enumerate()
            .all(|(place, text)| set.find(text) == Some(place)));
        assert!(!set.has(b"text 500") && !set.has(b""));
    }
}
