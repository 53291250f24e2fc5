//! Reading records strictly, one pass over their bytes: JSON, shape and forms, values into slots.

use crate::facts::Part;
use crate::judge::{Judge, Judged, Suspicious};
use crate::kept::{Met, References};
use crate::program::{Kind, Object, Program, Text};
use crate::record::{Members, Origin, Run, Slot, Span, LONGEST, RECORD};
use crate::scan::{closing, Held};
use crate::strings;
use crate::value::Value;
use crate::words::tail;

const DEEPEST: usize = 64;
const MOST_MEMBERS_OF_MAPS: usize = 256;
const UNIQUE_AT_MOST: usize = 64;

/// Reads one record after another of one text.
pub struct Machine<'p, 't> {
    pub judge: Judge<'p, 't>,
    /// Whether line ends are white space inside records, as where they are pretty-printed.
    pub by_value: bool,
    /// Which member followed each one in the object of the same kind read before.
    following: Vec<u8>,
    /// The text found good last of each node: records are alike, and what is good once is good again.
    latest: Vec<Option<Span>>,
    stack: Vec<u32>,
    /// The members of the record read last, a bit each.
    pub members: u64,
    pub references: References,
    /// The places of members and items that lead to the value being read, by depth.
    way: [u32; DEEPEST + 2],
}

/// Whether two texts of one length are the same; those that are not mostly end otherwise.
#[inline(always)]
fn is_same(one: &[u8], other: &[u8]) -> bool {
    tail(one) == tail(other) && (other.len() <= 8 || one == other)
}

impl<'p, 't> Machine<'p, 't> {
    pub fn new(program: &'p Program, text: &'t [u8], by_value: bool) -> Self {
        let mut following = vec![0; program.followers];
        for node in &program.nodes {
            if let Kind::Object(object) = &node.kind {
                for place in 0..object.members.len() {
                    following[object.followers + place] = place as u8 + 1;
                }
            }
        }
        Machine {
            judge: Judge::new(program, text),
            by_value,
            following,
            latest: vec![None; program.nodes.len()],
            stack: Vec::new(),
            members: 0,
            references: References::default(),
            way: [0; DEEPEST + 2],
        }
    }

    /// Reads and judges the record at `at` as one of a root; where it ends.
    pub fn record(&mut self, root: usize, at: usize) -> Judged<usize> {
        self.judge.clear();
        self.stack.clear();
        self.references.clear();
        let program = self.judge.program;
        let root = &program.roots[root];
        self.judge.record.slots.push(Slot::Absent);
        let end = self.value(root.node, at, 1, 0)?;
        let record = Value::from(self.judge.record.slots[0]);
        self.judge.judge(&root.judged, record, self.members)?;
        Ok(end)
    }

    /// Whether the rules across records take more of the record read last than its id and references.
    pub fn is_wanted(&mut self, root: usize) -> bool {
        let root = &self.judge.program.roots[root];
        let record = Value::Object(Members::new(root.node, RECORD));
        self.judge
            .judge(&root.wanted, record, self.members)
            .is_err()
    }

    /// Takes the facts of the record read last for the rules across records; false where they cannot all be said.
    pub fn take(&mut self, root: usize, source: &[u8], facts: &mut Vec<Part>) -> bool {
        let program = self.judge.program;
        let own = &program.roots[root];
        if own.taken.is_empty() {
            return true;
        }
        let id = match self.judge.record.slots.get(RECORD + own.id) {
            Some(Slot::Text(span)) => *span,
            _ => return false,
        };
        let resource = program.names.text(root);
        let mut about = std::mem::take(&mut self.judge.about);
        about.tell(source, self.judge.line, resource, self.judge.raw(id));
        self.judge.about = about;
        let record = Value::Object(Members::new(own.node, RECORD));
        self.judge.staged.clear();
        let taken = self.judge.judge(&own.taken, record, self.members);
        if taken.is_ok() {
            self.judge.staged.move_into(facts);
        }
        taken.is_ok()
    }

    #[inline]
    fn byte(&self, at: usize) -> u8 {
        self.judge.text.get(at).copied().unwrap_or(0)
    }

