//! Sets of texts, looked into by hash.

use crate::record::Span;
use crate::words::{head, tail, Word};

/// A set of texts; `find` gives the place that a text has in it.
pub struct Set {
    texts: Vec<Word>,
    table: Vec<u16>,
    mask: usize,
    lengths: u64,
    /// The texts as words of the program, and a table of their places by where the words begin.
    words: Vec<Span>,
    by_word: Vec<u16>,
}

const EMPTY: u16 = u16::MAX;
const FEW: usize = 3;

/// Where a table of words begins to look for one.
#[inline]
fn start_of(word: Span, mask: usize) -> usize {
    ((word.start() as u32).wrapping_mul(0x9E37_79B1) >> 12) as usize & mask
}

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
            words: Vec::new(),
            by_word: Vec::new(),
        }
    }

    /// Makes the texts known as words of the program, in order.
    pub fn know(&mut self, words: Vec<Span>) {
        self.by_word = vec![EMPTY; self.table.len()];
        for (place, word) in words.iter().enumerate() {
            let mut at = start_of(*word, self.mask);
            while self.by_word[at] != EMPTY {
                at = (at + 1) & self.mask;
            }
            self.by_word[at] = place as u16;
        }
        self.words = words;
    }

    /// The place of a text of which the span is given too: words are found by where they begin.
    #[inline]
    pub fn find_said(&self, span: Span, text: &[u8]) -> Option<usize> {
        if !span.is_word() || self.by_word.is_empty() {
            return self.find(text);
        }
        let mut at = start_of(span, self.mask);
        loop {
            let place = self.by_word[at];
            if place == EMPTY {
                return None;
            }
            if self.words[usize::from(place)] == span {
                return Some(usize::from(place));
            }
            at = (at + 1) & self.mask;
        }
    }

    /// The word that a text of this set is; None for others, and where no words are known.
    #[inline]
    pub fn word(&self, text: &[u8]) -> Option<Span> {
        self.words.get(self.find(text)?).copied()
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
    use crate::record::Origin;

    #[test]
    fn words_are_found_by_where_they_begin() {
        let texts: Vec<Box<[u8]>> = (0..500)
            .map(|n| format!("text {n}").into_bytes().into())
            .collect();
        let mut set = Set::new(texts.clone());
        let word = |place: usize| Span::new(place * 9, texts[place].len(), Origin::Word);
        assert_eq!(set.find_said(word(3), &texts[3]), Some(3));
        set.know((0..500).map(word).collect());
        for (place, text) in texts.iter().enumerate() {
            assert_eq!(set.find_said(word(place), text), Some(place));
            assert_eq!(set.word(text), Some(word(place)));
        }
        assert_eq!(
            set.find_said(Span::new(9 * 500, 8, Origin::Word), b"text 500"),
            None
        );
        let part = word(3).part(0, texts[3].len());
        assert!(!part.is_word() && set.find_said(part, &texts[3]) == Some(3));
        assert_eq!(set.word(b"other"), None);
    }

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
