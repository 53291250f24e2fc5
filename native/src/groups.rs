//! Facts of one rule brought together by key, and which of these groups need no judging.
//!
//! A group of one fact needs none where the rule is about several. A group whose values are those of a group that was
//! judged good needs none either, once it is proven that the verdict came of the values alone.

use crate::checksums::crc32;
use crate::facts::PARTS;
use crate::hashing::Folding;
use crate::orders::{tell, How, Order, HEAD};
use crate::packed;
use crate::rows::{read, read_into, Row, Rows, Span};
use std::collections::{HashMap, HashSet};

/// What is learned of values, in bytes; more is not remembered.
const LIMIT: usize = 24 << 20;
const NONE: u32 = u32::MAX;

/// Which rows of a text are asked for: all, or the turn of those that are too many to be judged at once.
#[derive(Clone, Copy)]
pub struct Turn {
    pub number: u32,
    pub of: u32,
}

/// A group to be judged: where its rows stand, and which of the groups that are told alike it is one of; `NONE` where
/// nothing can be learned of it. Where these are told by order it is said where that stands.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Group {
    pub start: u64,
    pub end: u64,
    pub alike: u64,
    pub told: u64,
    pub told_end: u64,
}

/// The groups of a text that are to be judged, their rows as JSON lists.
#[derive(Default)]
pub struct Groups {
    pub text: Vec<u8>,
    pub groups: Vec<Group>,
}

/// Remembers which values are good.
#[derive(Default)]
pub struct Sieve {
    /// Rows that are not given yet.
    held: Vec<u8>,
    /// Keys, resources and values of those, where only the first counts.
    seen: HashSet<u128, Folding>,
    folding: Folding,
    good: HashSet<Box<[u8]>, Folding>,
    size: usize,
    /// The values of the groups that were given last.
    latest: Vec<Vec<u8>>,
    /// Room for rows and chains, which the next groups use again.
    rows: Rows,
    chained: Chained,
}

/// Rows of one key: the first, the last, how many, and a part of the hash of the key.
struct Chain {
    first: u32,
    last: u32,
    count: u32,
    mark: u32,
}

/// The rows of each key, in the order in which keys come first: chains of places, what follows each place, and a table
/// in which the chain of a key stands at its hash or behind.
#[derive(Default)]
struct Chained {
    chains: Vec<Chain>,
    next: Vec<u32>,
    table: Vec<u32>,
}

impl Sieve {
    /// Takes rows of one rule, of several turns those whose turn it is. Where they are judged `by_value` only the first
    /// of those with one key, resource and value is taken. Nothing where they cannot be read; then none are held.
    pub fn add(&mut self, text: &[u8], turn: Turn, by_value: bool) -> Option<()> {
        if turn.of == 1 && !by_value {
            self.held.extend_from_slice(text); // read when all are there
            return Some(());
        }
        let rows = read(text);
        if rows.is_none() {
            self.forget();
        }
        let rows = rows?;
        let mut copying = Copying::new(text, &rows);
        for row in &rows.rows {
            let key = row.key.of(text);
            let has_turn = turn.of == 1 || crc32(key) / PARTS as u32 % turn.of == turn.number;
            if has_turn && (!by_value || self.is_new(text, &rows, row)) {
                copying.copy(row, &mut self.held);
            }
        }
        Some(())
    }

    /// Whether no row of this key, resource and value was taken before.
    fn is_new(&mut self, text: &[u8], rows: &Rows, row: &Row) -> bool {
        let told = [row.key, rows.form(row).resource, row.value];
        let told = told.map(|each| each.of(text));
        self.seen.insert(self.folding.wide(&told))
    }

    fn forget(&mut self) {
        self.held.clear();
        self.seen.clear();
    }

    /// The groups of the rows taken that are to be judged, but those of one fact whose resource `needs_others` (names
    /// with blanks between). Groups are told by order where `ordered` and that can be said, else by their values.
    /// Nothing where the rows cannot be read.
    pub fn groups(&mut self, rule: u32, needs_others: &[u8], ordered: bool) -> Option<Groups> {
        let text = std::mem::take(&mut self.held);
        let found = self.groups_of(&text, rule, needs_others, ordered);
        self.held = text;
        self.forget();
        found
    }

