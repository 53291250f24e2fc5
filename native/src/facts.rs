//! Facts for the rules across records, written as the rows that judge them are read from: JSON, by rule and part.

use crate::checksums::crc32;
use crate::judge::{Judge, Judged, Suspicious};
use crate::program::Kind;
use crate::record::{Members, Slot, RECORD};
use crate::scan::{stop, Held};
use crate::terms::Term;
use crate::value::Value;

/// Facts of one key lie in one part, by the CRC-32 of the key.
pub const PARTS: usize = 16;

/// The facts of one rule and part in a text: rows with commas between them, and how many there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    pub place: usize,
    pub start: usize,
    pub end: usize,
    pub count: usize,
}

/// The facts of good records, each row with a comma, in the order in which they were taken.
#[derive(Default)]
pub struct Facts {
    rows: Vec<u8>,
    taken: Vec<Taken>,
}

/// A row by the place of its rule and part, and where it ends.
struct Taken {
    place: u32,
    end: usize,
}

/// What stands in every row of a record: source, line, resource and id, as JSON with commas.
#[derive(Default)]
pub struct About {
    pub text: Vec<u8>,
    /// Whether it was written down for the record being judged.
    pub is_told: bool,
    pub root: usize,
    pub id: usize,
}

impl Facts {
    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.taken.len()
    }

    fn end(&self) -> usize {
        self.taken.last().map_or(0, |last| last.end)
    }

    /// Forgets all rows but so many.
    pub fn truncate(&mut self, length: usize) {
        self.taken.truncate(length);
        self.rows.truncate(self.end());
    }

    /// All rows as one text, those of each rule and part together, and where these stand.
    pub fn sorted(&self) -> (Vec<u8>, Vec<Part>) {
        let places = self.taken.iter().map(|each| each.place as usize + 1).max();
        let (mut sizes, mut counts) = (vec![0; places.unwrap_or(0)], vec![0; places.unwrap_or(0)]);
        let mut start = 0;
        for each in &self.taken {
            sizes[each.place as usize] += each.end - start;
            counts[each.place as usize] += 1;
            start = each.end;
        }
        let mut parts = Vec::new();
        let mut at = 0;
        for (place, (size, &count)) in sizes.iter_mut().zip(&counts).enumerate() {
            if count > 0 {
                let (start, end) = (at, at + *size - 1); // no comma after the last
                parts.push(Part {
                    place,
                    start,
                    end,
                    count,
                });
            }
            let next = at + *size;
            *size = at;
            at = next;
        }
        let mut text = vec![0; at];
        let mut start = 0;
        for each in &self.taken {
            let row = &self.rows[start..each.end];
            let into = &mut sizes[each.place as usize];
            text[*into..*into + row.len()].copy_from_slice(row);
            *into += row.len();
            start = each.end;
        }
        (text, parts)
    }
}

/// A number in decimal digits.
pub fn digits(mut number: u64, into: &mut Vec<u8>) {
    let (mut made, mut at) = ([0u8; 20], 20);
    loop {
        at -= 1;
        made[at] = b'0' + (number % 10) as u8;
        number /= 10;
        if number == 0 {
            return into.extend_from_slice(&made[at..]);
        }
    }
}

fn quoted(text: &[u8], into: &mut Vec<u8>) {
    into.push(b'"');
    let plain = stop(text, 0, &mut Held::default());
    into.extend_from_slice(&text[..plain]);
    for &byte in &text[plain..] {
        match byte {
            b'"' | b'\\' => into.extend_from_slice(&[b'\\', byte]),
            0..=0x1f => into.extend_from_slice(format!("\\u{byte:04x}").as_bytes()),
            _ => into.push(byte),
        }
    }
    into.push(b'"');
}

impl<'p, 't> Judge<'p, 't> {
    /// Takes a fact of the record being judged.
    pub fn take(&mut self, rule: usize, key: &Term, value: &Term, pointer: &Term) -> Judged<()> {
        let mut rows = std::mem::take(&mut self.facts.rows);
        let taken = self.row(key, value, pointer, &mut rows);
        let end = rows.len();
        self.facts.rows = rows;
        let place = (rule * PARTS + taken?) as u32;
        self.facts.taken.push(Taken { place, end });
        Ok(())
    }

