//! A record that was read: its values in slots, so that steps find each without reading the text again.

use crate::value::Value;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    Text,
    Made,
    Program,
}

/// Where the bytes of a text lie: in the record as it came, decoded or made beside it, or in the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    pub start: u32,
    pub length: u32,
    pub from: Origin,
}

#[derive(Clone, Copy, Debug)]
pub enum Slot {
    Absent,
    Boolean(bool),
    Integer(i64),
    Text(Span),
    Object { node: u32, base: u32 },
    List { base: u32, count: u32 },
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
        self.made.clear();
        self.values.clear();
        self.decimals.clear();
    }

    /// Keeps bytes that do not stand in the text.
    pub fn keep(&mut self, bytes: &[u8]) -> Span {
        let start = self.made.len() as u32;
        self.made.extend_from_slice(bytes);
        Span {
            start,
            length: bytes.len() as u32,
            from: Origin::Made,
        }
    }
}
