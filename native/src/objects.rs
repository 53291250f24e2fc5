//! Objects of a record: their members by slot and by name, and where pointers lead.

use crate::judge::{Judge, Judged, Suspicious};
use crate::program::Kind;
use crate::record::{Members, Slot};
use crate::terms::Term;
use crate::value::Value;

impl<'p, 't> Judge<'p, 't> {
    /// Where the slots of an object begin; None for the empty one.
    #[inline]
    pub fn object(&mut self, of: &Term) -> Judged<Option<usize>> {
        match self.simple(of)? {
            Value::Object(members) => Ok(Some(members.base())),
            Value::Nothing => Ok(None),
            _ => Err(Suspicious),
        }
    }

    #[inline]
    pub fn slot(&self, base: usize, slot: usize) -> Judged<Slot> {
        self.record.slot(base + slot).ok_or(Suspicious)
    }

    /// The same where it only matters whether something is there.
    #[inline]
    pub fn unseen(&self, base: usize, slot: usize) -> Judged<Slot> {
        self.record
            .slots
            .get(base + slot)
            .copied()
            .ok_or(Suspicious)
    }

    /// The slots of an object.
    pub fn members(&self, of: Members) -> Judged<&[Slot]> {
        let found = self.unseen_members(of)?;
        (0..found.len()).for_each(|slot| self.record.look(of.base() + slot));
        Ok(found)
    }

    fn unseen_members(&self, of: Members) -> Judged<&[Slot]> {
        match &self.program.nodes[of.node()].kind {
            Kind::Object(object) => {
                let base = of.base();
                self.record
                    .slots
                    .get(base..base + object.members.len())
                    .ok_or(Suspicious)
            }
            _ => Err(Suspicious),
        }
    }

    pub fn size_of_object(&self, value: &Value) -> Judged<usize> {
        match value {
            Value::Object(members) => {
                let slots = self.unseen_members(*members)?;
                Ok(slots
                    .iter()
                    .filter(|slot| !matches!(slot, Slot::Absent))
                    .count())
            }
            _ => Err(Suspicious),
        }
    }

    /// A member by name: Absent where it is not there.
    pub fn named(&self, value: &Value, name: &[u8]) -> Judged<Slot> {
        match self.place_of(value, name)? {
            Some(slot) => self.slot(0, slot),
            None => Ok(Slot::Absent),
        }
    }

    /// Whether an object has a member of a name.
    pub fn has_named(&self, value: &Value, name: &[u8]) -> Judged<bool> {
        match self.place_of(value, name)? {
            Some(slot) => Ok(!matches!(self.unseen(0, slot)?, Slot::Absent)),
            None => Ok(false),
        }
    }

    /// The slot for a member of a name; None where none is declared.
    pub fn place_of(&self, value: &Value, name: &[u8]) -> Judged<Option<usize>> {
        let members = match value {
            Value::Object(members) => members,
            Value::Nothing => return Ok(None),
            _ => return Err(Suspicious),
        };
        match &self.program.nodes[members.node()].kind {
            Kind::Object(object) => Ok(object.slot(name).map(|slot| members.base() + slot)),
            _ => Err(Suspicious),
        }
    }

    pub fn by_name(&mut self, of: &Term, name: &Term) -> Judged<Slot> {
        let of = self.value(of)?;
        let name = self.value(name)?;
        self.named(&of, self.bytes(&name)?)
    }

    /// Whether a pointer leads to a value of the record, as readers follow it.
    pub fn leads(&self, value: &Value, pointer: &[u8]) -> Judged<bool> {
        let mut here = *value;
        for token in pointer.split(|&byte| byte == b'/').skip(1) {
            let name = unescaped(token);
            here = match &here {
                Value::Object(_) => match self.named(&here, &name)? {
                    Slot::Absent => return Ok(false),
                    slot => slot.into(),
                },
                Value::List(run) => {
                    let number = std::str::from_utf8(&name).ok().filter(|digits| {
                        !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
                    });
                    match number.and_then(|digits| digits.parse::<usize>().ok()) {
                        Some(place) if place < run.count() => self.nth(&here, place)?,
                        Some(_) => return Ok(false),
                        None if number.is_none() && name.is_ascii() => return Ok(false),
                        None => return Err(Suspicious),
                    }
                }
                Value::Opaque => return Err(Suspicious),
                _ => return Ok(false),
            };
        }
        Ok(true)
    }

    /// The tokens of a pointer, as they are meant.
    pub fn tokens(&mut self, pointer: &[u8]) -> Value {
        let from = self.gathered.len();
        for token in pointer.split(|&byte| byte == b'/').skip(1) {
            let token = self.made(&unescaped(token));
            self.gathered.push(token);
        }
        self.sequence(from)
    }
}

/// A step of a JSON Pointer as it is meant.
fn unescaped(token: &[u8]) -> Vec<u8> {
    let mut found = Vec::with_capacity(token.len());
    let mut at = 0;
    while at < token.len() {
        let (byte, passed) = match token.get(at..at + 2) {
            Some(b"~1") => (b'/', 2),
            Some(b"~0") => (b'~', 2),
            _ => (token[at], 1),
        };
        found.push(byte);
        at += passed;
    }
    found
}
