//! Reading objects, arrays and maps: which member is which, what must be there, and what may stand there once only.

use crate::judge::{Judged, Suspicious};
use crate::machine::Machine;
use crate::program::{Kind, Object};
use crate::record::{Slot, Span};
use crate::scan::{closing, Held};
use crate::value::Value;

pub const DEEPEST: usize = 64;
const MOST_MEMBERS_OF_MAPS: usize = 256;
const UNIQUE_AT_MOST: usize = 64;

impl Object {
    /// That an object may have these members and no others.
    #[inline]
    pub fn allows(&self, seen: u64) -> Judged<()> {
        let count = seen.count_ones();
        if seen & self.required != self.required || count < self.least || count > self.most {
            return Err(Suspicious);
        }
        Ok(())
    }
}

impl<'p, 't> Machine<'p, 't> {
    /// After a value: the next one's place after a comma, or None at the closing sign.
    #[inline(always)]
    pub fn goes_on(&self, at: usize, close: u8) -> Judged<(usize, bool)> {
        if self.judge.text.get(at..at + 2) == Some(b",\"") {
            return Ok((at + 1, true));
        }
        self.goes_on_otherwise(at, close)
    }

    /// The same where something else than a text follows at once.
    #[inline]
    fn goes_on_otherwise(&self, mut at: usize, close: u8) -> Judged<(usize, bool)> {
        let mut sign = self.byte(at);
        if sign <= b' ' {
            at = self.blanks(at);
            sign = self.byte(at);
        }
        if sign == b',' {
            return Ok((self.after_blanks(at + 1), true));
        }
        if sign == close {
            Ok((at + 1, false))
        } else {
            Err(Suspicious)
        }
    }

    pub fn object(
        &mut self,
        object: &Object,
        at: usize,
        depth: usize,
    ) -> Judged<(usize, usize, u64)> {
        if self.byte(at) != b'{' || depth > DEEPEST {
            return Err(Suspicious);
        }
        let base = self.judge.record.slots.len();
        let size = object.members.len();
        self.judge.record.slots.resize(base + size, Slot::Absent);
        let (mut seen, mut before) = (0u64, size);
        let mut at = self.blanks(at + 1);
        let mut more = self.byte(at) != b'}';
        if !more {
            at += 1;
        }
        while more {
            let (place, after) = self.member(object, before, at)?;
            if seen >> place & 1 == 1 {
                return Err(Suspicious);
            }
            seen |= 1 << place;
            self.way[depth] = place as u32;
            let seat = object.followers + place;
            let end = match self.repeated(seat, after) {
                Some((end, said)) => {
                    self.judge.record.slots[base + place] = Slot::Text(said);
                    end
                }
                None => {
                    self.seated(object.members[place].node, seat, after, depth, base + place)?
                }
            };
            before = place;
            let (next, goes_on) = self.goes_on(end, b'}')?;
            at = next;
            more = goes_on;
        }
        object.allows(seen)?;
        Ok((at, base, seen))
    }

    /// Where a text in a seat ends and what it says, if it is the one found good there last.
    #[inline(always)]
    pub fn repeated(&self, seat: usize, at: usize) -> Option<(usize, Span)> {
        let said = self.latest[seat].stands_at(self.judge.text, at + 1)?;
        (self.byte(at) == b'"').then_some((at + 2 + said.length(), said))
    }

    /// Reads the value of a member, which has a seat of its own; where it ends.
    #[inline(always)]
    pub fn seated(
        &mut self,
        node: usize,
        seat: usize,
        at: usize,
        depth: usize,
        into: usize,
    ) -> Judged<usize> {
        match &self.judge.program.nodes[node].kind {
            Kind::Text(form) => self.formed((node, seat), form, at, into),
            _ => self.value(node, at, depth + 1, into),
        }
    }

    /// The member whose name begins at `at`, and where its value begins.
    #[inline]
    pub fn member(&mut self, object: &Object, before: usize, at: usize) -> Judged<(usize, usize)> {
        let likely = usize::from(self.following[object.followers + before]);
        if let Some(member) = object.members.get(likely) {
            if let Some(after) = member.stands_at(self.judge.text, at) {
                return Ok((likely, self.after_blanks(after)));
            }
        }
        self.other_member(object, before, at)
    }

