//! Facts for the rules across records, written as the rows that judge them are read from, by rule and part.

use crate::checksums::crc32;
use crate::judge::{Judge, Judged, Suspicious};
use crate::packed;
use crate::program::Kind;
use crate::record::{Members, Origin, Slot, Span, RECORD};
use crate::terms::Term;
use crate::value::Value;
use crate::written::escaped;
use std::borrow::Cow;

/// Facts of one key lie in one part, by the CRC-32 of the key.
pub const PARTS: usize = 16;
/// Bytes that the rows of a place are given room for at first.
const ROOM: usize = 1 << 14;
/// Bytes of rows that are brought together.
const MOST: usize = 1 << 18;

/// The facts of one rule and part: packed rows, and how many there are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    pub place: usize,
    pub rows: Vec<u8>,
    pub count: usize,
}

/// The facts of good records by the place of their rule and part, and in the order in which they were taken.
#[derive(Default)]
pub struct Facts {
    places: Vec<Option<Box<Rows>>>,
    taken: Vec<Taken>,
}

/// Packed rows of one place.
#[derive(Default)]
struct Rows {
    packed: Vec<u8>,
    forms: Vec<Form>,
    /// The form of the row before.
    latest: usize,
}

/// A form that was told: number of the resource, and pointer; where that is the program's its span is enough to know it.
struct Form {
    root: usize,
    span: Span,
    pointer: Box<[u8]>,
}

/// A row by its place, and what was there before.
struct Taken {
    place: u32,
    forms: u32,
    start: usize,
}

/// What is said of every fact of a record: the number of its resource, and the slot of its id.
pub struct About {
    pub root: usize,
    pub id: usize,
    /// The key of the fact before, and its part.
    part: (Span, usize),
}

impl Default for About {
    fn default() -> Self {
        let none = Span::new(0, 0, Origin::Made);
        About {
            root: 0,
            id: 0,
            part: (none, 0),
        }
    }
}

/// The facts of several scans, those of one place one behind another, but no more together than are read at once.
pub fn together<'f>(all: impl Iterator<Item = &'f Part>) -> Vec<Part> {
    let mut sorted: Vec<&Part> = all.collect();
    sorted.sort_by_key(|part| part.place);
    let mut made: Vec<Part> = Vec::new();
    for each in sorted {
        match made.last_mut() {
            Some(last) if last.place == each.place && last.rows.len() + each.rows.len() <= MOST => {
                last.rows.extend_from_slice(&each.rows);
                last.count += each.count;
            }
            _ => made.push(each.clone()),
        }
    }
    made
}

impl Facts {
    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.taken.len()
    }

    /// Forgets all rows but so many.
    pub fn truncate(&mut self, length: usize) {
        for each in self.taken.drain(length..).rev() {
            if let Some(rows) = &mut self.places[each.place as usize] {
                rows.packed.truncate(each.start);
                rows.forms.truncate(each.forms as usize);
            }
        }
    }

    /// The rows of each rule and part that has some.
    pub fn parts(self) -> Vec<Part> {
        let mut counts = vec![0; self.places.len()];
        for each in &self.taken {
            counts[each.place as usize] += 1;
        }
        let held = self.places.into_iter().zip(counts).enumerate();
        held.filter_map(|(place, (rows, count))| {
            let rows = rows.filter(|_| count > 0)?.packed;
            Some(Part { place, rows, count })
        })
        .collect()
    }

    /// Hands out the rows of a place, to be put back: one more is about to be written.
    fn open(&mut self, place: usize) -> Box<Rows> {
        if place >= self.places.len() {
            self.places.resize_with(place + 1, || None);
        }
        let rows = self.places[place].take().unwrap_or_default();
        self.taken.push(Taken {
            place: place as u32,
            forms: rows.forms.len() as u32,
            start: rows.packed.len(),
        });
        rows
    }
}

