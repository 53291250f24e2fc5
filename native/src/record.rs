//! A record that was read: its values in slots, so that steps find each without reading the text again.

use crate::value::Value;
use std::cell::Cell;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    Text,
    Made,
    Program,
    /// A whole word of the program: equal words are one, so that they are told apart by where they begin.
    Word,
}

/// Where the bytes of a text lie: in the record as it came, decoded or made beside it, or in the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span(u64); // the start in the low half; in the high one the length, and in its two highest bits where

/// A text is shorter than this.
pub const LONGEST: usize = 1 << 30;

impl Span {
    /// So many bytes, fewer than `LONGEST`.
    #[inline]
    pub const fn new(start: usize, length: usize, from: Origin) -> Self {
        let (start, length) = (start as u32, (length % LONGEST) as u64);
        Span(start as u64 | length << 32 | (from as u64) << 62)
    }

    /// A part of this text; one of a word is no word.
    #[inline]
    pub fn part(self, start: usize, length: usize) -> Self {
        let from = match self.from() {
            Origin::Word => Origin::Program,
            other => other,
        };
        Span::new(self.start() + start, length, from)
    }

    /// All that tells it from others.
    #[inline]
    pub fn word(self) -> u64 {
        self.0
    }

    #[inline]
    pub fn is_word(self) -> bool {
        self.0 >> 62 == Origin::Word as u64
    }

    #[inline]
    pub fn start(self) -> usize {
        self.0 as u32 as usize
    }

    #[inline]
    pub fn length(self) -> usize {
        (self.0 >> 32) as usize % LONGEST
    }

    #[inline]
    pub fn from(self) -> Origin {
        match self.0 >> 62 {
            0 => Origin::Text,
            1 => Origin::Made,
            2 => Origin::Program,
            _ => Origin::Word,
        }
    }
}

/// Values that stand one after another: where they begin, and how many they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Run(u64);

impl Run {
    #[inline]
    pub const fn new(base: usize, count: usize) -> Self {
        Run(base as u32 as u64 | (count as u64) << 32)
    }

    #[inline]
    pub fn base(self) -> usize {
        self.0 as u32 as usize
    }

    #[inline]
    pub fn count(self) -> usize {
        (self.0 >> 32) as usize
    }

    /// Where the value at a place stands; None behind the last.
    #[inline]
    pub fn at(self, place: usize) -> Option<usize> {
        (place < self.count()).then(|| self.base() + place)
    }

    /// A part of it.
    pub fn part(self, start: usize, end: usize) -> Self {
        Run::new(self.base() + start, end - start)
    }
}

/// An object: the node that it is of, and where its members begin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Members(u64);

impl Members {
    #[inline]
    pub fn new(node: usize, base: usize) -> Self {
        Members(base as u32 as u64 | (node as u64) << 32)
    }

    #[inline]
    pub fn node(self) -> usize {
        (self.0 >> 32) as usize
    }

    #[inline]
    pub fn base(self) -> usize {
        self.0 as u32 as usize
    }
}

/// What stands in a slot: a word beside what it is, as values are.
#[derive(Clone, Copy, Debug)]
pub enum Slot {
    Absent,
    False,
    True,
    Integer(i64),
    Text(Span),
    Object(Members),
    List(Run),
    Opaque,
}

/// Where the members of a whole record begin: the record itself is in the slot before.
pub const RECORD: usize = 1;

#[derive(Default)]
pub struct Record {
    pub slots: Vec<Slot>,
    /// The slots of the items of arrays, one after another.
    pub items: Vec<u32>,
    pub made: Vec<u8>,
    /// Values of sequences that steps made, one sequence after another.
    pub values: Vec<Value>,
    /// Decimals with many digits.
    pub decimals: Vec<(i128, u32)>,
    /// By slot the bit that tells a look at it, while that is of interest; and the bits of those looked at.
    bits: Vec<u64>,
    seen: Cell<u64>,
}

impl Record {
    pub fn clear(&mut self) {
        self.slots.clear();
        self.items.clear();
        self.forget_made();
    }

    /// Forgets what steps made of the values.
    pub fn forget_made(&mut self) {
        self.made.clear();
        self.values.clear();
        self.decimals.clear();
    }

    /// From now on looks at slots are told by these bits, by none where there are no bits.
    pub fn watch(&mut self, bits: Vec<u64>) {
        self.bits = bits;
    }

    #[inline]
    pub fn is_watched(&self) -> bool {
        !self.bits.is_empty()
    }

    /// What stands in a slot, which is looked at.
    #[inline]
    pub fn slot(&self, slot: usize) -> Option<Slot> {
        self.look(slot);
        self.slots.get(slot).copied()
    }

    /// An item of a list, which is looked at.
    #[inline]
    pub fn item(&self, list: Run, place: usize) -> Option<Slot> {
        self.slot(*self.items.get(list.at(place)?)? as usize)
    }

    /// A slot is looked at.
    #[inline]
    pub fn look(&self, slot: usize) {
        if let Some(bit) = self.bits.get(slot) {
            self.seen.set(self.seen.get() | bit);
        }
    }

    /// The bits that tell a look at a slot.
    pub fn bits_of(&self, slot: usize) -> u64 {
        self.bits.get(slot).copied().unwrap_or(0)
    }

    /// The bits of the slots looked at since this was asked last.
    pub fn seen(&self) -> u64 {
        self.seen.take()
    }

    /// Keeps bytes that do not stand in the text.
    pub fn keep(&mut self, bytes: &[u8]) -> Span {
        let start = self.made.len();
        self.made.extend_from_slice(bytes);
        Span::new(start, bytes.len(), Origin::Made)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slots_tell_that_they_are_looked_at_while_they_are_watched() {
        let list = Run::new(0, 2);
        let mut record = Record {
            slots: vec![Slot::List(list), Slot::True, Slot::False],
            items: vec![2, 1],
            ..Record::default()
        };
        record.watch(vec![1, 2, 4]);
        assert!(matches!(record.slot(1), Some(Slot::True)));
        assert_eq!(record.seen(), 2);
        assert!(matches!(record.item(list, 0), Some(Slot::False)));
        assert_eq!(record.seen(), 4);
        assert!(record.item(list, 2).is_none());
        assert_eq!(record.seen(), 0);
        record.watch(Vec::new());
        assert!(record.slot(1).is_some() && record.item(list, 1).is_some());
        assert_eq!(record.seen(), 0);
    }
}