    #[inline]
    pub fn blanks(&self, mut at: usize) -> usize {
        loop {
            match self.byte(at) {
                b' ' | b'\t' | b'\r' => at += 1,
                b'\n' if self.by_value => at += 1,
                _ => return at,
            }
        }
    }

    /// Reads and judges a value of a node into a slot; where it ends.
    fn value(&mut self, node: usize, at: usize, depth: usize, into: usize) -> Judged<usize> {
        let program = self.judge.program;
        let found = &program.nodes[node];
        match &found.kind {
            Kind::Text(form) => self.formed(node, form, at, into),
            Kind::Object(object) => {
                let (end, base, seen) = self.object(object, at, depth)?;
                let members = Members::new(node, base);
                self.judge.record.slots[into] = Slot::Object(members);
                self.judge
                    .judge(&found.judged, Value::Object(members), seen)?;
                if depth == 1 {
                    self.members = seen;
                }
                if found.refers.is_some() {
                    self.meet(node, base, depth);
                }
                Ok(end)
            }
            Kind::Array {
                item,
                least,
                most,
                unique,
            } => {
                let (end, base, count) = self.array(*item, at, depth)?;
                if count < *least || count > *most || (*unique && !self.are_unique(base, count)?) {
                    return Err(Suspicious);
                }
                let run = Run::new(base, count);
                self.judge.record.slots[into] = Slot::List(run);
                self.judge.judge(&found.judged, Value::List(run), 0)?;
                Ok(end)
            }
            Kind::Integer(least, most) => {
                let (end, value) = self.integer(at)?;
                if value < *least || value > *most {
                    return Err(Suspicious);
                }
                self.judge.record.slots[into] = Slot::Integer(value);
                self.judge.judge(&found.judged, Value::Integer(value), 0)?;
                Ok(end)
            }
            Kind::Boolean => {
                let (end, value) = self.boolean(at)?;
                self.judge.record.slots[into] = if value { Slot::True } else { Slot::False };
                self.judge.judge(&found.judged, Value::from(value), 0)?;
                Ok(end)
            }
            Kind::Map { names, item, most } => {
                let met = self.references.met.len();
                let end = self.map(*names, *item, *most, at, depth)?;
                self.references.met.truncate(met); // rules do not look into maps
                self.judge.record.slots[into] = Slot::Opaque;
                Ok(end)
            }
            Kind::Unknown => Err(Suspicious),
        }
    }

    /// Notes a reference, and the way that led to it.
    fn meet(&mut self, node: usize, base: usize, depth: usize) {
        let references = &mut self.references;
        let from = references.ways.len();
        references.ways.extend_from_slice(&self.way[1..depth]);
        let to = references.ways.len();
        references.met.push(Met {
            node,
            base,
            from,
            to,
        });
    }

    /// Reads and judges a text of a form into a slot; where it ends.
    #[inline(never)]
    fn formed(&mut self, node: usize, form: &Text, at: usize, into: usize) -> Judged<usize> {
        let (end, span, plain) = self.text(at)?;
        self.judge.record.slots[into] = Slot::Text(span);
        let text = self.judge.raw(span);
        if let Some(latest) = self.latest[node] {
            if plain && latest.length() == text.len() && is_same(self.judge.raw(latest), text) {
                return Ok(end);
            }
        }
        if !self.judge.fits(form, text, plain) {
            return Err(Suspicious);
        }
        let steps = &self.judge.program.nodes[node].judged;
        self.judge.judge_text(steps, span, plain)?;
        if plain {
            self.latest[node] = Some(span);
        }
        Ok(end)
    }

    /// A string: where it ends, what it says, and whether that is nothing but plain ASCII.
    #[inline(always)]
    fn text(&mut self, at: usize) -> Judged<(usize, Span, bool)> {
        if self.byte(at) != b'"' {
            return Err(Suspicious);
        }
        let start = at + 1;
        let mut held = Held::default();
        let end = closing(self.judge.text, start, &mut held).ok_or(Suspicious)?;
        let raw = &self.judge.text[start..end];
        if (held.wide && std::str::from_utf8(raw).is_err()) || raw.len() >= LONGEST {
            return Err(Suspicious);
        }
        let plain = !held.wide && !held.escaped;
        let span = if held.escaped {
            let made = &mut self.judge.record.made;
            let from = made.len();
            strings::decode(raw, made).ok_or(Suspicious)?;
            Span::new(from, made.len() - from, Origin::Made)
        } else {
            Span::new(start, raw.len(), Origin::Text)
        };
        Ok((end + 1, span, plain))
    }

