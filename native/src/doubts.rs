//! Which members of a suspicious record are to blame, so that the exact path looks at the shape of these alone.

use crate::judge::Judged;
use crate::judge::Suspicious;
use crate::machine::Machine;
use crate::program::{Kind, Object};
use crate::record::{Members, Slot, RECORD};
use crate::scan::{closing, Held};
use crate::value::Value;

/// Says that the members in doubt are told, a bit each beside this one.
pub const TOLD: u64 = 1 << 63;
/// Objects with more members than there are bits beside it are not told of.
const MOST: usize = 63;

impl<'p, 't> Machine<'p, 't> {
    /// The members of a suspicious record whose values could not be found good, a bit each beside `TOLD`.
    ///
    /// All others are of the right shape, none is missing, and what the schema demands of the record as a whole holds
    /// as far as it does not look into the members in doubt. 0 where that cannot be said.
    pub fn doubts(&mut self, root: usize, at: usize) -> u64 {
        let program = self.judge.program;
        let node = program.roots[root].node;
        match &program.nodes[node].kind {
            Kind::Object(object) if object.members.len() <= MOST => self
                .doubted(node, object, at)
                .map_or(0, |doubted| doubted | TOLD),
            _ => 0,
        }
    }

    fn doubted(&mut self, node: usize, object: &Object, at: usize) -> Judged<u64> {
        self.alike.leave();
        self.judge.clear();
        self.references.clear();
        let size = object.members.len();
        self.judge.record.slots.resize(RECORD + size, Slot::Absent);
        let (mut seen, mut doubted, mut before) = (0u64, 0u64, size);
        let mut at = self.opened(at)?;
        let mut more = true;
        while more {
            let (place, after) = self.member(object, before, at)?;
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
                    self.passed(after)?
                }
            };
            before = place;
            (at, more) = self.goes_on(end, b'}')?;
        }
        object.allows(seen)?;
        let record = Value::Object(Members::new(node, RECORD));
        let judged = &self.judge.program.nodes[node].judged;
        self.judge.judge(judged, record, seen)?;
        Ok(doubted)
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