    /// Writes a row; the part that its key lies in.
    fn row(
        &mut self,
        key: &Term,
        value: &Term,
        pointer: &Term,
        into: &mut Vec<u8>,
    ) -> Judged<usize> {
        if !self.about.is_told {
            self.tell()?;
        }
        let key = self.simple(key)?;
        let part = crc32(self.bytes(&key)?) as usize % PARTS;
        into.push(b'[');
        quoted(self.bytes(&key)?, into);
        into.push(b',');
        self.term_as_json(value, into)?;
        into.extend_from_slice(&self.about.text);
        let pointer = self.simple(pointer)?;
        quoted(self.bytes(&pointer)?, into);
        into.extend_from_slice(b"],");
        Ok(part)
    }

    /// Writes down what stands in every row of the record being judged.
    fn tell(&mut self) -> Judged<()> {
        let program = self.program;
        let id = match self.record.slots.get(RECORD + self.about.id) {
            Some(Slot::Text(span)) => *span,
            _ => return Err(Suspicious),
        };
        let mut text = std::mem::take(&mut self.about.text);
        text.clear();
        text.push(b',');
        text.extend_from_slice(self.source);
        text.push(b',');
        digits(self.line, &mut text);
        text.push(b',');
        quoted(program.names.text(self.about.root), &mut text);
        text.push(b',');
        quoted(self.raw(id), &mut text);
        text.push(b',');
        self.about.text = text;
        self.about.is_told = true;
        Ok(())
    }

    fn term_as_json(&mut self, term: &Term, into: &mut Vec<u8>) -> Judged<()> {
        match term {
            Term::Mapping(members) => {
                for (place, (name, inner)) in members.iter().enumerate() {
                    into.push(if place > 0 { b',' } else { b'{' });
                    quoted(self.raw(*name), into);
                    into.push(b':');
                    self.term_as_json(inner, into)?;
                }
                if members.is_empty() {
                    into.push(b'{');
                }
                into.push(b'}');
                Ok(())
            }
            _ => {
                let value = self.value(term)?;
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
            Value::Text(span) => quoted(self.raw(*span), into),
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
                quoted(&member.name, into);
                into.push(b':');
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
    fn rows_of_one_rule_and_part_stand_together() {
        let mut facts = Facts::default();
        for (place, row) in [(20, "[1],"), (3, "[22],"), (20, "[333],"), (3, "[4],")] {
            facts.rows.extend_from_slice(row.as_bytes());
            let end = facts.rows.len();
            facts.taken.push(Taken { place, end });
        }
        let told = |facts: &Facts| {
            let (text, parts) = facts.sorted();
            let told = |part: &Part| {
                let rows = String::from_utf8(text[part.start..part.end].to_vec()).unwrap();
                (part.place, part.count, rows)
            };
            parts.iter().map(told).collect::<Vec<_>>()
        };
        let expected = [(3, 2, "[22],[4]"), (20, 2, "[1],[333]")];
        assert_eq!(
            told(&facts),
            expected.map(|(place, count, rows)| (place, count, rows.to_string()))
        );
        facts.truncate(1);
        assert_eq!(told(&facts), [(20, 1, "[1]".to_string())]);
        facts.truncate(0);
        assert!(told(&facts).is_empty());
    }

    #[test]
    fn numbers_are_written_in_full() {
        for number in [0, 7, 10, 4096, u64::MAX] {
            let mut made = Vec::new();
            digits(number, &mut made);
            assert_eq!(made, number.to_string().into_bytes());
        }
    }

    #[test]
    fn texts_are_written_as_json() {
        let mut made = Vec::new();
        quoted("a\"\\\n\u{1f}王".as_bytes(), &mut made);
        assert_eq!(made, "\"a\\\"\\\\\\u000a\\u001f王\"".as_bytes());
    }
}