    fn groups_of(
        &mut self,
        text: &[u8],
        rule: u32,
        needs_others: &[u8],
        ordered: bool,
    ) -> Option<Groups> {
        let rows = read_into(text, std::mem::take(&mut self.rows))?;
        if !rows.rows.iter().all(|row| is_plain(row.key.of(text))) {
            return None;
        }
        let mut chained = std::mem::take(&mut self.chained);
        chained.fill(text, &rows.rows, &self.folding);
        let mut made = Groups::default();
        let mut alike: HashMap<Vec<u8>, Told, Folding> = HashMap::with_hasher(self.folding.clone());
        let mut held: Vec<&Row> = Vec::new();
        let mut values: Vec<u8> = Vec::new();
        let mut order = ordered.then(Order::default);
        for chain in &chained.chains {
            if chain.count == 1 {
                let form = rows.form(&rows.rows[chain.first as usize]);
                if names(needs_others, form.resource.of(text)) {
                    continue;
                }
            }
            held.clear();
            let mut at = chain.first;
            while at != NONE {
                held.push(&rows.rows[at as usize]);
                at = chained.next[at as usize];
            }
            in_order(text, &rows, &mut held);
            let how = tell(text, rule, &rows, &held, order.as_mut(), &mut values);
            let told = match how {
                How::Unsaid => Told::default(),
                _ if self.good.contains(values.as_slice()) => continue,
                _ => match alike.get(&values) {
                    Some(&told) => told,
                    None => {
                        let told = made.told(alike.len(), how, &values);
                        alike.insert(values.clone(), told);
                        told
                    }
                },
            };
            made.add(text, &rows, &held, told);
        }
        self.latest = listed(alike);
        self.chained = chained;
        self.rows = rows;
        Some(made)
    }

    /// Remembers that groups with these values are good.
    pub fn learn(&mut self, alike: usize) {
        if let Some(values) = self.latest.get_mut(alike) {
            let values = std::mem::take(values);
            if !values.is_empty() && self.size + values.len() <= LIMIT {
                self.size += values.len();
                self.good.insert(values.into_boxed_slice());
            }
        }
    }
}

/// The number of groups that are told alike, and where it stands how they are told.
#[derive(Clone, Copy)]
struct Told {
    number: u64,
    start: u64,
    end: u64,
}

impl Default for Told {
    fn default() -> Self {
        Told {
            number: u64::from(NONE),
            start: 0,
            end: 0,
        }
    }
}

impl Groups {
    /// Writes down how groups are told that are so by order.
    fn told(&mut self, number: usize, how: How, values: &[u8]) -> Told {
        let start = self.text.len() as u64;
        if how == How::ByOrder {
            self.text.extend_from_slice(&values[HEAD..]);
        }
        Told {
            number: number as u64,
            start,
            end: self.text.len() as u64,
        }
    }

    fn add(&mut self, text: &[u8], all: &Rows, rows: &[&Row], told: Told) {
        let start = self.text.len() as u64;
        for (place, row) in rows.iter().enumerate() {
            self.text.push(if place > 0 { b',' } else { b'[' });
            all.write(text, row, &mut self.text);
        }
        self.text.push(b']');
        let end = self.text.len() as u64;
        self.groups.push(Group {
            start,
            end,
            alike: told.number,
            told: told.start,
            told_end: told.end,
        });
    }
}

fn listed(alike: HashMap<Vec<u8>, Told, Folding>) -> Vec<Vec<u8>> {
    let mut made = vec![Vec::new(); alike.len()];
    for (values, told) in alike {
        made[told.number as usize] = values;
    }
    made
}

