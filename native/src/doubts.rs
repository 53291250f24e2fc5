//! Which members of a suspicious record are to blame, so that the exact path looks at the shape of these alone.

use crate::judge::Judged;
use crate::judge::Suspicious;
use crate::machine::Machine;
use crate::program::{Kind, Object};
use crate::record::{Members, Origin, Slot, RECORD};
use crate::scan::{closing, Held};
use crate::value::Value;

/// Says that the members in doubt are told, a bit each beside this one.
pub const TOLD: u64 = 1 << 63;
/// Says beside it that the rules on the whole record find nothing in it, whatever stands in the members in doubt.
pub const RULED: u64 = 1 << 62;
/// Says beside them that the record as a whole is in doubt, whatever its members hold: one may be missing or unknown, or
/// some be at odds.
pub const WHOLE: u64 = 1 << 61;
/// Objects with more members than there are bits beside these are not told of.
const MOST: usize = 61;

/// What is told of a suspicious record.
#[derive(Clone, Copy, Default)]
pub struct Doubts {
    /// The members in doubt, a bit each beside `TOLD` and `WHOLE`; 0 where nothing can be said.
    pub why: u64,
    /// All members of the record that are declared, a bit each.
    pub seen: u64,
    /// The place of its root above 40 bits, how long its id is above 32, and where that begins; 0 where it does not
    /// stand as it is in the text.
    pub id: u64,
    /// Where the value of the only member in doubt ends, above 32 bits, and where it begins; 0 where several are, or the
    /// record as a whole.
    pub value: u64,
}

impl<'p, 't> Machine<'p, 't> {
    /// The members of a suspicious record whose values could not be found good, a bit each beside `TOLD`.
    ///
    /// Beside it where the record ends. All other declared members are of the right shape. Without `WHOLE` none is missing
    /// or unknown, and what the schema demands of the record as a whole holds and does not look into the members in
    /// doubt; `RULED` is among the bits where no rule on the record does either. 0 where nothing can be said.
    pub fn doubts(&mut self, root: usize, at: usize) -> (usize, Doubts) {
        let program = self.judge.program;
        let node = program.roots[root].node;
        let told = match &program.nodes[node].kind {
            Kind::Object(object) if object.members.len() <= MOST => self.doubted(node, object, at),
            _ => Err(Suspicious),
        };
        match told {
            Ok((end, told)) => {
                let ruled = match told.why & WHOLE {
                    0 => self.ruled(root, node, told.seen),
                    _ => 0,
                };
                let why = told.why | TOLD | ruled;
                let id = self.id_of(root);
                (end, Doubts { why, id, ..told })
            }
            Err(Suspicious) => (at, Doubts::default()),
        }
    }

    /// Where the id of a record stands that was read.
    fn id_of(&self, root: usize) -> u64 {
        let slot = RECORD + self.judge.program.roots[root].id;
        match self.judge.record.slots.get(slot) {
            Some(Slot::Text(id)) if id.from() == Origin::Text && id.length() < 256 => {
                (root as u64) << 40 | (id.length() as u64) << 32 | id.start() as u64
            }
            _ => 0,
        }
    }

    /// `RULED` if no rule on a record with these members, which was read, looks into those in doubt or is broken.
    fn ruled(&mut self, root: usize, node: usize, seen: u64) -> u64 {
        let record = Value::Object(Members::new(node, RECORD));
        let judged = &self.judge.program.roots[root].judged;
        match self.judge.judge(judged, record, seen) {
            Ok(()) => RULED,
            Err(Suspicious) => 0,
        }
    }

    /// Where a record ends, the members in doubt, all that it has, and where the value in doubt stands.
    fn doubted(&mut self, node: usize, object: &Object, at: usize) -> Judged<(usize, Doubts)> {
        self.alike.leave();
        self.judge.clear();
        self.references.clear();
        let size = object.members.len();
        self.judge.record.slots.resize(RECORD + size, Slot::Absent);
        let (mut seen, mut doubted, mut value, mut before) = (0u64, 0u64, 0u64, size);
        let mut at = self.opened(at)?;
        let (mut more, mut whole) = (true, false);
        while more {
            let (place, after) = match self.member(object, before, at) {
                Ok(found) => found,
                Err(Suspicious) => {
                    whole = true;
                    let end = self.passed(self.undeclared(object, at)?)?;
                    (at, more) = self.goes_on(end, b'}')?;
                    continue;
                }
            };
            if seen >> place & 1 == 1 {
                return Err(Suspicious);
            }
            seen |= 1 << place;
            self.way[1] = place as u32;
            self.stack.clear();
            let (node, seat) = (object.members[place].node, object.followers + place);
            let end = match self.seated(node, seat, after, 1, RECORD + place) {
                Ok(end) => end,
                Err(Suspicious) => {
                    doubted |= 1 << place;
                    self.judge.record.slots[RECORD + place] = Slot::Opaque;
                    let end = self.passed(after)?;
                    value = match doubted.count_ones() {
                        1 => (end as u64) << 32 | after as u64,
                        _ => 0,
                    };
                    end
                }
            };
            before = place;
            (at, more) = self.goes_on(end, b'}')?;
        }
        whole |= object.allows(seen).is_err();
        if !whole {
            let record = Value::Object(Members::new(node, RECORD));
            let judged = &self.judge.program.nodes[node].judged;
            whole = self.judge.judge(judged, record, seen).is_err();
        }
        let found = Doubts {
            why: doubted | if whole { WHOLE } else { 0 },
            seen,
            id: 0,
            value: if whole { 0 } else { value },
        };
        Ok((at, found))
    }

    /// Where the value of a member begins that is not declared: its name, as it is written, is none of those.
    fn undeclared(&self, object: &Object, at: usize) -> Judged<usize> {
        let mut held = Held::default();
        let (name, after) = self.name(at, &mut held)?;
        if held.escaped || object.slot(name).is_some() {
            return Err(Suspicious);
        }
        Ok(after)
    }

    /// Where the first member of an object that has one begins.
    fn opened(&self, at: usize) -> Judged<usize> {
        let inside = self.blanks(at + 1);
        if self.byte(at) == b'{' && self.byte(inside) == b'"' {
            Ok(inside)
        } else {
            Err(Suspicious)
        }
    }

    /// Where the value at a place ends, by its quotes and brackets; of a number or word, where the next sign stands.
    fn passed(&self, at: usize) -> Judged<usize> {
        let (text, mut at, mut depth) = (self.judge.text, at, 0usize);
        loop {
            match *text.get(at).ok_or(Suspicious)? {
                b'"' => at = closing(text, at + 1, &mut Held::default()).ok_or(Suspicious)?,
                b'{' | b'[' => depth += 1,
                b'}' | b']' if depth == 0 => return Ok(at),
                b'}' | b']' => depth -= 1,
                b',' if depth == 0 => return Ok(at),
                b'\n' if !self.by_value => return Err(Suspicious),
                _ => {}
            }
            at += 1;
        }
    }
}
