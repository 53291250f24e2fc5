//! Members that objects declare, told by their names.

use crate::words::tail;

/// One declared member of an object.
pub struct Member {
    pub name: Box<[u8]>,
    pub node: usize,
    /// The first eight bytes of the name with its closing quote, where it has so many, and the last eight.
    head: u64,
    mask: u64,
    tail: u64,
}

impl Member {
    pub fn new(name: Box<[u8]>, node: usize) -> Self {
        let mut quoted = name.to_vec();
        quoted.push(b'"');
        let mut word = [0u8; 8];
        let mut mask = [0u8; 8];
        for (place, &byte) in quoted.iter().take(8).enumerate() {
            word[place] = byte;
            mask[place] = 0xff;
        }
        Member {
            name,
            node,
            head: u64::from_le_bytes(word),
            mask: u64::from_le_bytes(mask),
            tail: tail(&quoted),
        }
    }

    /// Whether this name and its closing quote stand at the start of a text.
    #[inline]
    pub fn stands_at(&self, text: &[u8]) -> bool {
        let length = self.name.len();
        match text.get(..8) {
            Some(start) => {
                let mut word = [0u8; 8];
                word.copy_from_slice(start);
                u64::from_le_bytes(word) & self.mask == self.head
                    && (length < 8 || self.ends_at(text, length))
            }
            None => text.get(..length) == Some(&*self.name) && text.get(length) == Some(&b'"'),
        }
    }

    /// Whether the rest of a name of eight or more bytes stands in a text.
    #[inline]
    fn ends_at(&self, text: &[u8], length: usize) -> bool {
        match text.get(..=length) {
            Some(own) => {
                tail(own) == self.tail && (length < 16 || own[8..length] == self.name[8..])
            }
            None => false,
        }
    }
}