impl Chained {
    /// Brings rows of a text together by their keys.
    fn fill(&mut self, text: &[u8], rows: &[Row], folding: &Folding) {
        let size = (rows.len() * 2).next_power_of_two();
        self.chains.clear();
        self.next.clear();
        self.next.resize(rows.len(), NONE);
        self.table.clear();
        self.table.resize(size, NONE);
        for (place, row) in rows.iter().enumerate() {
            let place = place as u32;
            let key = row.key.of(text);
            let hash = folding.short(key);
            let mark = (hash >> 32) as u32;
            let mut at = hash as usize & (size - 1);
            loop {
                let known = self.table[at];
                if known == NONE {
                    self.table[at] = self.chains.len() as u32;
                    self.chains.push(Chain {
                        first: place,
                        last: place,
                        count: 1,
                        mark,
                    });
                    break;
                }
                let chain = &mut self.chains[known as usize];
                if chain.mark == mark && rows[chain.first as usize].key.of(text) == key {
                    self.next[chain.last as usize] = place;
                    chain.last = place;
                    chain.count += 1;
                    break;
                }
                at = (at + 1) & (size - 1);
            }
        }
    }
}

/// Whether a key is written in one way only; another writer may escape the same key otherwise.
fn is_plain(key: &[u8]) -> bool {
    !key.contains(&b'\\')
}

/// Whether a list names something.
fn names(list: &[u8], name: &[u8]) -> bool {
    list.split(|&byte| byte == b' ')
        .any(|each| each == name && !name.is_empty())
}

/// Sorts the facts of a group by where they were taken from.
fn in_order(text: &[u8], all: &Rows, rows: &mut [&Row]) {
    if rows.len() > 1 {
        rows.sort_by(|one, other| {
            if one.form == other.form {
                return one.line.cmp(&other.line);
            }
            let (form, another) = (all.form(one), all.form(other));
            let source = form.source_name(text).cmp(another.source_name(text));
            let line = one.line.cmp(&other.line);
            let pointer = form.pointer.of(text).cmp(another.pointer.of(text));
            source.then(line).then(pointer)
        });
    }
}

/// Copies rows of a text; what packed rows share is told once for all that are copied.
struct Copying<'t> {
    text: &'t [u8],
    rows: &'t Rows,
    source: Option<Span>,
    /// The new numbers of the forms told, by their old ones.
    numbers: Vec<Option<usize>>,
    count: usize,
}

impl<'t> Copying<'t> {
    fn new(text: &'t [u8], rows: &'t Rows) -> Self {
        Copying {
            text,
            rows,
            source: None,
            numbers: vec![None; rows.forms.len()],
            count: 0,
        }
    }

    fn copy(&mut self, row: &Row, into: &mut Vec<u8>) {
        if !self.rows.form(row).is_packed {
            into.push(b',');
            return into.extend_from_slice(row.rest.of(self.text));
        }
        let form = self.form(row, into);
        let told = [row.key, row.rest, row.value].map(|each| each.of(self.text));
        packed::row(form, row.line, told, into);
    }

