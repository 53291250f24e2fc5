//! Where facts lie until they are handed out: packed rows by rule and part.

use crate::facts::PARTS;
use crate::hashing::Folding;
use crate::packed;
use crate::written::escaped;
use std::collections::HashMap;

/// Bytes that the rows of a place are given room for at first.
const ROOM: usize = 1 << 14;
/// Bytes of rows that are brought together.
const MOST: usize = 1 << 18;

/// The facts of one rule and part: packed rows, and how many there are.
#[derive(Debug, PartialEq, Eq)]
pub struct Part {
    pub place: usize,
    pub rows: Vec<u8>,
    pub count: usize,
}

/// The facts of good records by the place of their rule and part; those of the last record also in the order in which
/// they were taken.
#[derive(Default)]
pub struct Facts {
    places: Vec<Rows>,
    taken: Vec<Taken>,
    /// The forms of all rows as they are told where they are new, and by the number of the resource the number of each
    /// pointer's.
    forms: Vec<Box<[u8]>>,
    known: Vec<HashMap<Box<[u8]>, usize, Folding>>,
}

/// Packed rows of one place, how many there are, and the forms that were told in it.
#[derive(Default)]
struct Rows {
    packed: Vec<u8>,
    count: usize,
    forms: Vec<usize>,
    /// The place of the form of the row before.
    latest: usize,
}

/// A row by its place, and what was there before.
struct Taken {
    place: usize,
    forms: usize,
    start: usize,
}

/// A row: the number of its form, its line, and key, id and value one after another, with the lengths of the first two.
pub struct Row<'a> {
    pub form: usize,
    pub line: u64,
    pub key: usize,
    pub id: usize,
    pub told: &'a [u8],
}

/// Rows of one place within a text.
#[derive(Debug, PartialEq, Eq)]
pub struct Stretch {
    pub place: usize,
    pub count: usize,
    pub start: usize,
    pub end: usize,
}

/// Writes the facts of several scans into a text, those of one place one behind another; where each stretch of them
/// stands, which is no longer than what is read at once.
pub fn together<'f>(all: impl Iterator<Item = &'f Part>, text: &mut Vec<u8>) -> Vec<Stretch> {
    let mut sorted: Vec<&Part> = all.collect();
    sorted.sort_by_key(|part| part.place);
    text.clear();
    let mut made: Vec<Stretch> = Vec::new();
    for each in sorted {
        let start = text.len();
        text.extend_from_slice(&each.rows);
        match made.last_mut() {
            Some(last) if last.place == each.place && text.len() - last.start <= MOST => {
                last.end = text.len();
                last.count += each.count;
            }
            _ => made.push(Stretch {
                place: each.place,
                count: each.count,
                start,
                end: text.len(),
            }),
        }
    }
    made
}

impl Facts {
    /// From now on rows are those of another record.
    pub fn begin(&mut self) {
        self.taken.clear();
    }

    /// Forgets all rows of the record.
    pub fn forget(&mut self) {
        self.truncate(0);
    }

    /// Forgets all rows of the record but so many.
    pub fn truncate(&mut self, length: usize) {
        for each in self.taken.drain(length..).rev() {
            let rows = &mut self.places[each.place];
            rows.packed.truncate(each.start);
            rows.forms.truncate(each.forms);
            rows.count -= 1;
        }
    }

    /// How many rows the record has.
    #[cfg(debug_assertions)]
    pub fn len(&self) -> usize {
        self.taken.len()
    }

    /// The rows of the record after so many, each with its place and what was written there since.
    #[cfg(debug_assertions)]
    pub fn since(&self, length: usize) -> Vec<(usize, Vec<u8>)> {
        let rows = |each: &Taken| self.places[each.place].packed[each.start..].to_vec();
        let written = |each: &Taken| (each.place, rows(each));
        self.taken[length..].iter().map(written).collect()
    }

    /// The rows of each rule and part that has some.
    pub fn parts(self) -> Vec<Part> {
        let held = self.places.into_iter().enumerate();
        held.filter(|(_, rows)| rows.count > 0)
            .map(|(place, rows)| Part {
                place,
                rows: rows.packed,
                count: rows.count,
            })
            .collect()
    }