    fn boolean(&self, at: usize) -> Judged<(usize, bool)> {
        let rest = &self.judge.text[at.min(self.judge.text.len())..];
        if rest.starts_with(b"true") {
            Ok((at + 4, true))
        } else if rest.starts_with(b"false") {
            Ok((at + 5, false))
        } else {
            Err(Suspicious)
        }
    }

    /// An integer of at most 15 digits, written plainly; what is written otherwise is left to the exact path.
    fn integer(&self, at: usize) -> Judged<(usize, i64)> {
        let negative = self.byte(at) == b'-';
        let first = at + usize::from(negative);
        let (mut at, mut value) = (first, 0i64);
        while self.byte(at).is_ascii_digit() && at - first <= 15 {
            value = value * 10 + i64::from(self.byte(at) - b'0');
            at += 1;
        }
        let digits = at - first;
        let plain = (1..=15).contains(&digits) && (digits == 1 || self.byte(first) != b'0');
        if !plain || matches!(self.byte(at), b'.' | b'e' | b'E') {
            return Err(Suspicious);
        }
        Ok((at, if negative { -value } else { value }))
    }

    /// After a value: the next one's place after a comma, or None at the closing sign.
    #[inline]
    fn goes_on(&self, mut at: usize, close: u8) -> Judged<(usize, bool)> {
        let mut sign = self.byte(at);
        if sign <= b' ' {
            at = self.blanks(at);
            sign = self.byte(at);
        }
        if sign == b',' {
            let next = at + 1;
            return Ok((
                if self.byte(next) <= b' ' {
                    self.blanks(next)
                } else {
                    next
                },
                true,
            ));
        }
        if sign == close {
            Ok((at + 1, false))
        } else {
            Err(Suspicious)
        }
    }

    fn object(&mut self, object: &Object, at: usize, depth: usize) -> Judged<(usize, usize, u64)> {
        if self.byte(at) != b'{' || depth > DEEPEST {
            return Err(Suspicious);
        }
        let program = self.judge.program;
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
            let node = object.members[place].node;
            let end = match &program.nodes[node].kind {
                Kind::Text(form) => self.formed(node, form, after, base + place)?,
                _ => self.value(node, after, depth + 1, base + place)?,
            };
            before = place;
            let (next, goes_on) = self.goes_on(end, b'}')?;
            at = next;
            more = goes_on;
        }
        let count = seen.count_ones();
        if seen & object.required != object.required || count < object.least || count > object.most
        {
            return Err(Suspicious);
        }
        Ok((at, base, seen))
    }

    /// The member whose name begins at `at`, and where its value begins.
    #[inline]
    fn member(&mut self, object: &Object, before: usize, at: usize) -> Judged<(usize, usize)> {
        if self.byte(at) != b'"' {
            return Err(Suspicious);
        }
        let text = self.judge.text;
        let start = at + 1;
        let likely = usize::from(self.following[object.followers + before]);
        let rest = &text[start..];
        let (place, length) =
            if likely < object.members.len() && object.members[likely].stands_at(rest) {
                (likely, object.members[likely].name.len())
            } else {
                let end = closing(text, start, &mut Held::default()).ok_or(Suspicious)?;
                let place = object.slot(&text[start..end]).ok_or(Suspicious)?;
                self.following[object.followers + before] = place as u8;
                (place, end - start)
            };
        let mut after = start + length + 1;
        if self.byte(after) != b':' {
            after = self.blanks(after);
            if self.byte(after) != b':' {
                return Err(Suspicious);
            }
        }
        after += 1;
        if self.byte(after) <= b' ' {
            after = self.blanks(after);
        }
        Ok((place, after))
    }

    fn array(&mut self, item: usize, at: usize, depth: usize) -> Judged<(usize, usize, usize)> {
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

    fn are_unique(&self, base: usize, count: usize) -> Judged<bool> {
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

    fn map(
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
