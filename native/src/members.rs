//! Members that objects declare, told by their names.

use crate::words::{padded, sixteen};

/// Names that are longer with their quotes and colon are compared whole.
const LONGEST: usize = 32;

/// One declared member of an object.
pub struct Member {
    pub name: Box<[u8]>,
    pub node: usize,
    /// The name between quotes and a colon behind it: its first sixteen bytes, which of them it has, and its last.
    head: u128,
    mask: u128,
    tail: u128,
    quoted: Box<[u8]>,
}

impl Member {
    pub fn new(name: Box<[u8]>, node: usize) -> Self {
        let quoted = [b"\"".as_slice(), &name, b"\":"].concat();
        let full = vec![0xff; quoted.len()];
        Member {
            name,
            node,
            head: padded(&quoted),
            mask: padded(&full),
            tail: quoted
                .len()
                .checked_sub(16)
                .map_or(0, |start| sixteen(&quoted[start..])),
            quoted: quoted.into(),
        }
    }

    /// The name as it stands in JSON, and the colon behind it; declared names need no escape.
    #[inline]
    pub fn in_json(&self) -> &[u8] {
        &self.quoted
    }

    /// Where the value begins if this name stands at a place as it is mostly written: quoted, and a colon behind it.
    #[inline(always)]
    pub fn stands_at(&self, text: &[u8], at: usize) -> Option<usize> {
        let end = at + self.quoted.len();
        let is_head = match text.get(at..at + 16) {
            Some(start) => sixteen(start) & self.mask == self.head,
            None => text.get(at..end) == Some(&*self.quoted),
        };
        (is_head && (self.quoted.len() <= 16 || self.ends_at(text, end))).then_some(end)
    }

    /// Whether the rest of a name of more than sixteen bytes stands before a place.
    #[inline(always)]
    fn ends_at(&self, text: &[u8], end: usize) -> bool {
        match text.get(end - self.quoted.len()..end) {
            Some(own) => {
                sixteen(&own[own.len() - 16..]) == self.tail
                    && (own.len() <= LONGEST || *own == *self.quoted)
            }
            None => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_stands_where_each_of_its_bytes_does() {
        for length in 1..60 {
            let name: Vec<u8> = (0..length).map(|place| b'a' + place as u8 % 26).collect();
            let member = Member::new(name.clone().into(), 0);
            let quoted = [b"{\"".as_slice(), &name, b"\":1}"].concat();
            let long = [quoted.as_slice(), b"and what comes after it"].concat();
            for text in [&quoted, &long] {
                let end = length + 4;
                assert_eq!(member.stands_at(text, 1), Some(end));
                for place in 1..end {
                    let mut other = text.clone();
                    other[place] = b'#';
                    assert_eq!(member.stands_at(&other, 1), None, "{length} {place}");
                    assert_eq!(member.stands_at(&text[..place], 1), None);
                }
            }
        }
    }
}