    /// The new number of the form of a packed row.
    fn form(&mut self, row: &Row, into: &mut Vec<u8>) -> usize {
        let (text, form) = (self.text, self.rows.form(row));
        if self.source != Some(form.source) {
            packed::source(form.source.of(text), into);
            self.numbers.fill(None);
            (self.source, self.count) = (Some(form.source), 0);
        }
        let count = &mut self.count;
        *self.numbers[row.form as usize].get_or_insert_with(|| {
            packed::form(form.resource.of(text), form.pointer.of(text), into);
            *count += 1;
            *count - 1
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: Turn = Turn { number: 0, of: 1 };
    const TEXT: &[u8] = br#"[["b",1,"f",9,"X","r","/i"],["a",7,"f",2,"X","r","/i"]][["b",2,"f",3,"X","r","/i"],["c",7,"f",4,"X","r","/i"]]"#;

    fn texts(found: &Groups) -> Vec<String> {
        let text = |group: &Group| found.text[group.start as usize..group.end as usize].to_vec();
        let all = found.groups.iter().map(text);
        all.map(|each| String::from_utf8(each).unwrap()).collect()
    }

    fn given(sieve: &mut Sieve, rule: u32, needs_others: &[u8], turn: Turn) -> Groups {
        sieve.add(TEXT, turn, false).unwrap();
        sieve.groups(rule, needs_others, false).unwrap()
    }

    #[test]
    fn facts_of_one_key_stand_together_in_the_order_of_their_places() {
        let found = given(&mut Sieve::default(), 1, b"", ALL);
        assert_eq!(
            texts(&found),
            [
                r#"[["b",2,"f",3,"X","r","/i"],["b",1,"f",9,"X","r","/i"]]"#,
                r#"[["a",7,"f",2,"X","r","/i"]]"#,
                r#"[["c",7,"f",4,"X","r","/i"]]"#
            ]
        );
        assert_eq!(found.groups[1].alike, found.groups[2].alike);
    }

    #[test]
    fn single_facts_that_need_others_are_not_given() {
        assert_eq!(given(&mut Sieve::default(), 1, b"Y X", ALL).groups.len(), 1);
        assert_eq!(
            given(&mut Sieve::default(), 1, b"Y XX", ALL).groups.len(),
            3
        );
    }

    #[test]
    fn groups_told_by_order_say_so_once() {
        let text = br#"[["a",["2024-05-01"],"f",1,"X","r","/i"],["b",["2023-01-01"],"f",2,"X","r","/i"],["c",[1],"f",3,"X","r","/i"]]"#;
        let mut sieve = Sieve::default();
        sieve.add(text, ALL, false).unwrap();
        let found = sieve.groups(1, b"", true).unwrap();
        let told =
            |group: &Group| found.text[group.told as usize..group.told_end as usize].to_vec();
        let all: Vec<_> = found.groups.iter().map(told).collect();
        let expected = br#"[["X",["\u000010 0 0 0"]]]"#;
        assert_eq!(all, [expected.to_vec(), expected.to_vec(), Vec::new()]);
        sieve.learn(found.groups[0].alike as usize);
        sieve.add(text, ALL, false).unwrap();
        assert_eq!(sieve.groups(1, b"", true).unwrap().groups.len(), 1);
        sieve.add(text, ALL, false).unwrap();
        assert_eq!(sieve.groups(1, b"", false).unwrap().groups.len(), 3);
    }

    #[test]
    fn what_is_learned_of_one_rule_is_kept_for_that_rule() {
        let mut sieve = Sieve::default();
        let found = given(&mut sieve, 1, b"", ALL);
        sieve.learn(found.groups[1].alike as usize);
        assert_eq!(given(&mut sieve, 1, b"", ALL).groups.len(), 1);
        assert_eq!(given(&mut sieve, 2, b"", ALL).groups.len(), 3);
    }

    #[test]
    fn every_key_has_its_turn() {
        let mut sieve = Sieve::default();
        let turns = (0..3).map(|number| Turn { number, of: 3 });
        let found = turns.map(|turn| given(&mut sieve, 1, b"", turn).groups.len());
        assert_eq!(found.sum::<usize>(), 3);
    }

    #[test]
    fn rows_judged_by_value_stand_for_those_like_them() {
        let text = br#"[["k",1,"f",4,"X","r","/i"],["k",1,"f",5,"X","s","/i"],["k",1,"f",6,"Y","t","/i"],["l",1,"f",7,"X","u","/i"]]"#;
        let mut sieve = Sieve::default();
        sieve.add(text, ALL, true).unwrap();
        sieve.add(text, ALL, true).unwrap();
        let found = texts(&sieve.groups(1, b"", false).unwrap());
        assert_eq!(
            found,
            [
                r#"[["k",1,"f",4,"X","r","/i"],["k",1,"f",6,"Y","t","/i"]]"#,
                r#"[["l",1,"f",7,"X","u","/i"]]"#
            ]
        );
    }

    #[test]
    fn keys_with_escapes_are_not_judged_here() {
        let text = br#"[["a\n",7,"f",4,"X","r","/i"]]"#;
        let mut sieve = Sieve::default();
        sieve.add(text, ALL, false).unwrap();
        assert!(sieve.groups(1, b"", false).is_none());
        sieve.add(text, ALL, true).unwrap();
        assert!(sieve.groups(1, b"", false).is_none());
        assert_eq!(sieve.groups(1, b"", false).unwrap().groups.len(), 0);
    }
}