    /// The same of a member that does not follow as in the object before, or is written with blanks.
    fn other_member(
        &mut self,
        object: &Object,
        before: usize,
        at: usize,
    ) -> Judged<(usize, usize)> {
        let (name, after) = self.name(at, &mut Held::default())?;
        let place = object.slot(name).ok_or(Suspicious)?;
        self.following[object.followers + before] = place as u8;
        Ok((place, after))
    }

    /// The name of a member as it is written, and where its value begins.
    pub fn name(&self, at: usize, held: &mut Held) -> Judged<(&'t [u8], usize)> {
        if self.byte(at) != b'"' {
            return Err(Suspicious);
        }
        let (text, start) = (self.judge.text, at + 1);
        let end = closing(text, start, held).ok_or(Suspicious)?;
        let colon = self.after_blanks(end + 1);
        if self.byte(colon) != b':' {
            return Err(Suspicious);
        }
        Ok((&text[start..end], self.after_blanks(colon + 1)))
    }

    /// The place itself, or the one after the blanks that stand there.
    #[inline(always)]
    fn after_blanks(&self, at: usize) -> usize {
        if self.byte(at) <= b' ' {
            self.blanks(at)
        } else {
            at
        }
    }

    pub fn array(&mut self, item: usize, at: usize, depth: usize) -> Judged<(usize, usize, usize)> {
        if self.byte(at) != b'[' || depth > DEEPEST {
            return Err(Suspicious);
        }
        let mut at = self.blanks(at + 1);
        if self.byte(at) == b']' {
            return Ok((at + 1, self.judge.record.items.len(), 0));
        }
        let under = self.stack.len();
        loop {
            self.way[depth] = (self.stack.len() - under) as u32;
            let slot = self.fresh();
            let end = self.value(item, at, depth + 1, slot)?;
            self.stack.push(slot as u32);
            let (next, goes_on) = self.goes_on(end, b']')?;
            at = next;
            if !goes_on {
                break;
            }
        }
        let base = self.judge.record.items.len();
        self.judge
            .record
            .items
            .extend_from_slice(&self.stack[under..]);
        let count = self.stack.len() - under;
        self.stack.truncate(under);
        Ok((at, base, count))
    }

    /// A slot for a value that is no member.
    #[inline]
    fn fresh(&mut self) -> usize {
        self.judge.record.slots.push(Slot::Absent);
        self.judge.record.slots.len() - 1
    }

    pub fn are_unique(&self, base: usize, count: usize) -> Judged<bool> {
        if count > UNIQUE_AT_MOST {
            return Err(Suspicious);
        }
        let items = &self.judge.record.items[base..base + count];
        let slots = &self.judge.record.slots;
        for (place, one) in items.iter().enumerate() {
            for other in &items[..place] {
                let (one, other) = (slots[*one as usize], slots[*other as usize]);
                if self.judge.equal(&Value::from(one), &Value::from(other))? {
                    return Ok(false);
                }
            }
        }
        Ok(true)
    }

    pub fn map(
        &mut self,
        names: usize,
        item: usize,
        most: usize,
        at: usize,
        depth: usize,
    ) -> Judged<usize> {
        if self.byte(at) != b'{' || depth > DEEPEST {
            return Err(Suspicious);
        }
        let mut at = self.blanks(at + 1);
        if self.byte(at) == b'}' {
            return Ok(at + 1);
        }
        let mut seen: Vec<Span> = Vec::new();
        loop {
            let (end, name, _) = self.text(at)?;
            let judge = &mut self.judge;
            judge.conforms(&Value::Text(name), names)?;
            let repeated = seen
                .iter()
                .any(|&other| judge.raw(other) == judge.raw(name));
            seen.push(name);
            if repeated || seen.len() > most.min(MOST_MEMBERS_OF_MAPS) {
                return Err(Suspicious);
            }
            let colon = self.blanks(end);
            if self.byte(colon) != b':' {
                return Err(Suspicious);
            }
            let slot = self.fresh();
            let end = self.value(item, self.blanks(colon + 1), depth + 1, slot)?;
            let (next, goes_on) = self.goes_on(end, b'}')?;
            at = next;
            if !goes_on {
                return Ok(at);
            }
        }
    }
}
