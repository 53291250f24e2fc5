//! Ids of records of one resource, so many at a time as there is room for: which come twice, which are named in vain.
//!
//! Ids are compared by 128 bits of a keyed hash.

use crate::checksums::crc32;
use crate::facts::PARTS;
use crate::hashing::Folding;
use crate::scan::{stop, Held};
use crate::written::digits;
use std::collections::HashMap;

const EMPTY: u128 = 0;
const LEAST: usize = 1 << 10;
/// Odd ones that are told at once.
const MOST: usize = 100_000;

/// The ids that have their turn.
pub struct Lookup {
    folding: Folding,
    turn: u32,
    turns: u32,
    table: Vec<u128>,
    count: usize,
    /// Ids that came again or keys that no id is, and how often.
    odd: HashMap<Box<[u8]>, u64>,
}

impl Lookup {
    pub fn new() -> Self {
        Lookup {
            folding: Folding::default(),
            turn: 0,
            turns: 1,
            table: vec![EMPTY; LEAST],
            count: 0,
            odd: HashMap::new(),
        }
    }

    /// Forgets all ids; of those that come only each whose turn it is will be taken.
    pub fn begin(&mut self, turn: u32, turns: u32) {
        self.turn = turn;
        self.turns = turns.max(1);
        self.table = vec![EMPTY; LEAST];
        self.count = 0;
        self.odd.clear();
    }

    /// Takes a JSON list of ids; those that were there already are odd where `counts`. Nothing where one is not plain.
    pub fn add(&mut self, list: &[u8], counts: bool) -> Option<()> {
        each(list, |id| {
            if self.has_turn(id) && !self.insert(self.hash(id)) && counts {
                self.note(id);
            }
        })
    }

    /// Looks for the keys of a JSON list; those that no id is are odd. Nothing where one is not plain.
    pub fn find(&mut self, list: &[u8]) -> Option<()> {
        each(list, |key| {
            if self.has_turn(key) && self.place(self.hash(key)).1 == EMPTY {
                self.note(key);
            }
        })
    }

    /// How often each odd one came, as a JSON object; nothing where they are too many to be told at once.
    pub fn odd(&mut self) -> Vec<u8> {
        let odd = std::mem::take(&mut self.odd);
        let mut made = Vec::new();
        if odd.len() > MOST {
            return made;
        }
        for (id, count) in odd {
            made.push(if made.is_empty() { b'{' } else { b',' });
            made.push(b'"');
            made.extend_from_slice(&id);
            made.extend_from_slice(b"\":");
            digits(count, &mut made);
        }
        if made.is_empty() {
            made.push(b'{');
        }
        made.push(b'}');
        made
    }

    fn note(&mut self, id: &[u8]) {
        if let Some(count) = self.odd.get_mut(id) {
            *count += 1;
        } else if self.odd.len() <= MOST {
            self.odd.insert(id.into(), 1);
        }
    }

    fn has_turn(&self, id: &[u8]) -> bool {
        self.turns == 1 || crc32(id) / PARTS as u32 % self.turns == self.turn
    }

    fn hash(&self, id: &[u8]) -> u128 {
        self.folding.wide(&[id])
    }

    /// Where a hash stands or would stand, and what stands there.
    fn place(&self, hash: u128) -> (usize, u128) {
        let mask = self.table.len() - 1;
        let mut at = (hash >> 64) as usize & mask;
        loop {
            let found = self.table[at];
            if found == hash || found == EMPTY {
                return (at, found);
            }
            at = (at + 1) & mask;
        }
    }

    /// Keeps a hash; whether it is new.
    fn insert(&mut self, hash: u128) -> bool {
        let (at, found) = self.place(hash);
        if found != EMPTY {
            return false;
        }
        self.table[at] = hash;
        self.count += 1;
        if self.count * 3 > self.table.len() * 2 {
            let larger = vec![EMPTY; self.table.len() * 4];
            for held in std::mem::replace(&mut self.table, larger) {
                if held != EMPTY {
                    let (at, _) = self.place(held);
                    self.table[at] = held;
                }
            }
        }
        true
    }
}

/// Calls with each text of a JSON list of texts; nothing where it is none, or a text has escapes.
fn each(list: &[u8], mut call: impl FnMut(&[u8])) -> Option<()> {
    let mut left = list.strip_prefix(b"[")?.strip_suffix(b"]")?;
    while !left.is_empty() {
        left = left.strip_prefix(b"\"")?;
        let end = stop(left, 0, &mut Held::default());
        let (text, rest) = left.split_at(end);
        left = rest.strip_prefix(b"\"")?;
        call(text);
        if !left.is_empty() {
            left = left.strip_prefix(b",").filter(|left| !left.is_empty())?;
        }
    }
    Some(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(found: Vec<u8>) -> String {
        String::from_utf8(found).unwrap()
    }

    fn list(ids: impl Iterator<Item = usize>) -> Vec<u8> {
        let all: Vec<String> = ids.map(|id| format!("\"person-{id:09}\"")).collect();
        format!("[{}]", all.join(",")).into_bytes()
    }

    #[test]
    fn ids_that_come_again_are_told_each_time() {
        let mut lookup = Lookup::new();
        lookup.begin(0, 1);
        lookup.add(br#"["a","b"]"#, true).unwrap();
        lookup.add(br#"["b","c","b"]"#, true).unwrap();
        assert_eq!(text(lookup.odd()), r#"{"b":2}"#);
        lookup.add(br#"["c"]"#, false).unwrap();
        assert_eq!(text(lookup.odd()), "{}");
    }

    #[test]
    fn keys_that_no_record_has_are_told() {
        let mut lookup = Lookup::new();
        lookup.begin(0, 1);
        lookup.add(br#"["a","","x-0123456789"]"#, true).unwrap();
        lookup.find(br#"["a","b","","x-0123456789"]"#).unwrap();
        assert_eq!(text(lookup.odd()), r#"{"b":1}"#);
        lookup.find(br#"["x-0123456788"]"#).unwrap();
        assert_eq!(text(lookup.odd()), r#"{"x-0123456788":1}"#);
        lookup.begin(0, 1);
        lookup.find(b"[\"a\"]").unwrap();
        assert_eq!(text(lookup.odd()), r#"{"a":1}"#);
    }

    #[test]
    fn many_ids_are_told_apart_in_turns_as_at_once() {
        let mut lookup = Lookup::new();
        let mut odd = 0;
        for turn in 0..3 {
            lookup.begin(turn, 3);
            lookup.add(&list(0..50_000), true).unwrap();
            assert_eq!(text(lookup.odd()), "{}");
            lookup.find(&list(40_000..60_000)).unwrap();
            odd += text(lookup.odd()).matches("person").count();
        }
        assert_eq!(odd, 10_000);
    }

    #[test]
    fn too_many_odd_ones_are_not_told_at_once() {
        let mut lookup = Lookup::new();
        lookup.find(&list(0..MOST + 1)).unwrap();
        assert!(lookup.odd().is_empty());
        lookup.begin(1, 2);
        lookup.find(&list(0..MOST + 1)).unwrap();
        assert!(!lookup.odd().is_empty());
    }

    #[test]
    fn what_is_no_list_of_plain_texts_is_refused() {
        let mut lookup = Lookup::new();
        lookup.begin(0, 1);
        for bad in [
            &b""[..],
            b"[",
            b"[\"a\"",
            b"[\"a\",]",
            b"[1]",
            b"[\"a\"\"b\"]",
            br#"["a\\"]"#,
        ] {
            assert!(lookup.add(bad, true).is_none());
        }
        assert!(lookup.add(b"[]", true).is_some());
    }
}