    /// The number of the form of a resource, which has a number too, and a pointer.
    pub fn form(&mut self, (root, resource): (usize, &[u8]), pointer: &[u8]) -> usize {
        if self.known.len() <= root {
            self.known.resize_with(root + 1, HashMap::default);
        }
        if let Some(known) = self.known[root].get(pointer) {
            return *known;
        }
        let mut told = Vec::new();
        packed::form(resource, &escaped(pointer), &mut told);
        self.forms.push(told.into());
        let number = self.forms.len() - 1;
        self.known[root].insert(pointer.into(), number);
        number
    }

    /// Writes a row in the place of a rule and part.
    #[inline]
    pub fn add(&mut self, (rule, part): (usize, usize), source: &[u8], row: &Row) {
        let place = rule * PARTS + part;
        if place >= self.places.len() {
            self.places.resize_with(place + 1, Rows::default);
        }
        let rows = &mut self.places[place];
        self.taken.push(Taken {
            place,
            forms: rows.forms.len(),
            start: rows.packed.len(),
        });
        rows.count += 1;
        if rows.packed.is_empty() {
            rows.packed.reserve(ROOM);
            packed::source(source, &mut rows.packed);
        }
        let form = rows.form(row.form, &self.forms);
        let lengths = [row.key, row.id, row.told.len() - row.key - row.id];
        packed::head(form, row.line, lengths, &mut rows.packed);
        rows.packed.extend_from_slice(row.told);
    }
}

impl Rows {
    /// The number of a form in this place, where it is told if it is new.
    #[inline]
    fn form(&mut self, form: usize, told: &[Box<[u8]>]) -> usize {
        let forms = &mut self.forms;
        let likely = [self.latest, self.latest + 1]; // the same again, or that of the next item
        let known = likely.into_iter().find(|&at| forms.get(at) == Some(&form));
        self.latest = known
            .or_else(|| forms.iter().position(|each| *each == form))
            .unwrap_or_else(|| {
                self.packed.extend_from_slice(&told[form]);
                forms.push(form);
                forms.len() - 1
            });
        self.latest
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn facts_of_several_scans_stand_one_behind_another_by_place() {
        let part = |place, rows: &[u8], count| Part {
            place,
            rows: rows.into(),
            count,
        };
        let (one, other) = (
            [part(3, b"ab", 2), part(7, b"c", 1)],
            [part(1, b"d", 1), part(3, b"e", 4)],
        );
        let stretch = |place, count, start, end| Stretch {
            place,
            count,
            start,
            end,
        };
        let mut text = Vec::from("of before");
        let found = together([&one, &other].into_iter().flatten(), &mut text);
        let expected = [
            stretch(1, 1, 0, 1),
            stretch(3, 6, 1, 4),
            stretch(7, 1, 4, 5),
        ];
        assert_eq!((found, &text[..]), (expected.into(), &b"dabec"[..]));
        let large = [part(3, &[0; MOST], 1)];
        let found = together(one[..1].iter().chain(&large), &mut text);
        assert_eq!(found, [stretch(3, 2, 0, 2), stretch(3, 1, 2, MOST + 2)]);
    }

    #[test]
    fn rows_that_are_forgotten_leave_nothing() {
        let mut facts = Facts::default();
        let told = |facts: &mut Facts, place, line, told: &[u8], pointer: &[u8]| {
            let form = facts.form((4, b"X"), pointer);
            let row = Row {
                form,
                line,
                key: 1,
                id: 1,
                told,
            };
            facts.add(place, b"", &row);
        };
        told(&mut facts, (1, 4), 1, b"ki", b"/p");
        facts.begin();
        told(&mut facts, (0, 3), 2, b"li", b"/q");
        facts.begin();
        told(&mut facts, (1, 4), 3, b"mi", b"/r");
        told(&mut facts, (0, 5), 3, b"mi", b"/r");
        facts.forget();
        let expected = [
            (
                3,
                &b"\x01\x00\x02\x01\x02X/q\x03\x00\x02\x01\x01\x80\x80\x00li"[..],
                1,
            ),
            (
                20,
                b"\x01\x00\x02\x01\x02X/p\x03\x00\x01\x01\x01\x80\x80\x00ki",
                1,
            ),
        ];
        let parts = facts.parts();
        let found: Vec<_> = parts
            .iter()
            .map(|part| (part.place, &part.rows[..], part.count))
            .collect();
        assert_eq!(found, expected);
    }
}
