//! Facts for the rules across records, written as the rows that judge them are read from: JSON, by rule and part.

use crate::checksums::crc32;
use crate::judge::{Judge, Judged, Suspicious};
use crate::program::Kind;
use crate::record::{Members, Slot};
use crate::scan::{stop, Held};
use crate::terms::Term;
use crate::value::Value;

/// Facts of one key lie in one part, by the CRC-32 of the key.
pub const PARTS: usize = 16;

/// The facts of one rule and part: rows one after another, commas between them, and how many there are.
#[derive(Default)]
pub struct Part {
    pub rows: Vec<u8>,
    pub count: u32,
}

/// The facts of one record, until it is sure that all could be said.
#[derive(Default)]
pub struct Staged {
    rows: Vec<u8>,
    /// Rule, part and end in `rows` of each.
    ends: Vec<(usize, usize, usize)>,
}

/// What stands in every row of a record: source, line, resource and id, as JSON with commas.
#[derive(Default)]
pub struct About {
    pub text: Vec<u8>,
}

impl Staged {
    pub fn clear(&mut self) {
        self.rows.clear();
        self.ends.clear();
    }

    /// Moves the rows to the facts of all records, by rule and part.
    pub fn move_into(&mut self, facts: &mut Vec<Part>) {
        let mut start = 0;
        for &(rule, part, end) in &self.ends {
            let place = rule * PARTS + part;
            if facts.len() <= place {
                facts.resize_with(place + 1, Part::default);
            }
            let found = &mut facts[place];
            if found.count > 0 {
                found.rows.push(b',');
            }
            found.rows.extend_from_slice(&self.rows[start..end]);
            found.count += 1;
            start = end;
        }
        self.clear();
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
    /// Stages a fact of the record being judged.
    pub fn take(&mut self, rule: usize, key: &Term, value: &Term, pointer: &Term) -> Judged<()> {
        let mut rows = std::mem::take(&mut self.staged.rows);
        let taken = self.row(key, value, pointer, &mut rows);
        let end = rows.len();
        self.staged.rows = rows;
        self.staged.ends.push((rule, taken?, end));
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
        let key = self.value(key)?;
        let part = crc32(self.bytes(&key)?) as usize % PARTS;
        into.push(b'[');
        quoted(self.bytes(&key)?, into);
        into.push(b',');
        self.term_as_json(value, into)?;
        into.extend_from_slice(&self.about.text);
        let pointer = self.value(pointer)?;
        quoted(self.bytes(&pointer)?, into);
        into.push(b']');
        Ok(part)
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

impl About {
    /// Says what is told of a record; `source` is JSON already.
    pub fn tell(&mut self, source: &[u8], line: u64, resource: &[u8], id: &[u8]) {
        let text = &mut self.text;
        text.clear();
        text.push(b',');
        text.extend_from_slice(source);
        text.push(b',');
        digits(line, text);
        text.push(b',');
        quoted(resource, text);
        text.push(b',');
        quoted(id, text);
        text.push(b',');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
