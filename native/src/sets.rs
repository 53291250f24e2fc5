//! Sets of texts, looked into by hash.

use crate::words::{head, tail, Word};

/// A set of texts; `find` gives the place that a text has in it.
pub struct Set {
    texts: Vec<Word>,
    table: Vec<u16>,
    mask: usize,
    lengths: u64,
}

const EMPTY: u16 = u16::MAX;
const FEW: usize = 3;

#[inline]
fn hash(length: usize, head: u64, tail: u64) -> usize {
    let mixed = head ^ tail.rotate_left(23) ^ (length as u64) << 56;
    (mixed.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 40) as usize
}

impl Set {
    /// Sets hold fewer than 65,535 texts; the compiler sees to it.
    pub fn new(texts: Vec<Box<[u8]>>) -> Self {
        let size = (texts.len() * 2 + 2).next_power_of_two();
        let lengths = texts.iter().fold(0, |found, text| found | length_bit(text));
        let (mut table, mask) = (vec![EMPTY; size], size - 1);
        for (place, text) in texts.iter().enumerate() {
            let mut at = hash(text.len(), head(text), tail(text)) & mask;
            while table[at] != EMPTY {
                at = (at + 1) & mask;
            }
            table[at] = place as u16;
        }
        Set {
            texts: texts.into_iter().map(Word::new).collect(),
            table,
            mask,
            lengths,
        }
    }

    #[inline]
    pub fn find(&self, text: &[u8]) -> Option<usize> {
        if !self.has_length(text) {
            return None;
        }
        let (head, tail) = (head(text), tail(text));
        if self.texts.len() < FEW {
            return self.texts.iter().position(|own| own.is(text, head, tail));
        }
        let mut at = hash(text.len(), head, tail) & self.mask;
        loop {
            let place = self.table[at];
            if place == EMPTY {
                return None;
            }
            if self.texts[usize::from(place)].is(text, head, tail) {
                return Some(usize::from(place));
            }
            at = (at + 1) & self.mask;
        }
    }

    /// Whether some text of the set is as long as this one.
    #[inline]
    pub fn has_length(&self, text: &[u8]) -> bool {
        self.lengths & length_bit(text) != 0
    }

    pub fn len(&self) -> usize {
        self.texts.len()
    }

    /// The text at a place.
    pub fn text(&self, place: usize) -> &[u8] {
        self.texts[place].text()
    }

    pub fn texts(&self) -> impl Iterator<Item = &[u8]> {
        self.texts.iter().map(Word::text)
    }

    #[inline]
    pub fn has(&self, text: &[u8]) -> bool {
        self.find(text).is_some()
    }
}

#[inline]
fn length_bit(text: &[u8]) -> u64 {
    1 << text.len().min(63)
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
