//! A record that was read: its values in slots, so that steps find each without reading the text again.

use crate::value::Value;

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

    /// Keeps bytes that do not stand in the text.
    pub fn keep(&mut self, bytes: &[u8]) -> Span {
        let start = self.made.len();
        self.made.extend_from_slice(bytes);
        Span::new(start, bytes.len(), Origin::Made)
    }
}