impl Rows {
    /// The number of a form, which is told where it is new; `text` is the pointer.
    fn form(&mut self, root: usize, resource: &[u8], span: Span, text: &[u8]) -> usize {
        let is_fixed = span.from() == Origin::Program;
        let is_it = |form: &Form| {
            form.root == root && (is_fixed && form.span == span || *form.pointer == *text)
        };
        let forms = &mut self.forms;
        let likely = [self.latest, self.latest + 1]; // the same again, or that of the next item
        let known = likely
            .into_iter()
            .find(|&at| forms.get(at).map_or(false, is_it));
        self.latest = known
            .or_else(|| forms.iter().position(is_it))
            .unwrap_or_else(|| {
                packed::form(resource, &escaped(text), &mut self.packed);
                forms.push(Form {
                    root,
                    span,
                    pointer: text.into(),
                });
                forms.len() - 1
            });
        self.latest
    }
}

fn quoted(text: &[u8], into: &mut Vec<u8>) {
    into.push(b'"');
    into.extend_from_slice(text);
    into.push(b'"');
}

impl<'p, 't> Judge<'p, 't> {
    /// Takes a fact of the record being judged; where it cannot be said, what was written of it is to be forgotten.
    pub fn take(&mut self, rule: usize, key: &Term, value: &Term, pointer: &Term) -> Judged<()> {
        let (key, pointer) = (self.simple(key)?, self.simple(pointer)?);
        let place = rule * PARTS + self.part_of(&key)?;
        let mut rows = self.facts.open(place);
        let written = self.row(&key, value, &pointer, &mut rows);
        self.facts.places[place] = Some(rows);
        written
    }

    /// The part that facts of a key lie in. Rules often take one after another under the same text of a record.
    fn part_of(&mut self, key: &Value) -> Judged<usize> {
        let (known, part) = self.about.part;
        match key {
            Value::Text(span) if *span == known && known.from() == Origin::Text => Ok(part),
            Value::Text(span) => {
                let part = crc32(self.raw(*span)) as usize % PARTS;
                self.about.part = (*span, part);
                Ok(part)
            }
            _ => Err(Suspicious),
        }
    }

    fn row(&mut self, key: &Value, value: &Term, pointer: &Value, rows: &mut Rows) -> Judged<()> {
        let (key, pointer, id) = match (key, pointer, self.record.slots.get(RECORD + self.about.id))
        {
            (Value::Text(key), Value::Text(pointer), Some(Slot::Text(id))) => (*key, *pointer, *id),
            _ => return Err(Suspicious),
        };
        if rows.packed.is_empty() {
            rows.packed.reserve(ROOM);
            packed::source(self.source, &mut rows.packed);
        }
        let resource = self.program.names.text(self.about.root);
        let form = rows.form(self.about.root, resource, pointer, self.raw(pointer));
        let (key, id) = (self.in_json(key), self.in_json(id));
        let begun = packed::begin(form, self.line, &key, &id, &mut rows.packed);
        self.term_as_json(value, &mut rows.packed)?;
        if packed::end(begun, &mut rows.packed) {
            Ok(())
        } else {
            Err(Suspicious)
        }
    }

