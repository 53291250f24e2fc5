//! Facts for the rules across records, written as the rows that judge them are read from.

use crate::checksums::crc32;
use crate::judge::{raw, Judge, Judged, Suspicious};
use crate::packed;
use crate::places::Row;
use crate::program::Kind;
use crate::record::{Members, Origin, Slot, Span, RECORD};
use crate::terms::Term;
use crate::value::Value;
use crate::written::escaped;
use std::borrow::Cow;
use std::mem::take;

/// Facts of one key lie in one part, by the CRC-32 of the key.
pub const PARTS: usize = 16;

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

fn quoted(text: &[u8], into: &mut Vec<u8>) {
    into.push(b'"');
    into.extend_from_slice(text);
    into.push(b'"');
}

impl<'p, 't> Judge<'p, 't> {
    /// Takes a fact of the record being judged; where it cannot be said, what was written of it is to be forgotten.
    pub fn take(&mut self, rule: usize, key: &Term, value: &Term, pointer: &Term) -> Judged<()> {
        let (key, pointer) = (self.simple(key)?, self.simple(pointer)?);
        let part = self.part_of(&key)?;
        let id = self.record.slots.get(RECORD + self.about.id);
        let (key, pointer, id) = match (key, pointer, id) {
            (Value::Text(key), Value::Text(pointer), Some(Slot::Text(id))) => (key, pointer, *id),
            _ => return Err(Suspicious),
        };
        let mut told = take(&mut self.told);
        told.clear();
        told.extend_from_slice(&self.in_json(key));
        let key = told.len();
        told.extend_from_slice(&self.in_json(id));
        if told[..key] == told[key..] {
            told.truncate(key);
        }
        let lengths = [key, told.len() - key];
        let written = self.term_as_json(value, &mut told);
        let form = self.form(pointer);
        self.told = told;
        written?;
        self.tell((rule, part), form, lengths)
    }

    /// Writes the row of a fact of which it is told what it says: of its key and id the lengths.
    #[inline]
    pub fn tell(
        &mut self,
        place: (usize, usize),
        form: usize,
        [key, id]: [usize; 2],
    ) -> Judged<()> {
        let row = Row {
            form,
            line: self.line,
            key,
            id,
            told: &self.told,
        };
        if row.told.len() - key - id >= packed::LONGEST {
            return Err(Suspicious);
        }
        self.facts.add(place, self.source, &row);
        Ok(())
    }

    /// The number of the form that facts of the record have with a pointer.
    fn form(&mut self, pointer: Span) -> usize {
        let root = self.about.root;
        let resource = self.program.names.text(root);
        let pointer = raw(self.text, &self.record, self.program, pointer);
        self.facts.form((root, resource), pointer)
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

    /// A text as it stands in JSON between quotation marks.
    #[inline]
    pub fn in_json(&self, span: Span) -> Cow<'_, [u8]> {
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

    pub fn as_json(&self, value: &Value, into: &mut Vec<u8>) -> Judged<()> {
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