    /// A text as it stands in JSON between quotation marks.
    #[inline]
    fn in_json(&self, span: Span) -> Cow<'_, [u8]> {
        let text = self.raw(span);
        if span.from() == Origin::Text {
            debug_assert_eq!(escaped(text), text); // else it would have been decoded
            return Cow::Borrowed(text);
        }
        escaped(text)
    }

    /// A text of the record with its quotation marks, where it stands between some.
    #[inline]
    fn with_quotes(&self, span: Span) -> Option<&[u8]> {
        if span.from() != Origin::Text {
            return None;
        }
        let (start, end) = (span.start(), span.start() + span.length());
        let whole = self.text.get(start.checked_sub(1)?..=end)?;
        (whole[0] == b'"' && whole[whole.len() - 1] == b'"').then_some(whole)
    }

    fn term_as_json(&mut self, term: &Term, into: &mut Vec<u8>) -> Judged<()> {
        match term {
            Term::Mapping(members) => {
                for (name, inner) in members.iter() {
                    into.extend_from_slice(name);
                    self.term_as_json(inner, into)?;
                }
                if members.is_empty() {
                    into.push(b'{');
                }
                into.push(b'}');
                Ok(())
            }
            _ => {
                let value = self.simple(term)?;
                self.as_json(&value, into)
            }
        }
    }

    fn as_json(&self, value: &Value, into: &mut Vec<u8>) -> Judged<()> {
        match value {
            Value::None => into.extend_from_slice(b"null"),
            Value::Nothing => into.extend_from_slice(b"{}"),
            Value::True => into.extend_from_slice(b"true"),
            Value::False => into.extend_from_slice(b"false"),
            Value::Integer(number) => into.extend_from_slice(number.to_string().as_bytes()),
            Value::Text(span) => match self.with_quotes(*span) {
                Some(text) => into.extend_from_slice(text),
                None => quoted(&self.in_json(*span), into),
            },
            Value::Object(members) => self.object_as_json(*members, into)?,
            Value::List(_) | Value::Sequence(_) | Value::Constants(_) => {
                into.push(b'[');
                for place in 0..self.count(value)? {
                    if place > 0 {
                        into.push(b',');
                    }
                    self.as_json(&self.nth(value, place)?, into)?;
                }
                into.push(b']');
            }
            _ => return Err(Suspicious),
        }
        Ok(())
    }

    fn object_as_json(&self, members: Members, into: &mut Vec<u8>) -> Judged<()> {
        let object = match &self.program.nodes[members.node()].kind {
            Kind::Object(object) => object,
            _ => return Err(Suspicious),
        };
        let mut sign = b'{';
        for (slot, member) in self.members(members)?.iter().zip(&object.members) {
            if !matches!(slot, Slot::Absent) {
                into.push(sign);
                into.extend_from_slice(member.in_json());
                self.as_json(&Value::from(*slot), into)?;
                sign = b',';
            }
        }
        if sign == b'{' {
            into.push(b'{');
        }
        into.push(b'}');
        Ok(())
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
        let found = together([&one, &other].into_iter().flatten());
        assert_eq!(
            found,
            [part(1, b"d", 1), part(3, b"abe", 6), part(7, b"c", 1)]
        );
        let large = [part(3, &[0; MOST], 1)];
        assert_eq!(
            together([&one[..1], &large[..]].into_iter().flatten()).len(),
            2
        );
    }

    #[test]
    fn rows_that_are_forgotten_leave_nothing() {
        let mut facts = Facts::default();
        let mut told = |place, line, key: &[u8], pointer: &[u8]| {
            let mut rows = facts.open(place);
            let form = rows.form(4, b"X", Span::new(0, 0, Origin::Made), pointer);
            let begun = packed::begin(form, line, key, b"i", &mut rows.packed);
            assert!(packed::end(begun, &mut rows.packed));
            facts.places[place] = Some(rows);
        };
        told(20, 1, b"k", b"/p");
        told(3, 2, b"l", b"/q");
        told(20, 3, b"m", b"/r");
        told(5, 3, b"m", b"/r");
        assert_eq!(facts.len(), 4);
        facts.truncate(2);
        let expected = [
            (
                3,
                &b"\x02\x01\x02X/q\x03\x00\x02\x01\x01\x80\x80\x00li"[..],
                1,
            ),
            (20, b"\x02\x01\x02X/p\x03\x00\x01\x01\x01\x80\x80\x00ki", 1),
        ];
        let parts = facts.parts();
        let found: Vec<_> = parts
            .iter()
            .map(|part| (part.place, &part.rows[..], part.count))
            .collect();
        assert_eq!(found, expected);
    }
}
