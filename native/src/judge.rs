//! Running the steps of a program on a record: it is suspicious wherever a step says so or cannot be carried out.

use crate::facts::{About, Staged};
use crate::program::{Guarded, Kind, Program};
use crate::record::{Origin, Record, Slot, Span};
use crate::strings;
use crate::terms::{Block, Step, Term};
use crate::value::Value;
use std::rc::Rc;

/// A record that the exact path has to look at.
#[derive(Debug)]
pub struct Suspicious;

pub type Judged<T> = Result<T, Suspicious>;

/// How steps went on; what they return is kept by the judge.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Flow {
    Next,
    Return,
    Break,
    Continue,
}

/// A program at work on one record.
pub struct Judge<'p, 't> {
    pub program: &'p Program,
    pub text: &'t [u8],
    pub record: Record,
    pub locals: Vec<Value>,
    returned: Value,
    yields: Vec<Vec<Value>>,
    /// Emptied lists, to be filled again.
    spare: Vec<Vec<Value>>,
    /// Number of the line of the record.
    pub line: u64,
    /// Facts of the record, and what stands in each of them.
    pub staged: Staged,
    pub about: About,
}

impl<'p, 't> Judge<'p, 't> {
    pub fn new(program: &'p Program, text: &'t [u8]) -> Self {
        Judge {
            program,
            text,
            record: Record::default(),
            locals: vec![Value::None; program.locals],
            returned: Value::None,
            yields: Vec::new(),
            spare: Vec::new(),
            line: 0,
            staged: Staged::default(),
            about: About::default(),
        }
    }

    /// Judges a value by steps, of which it is the first local; of an object it is told which members it has.
    #[inline]
    pub fn judge(&mut self, steps: &[Guarded], value: Value, members: u64) -> Judged<()> {
        match steps.iter().position(|each| each.applies(members)) {
            Some(first) => self.judge_from(&steps[first..], value, members),
            None => Ok(()),
        }
    }

    /// Judges a text: most are clear of all steps.
    #[inline]
    pub fn judge_text(&mut self, steps: &[Guarded], span: Span) -> Judged<()> {
        let is_clear = |each: &Guarded| match &each.step {
            Step::Unless(clear, _) => clear.holds(self.raw(span), &self.program.sets),
            _ => false,
        };
        match steps.iter().position(|each| !is_clear(each)) {
            Some(first) => self.judge_from(&steps[first..], Value::Text(span), 0),
            None => Ok(()),
        }
    }

    fn judge_from(&mut self, steps: &[Guarded], value: Value, members: u64) -> Judged<()> {
        self.locals[0] = value;
        for each in steps {
            if each.applies(members) && !matches!(self.step(&each.step)?, Flow::Next) {
                return Ok(());
            }
        }
        Ok(())
    }

    fn run(&mut self, steps: &[Step]) -> Judged<Flow> {
        for step in steps {
            let flow = self.step(step)?;
            if !matches!(flow, Flow::Next) {
                return Ok(flow);
            }
        }
        Ok(Flow::Next)
    }

    fn step(&mut self, step: &Step) -> Judged<Flow> {
        Ok(match step {
            Step::When(condition, one, other) => {
                let chosen = if self.truth(condition)? { one } else { other };
                self.run(chosen)?
            }
            Step::Let(local, term) => {
                self.locals[*local] = self.value(term)?;
                Flow::Next
            }
            Step::Each(item, index, items, block) => self.each(*item, *index, items, block)?,
            Step::Unless(clear, steps) => match &self.locals[0] {
                Value::Text(span) if clear.holds(self.raw(*span), &self.program.sets) => Flow::Next,
                _ => self.run(steps)?,
            },
            Step::Suspect => return Err(Suspicious),
            Step::Return(term) => {
                self.returned = self.value(term)?;
                Flow::Return
            }
            Step::Break => Flow::Break,
            Step::Continue => Flow::Continue,
            Step::Push(local, term) => {
                let value = self.value(term)?;
                match &mut self.locals[*local] {
                    Value::Sequence(items) => Rc::make_mut(items).push(value),
                    empty @ Value::List { count: 0, .. } => {
                        *empty = Value::Sequence(Rc::new(vec![value]));
                    }
                    _ => return Err(Suspicious),
                }
                Flow::Next
            }
            Step::Take(rule, key, value, pointer) => {
                self.take(*rule, key, value, pointer)?;
                Flow::Next
            }
            Step::Yield(term) => {
                let value = self.value(term)?;
                self.yields.last_mut().ok_or(Suspicious)?.push(value);
                Flow::Next
            }
            Step::Apart(steps) => match self.run(steps)? {
                Flow::Next | Flow::Return => Flow::Next,
                _ => return Err(Suspicious),
            },
        })
    }

    fn each(&mut self, item: usize, index: usize, items: &Term, block: &Block) -> Judged<Flow> {
        let items = self.value(items)?;
        let count = self.count(&items)?;
        for place in 0..count {
            self.locals[item] = self.nth(&items, place)?;
            self.locals[index] = Value::Integer(place as i64);
            match self.run(block)? {
                Flow::Return => return Ok(Flow::Return),
                Flow::Break => break,
                Flow::Next | Flow::Continue => {}
            }
        }
        Ok(Flow::Next)
    }

    /// Number of items of a collection.
    pub fn count(&self, items: &Value) -> Judged<usize> {
        match items {
            Value::List { count, .. } => Ok(*count as usize),
            Value::Sequence(items) => Ok(items.len()),
            Value::Nothing => Ok(0),
            _ => Err(Suspicious),
        }
    }

    pub fn nth(&self, items: &Value, place: usize) -> Judged<Value> {
        match items {
            Value::List { base, count } if place < *count as usize => {
                let slot = self.record.items[*base as usize + place];
                Ok(self.record.slots[slot as usize].into())
            }
            Value::Sequence(items) => items.get(place).cloned().ok_or(Suspicious),
            _ => Err(Suspicious),
        }
    }

    #[inline]
    pub fn raw(&self, span: Span) -> &[u8] {
        let from = match span.from {
            Origin::Text => self.text,
            Origin::Made => &self.record.made,
            Origin::Program => &self.program.constants,
        };
        &from[span.start as usize..(span.start + span.length) as usize]
    }

    /// The bytes of a text.
    pub fn bytes(&self, value: &Value) -> Judged<&[u8]> {
        match value {
            Value::Text(span) => Ok(self.raw(*span)),
            _ => Err(Suspicious),
        }
    }

    /// Carries out steps that end with a value.
    pub fn block(&mut self, steps: &Block) -> Judged<Value> {
        match self.run(steps)? {
            Flow::Return => Ok(std::mem::replace(&mut self.returned, Value::None)),
            _ => Err(Suspicious),
        }
    }

    /// Carries out steps and gathers what they yield.
    pub fn gather(&mut self, steps: &Block) -> Judged<Vec<Value>> {
        self.yields.push(self.spare.pop().unwrap_or_default());
        let flow = self.run(steps);
        let found = self.yields.pop().unwrap_or_default();
        match flow? {
            Flow::Next | Flow::Return => Ok(found),
            _ => Err(Suspicious),
        }
    }

    /// Takes a list that is not needed any more, so that its memory serves again.
    pub fn give_back(&mut self, mut items: Vec<Value>) {
        items.clear();
        self.spare.push(items);
    }

    /// Whether a term is true, without making a value where that can be told directly.
    #[inline]
    pub fn truth(&mut self, term: &Term) -> Judged<bool> {
        Ok(match term {
            Term::True => true,
            Term::False | Term::None => false,
            Term::Has(of, slot) => self.has(of, *slot)?,
            Term::Not(inner) => !self.truth(inner)?,
            Term::And(terms) => {
                for each in terms.iter() {
                    if !self.truth(each)? {
                        return Ok(false);
                    }
                }
                true
            }
            Term::Or(terms) => {
                for each in terms.iter() {
                    if self.truth(each)? {
                        return Ok(true);
                    }
                }
                false
            }
            Term::InSet(of, set) => {
                let value = self.value(of)?;
                self.in_set(&value, *set)?
            }
            Term::Compare(order, one, other) => {
                let one = self.value(one)?;
                let other = self.value(other)?;
                self.compared(*order, &one, &other)?
            }
            _ => {
                let value = self.value(term)?;
                self.truth_of(&value)?
            }
        })
    }

    pub fn truth_of(&self, value: &Value) -> Judged<bool> {
        Ok(match value {
            Value::None | Value::Nothing => false,
            Value::Boolean(value) => *value,
            Value::Integer(value) => *value != 0,
            Value::Text(span) => span.length > 0,
            Value::Fixed(digits, _) => *digits != 0,
            Value::Decimal(decimal) => decimal.0 != 0,
            Value::Length(length) => *length != 0,
            Value::Moment(_) => true,
            Value::List { count, .. } => *count > 0,
            Value::Sequence(items) => !items.is_empty(),
            Value::Object { .. } => self.size_of_object(value)? > 0,
            Value::Set(_) | Value::Opaque => return Err(Suspicious),
        })
    }

    #[inline]
    fn has(&mut self, of: &Term, slot: usize) -> Judged<bool> {
        match self.object(of)? {
            Some(base) => Ok(!matches!(self.slot(base, slot)?, Slot::Absent)),
            None => Ok(false),
        }
    }

    #[inline]
    pub fn slot(&self, base: u32, slot: usize) -> Judged<Slot> {
        self.record
            .slots
            .get(base as usize + slot)
            .copied()
            .ok_or(Suspicious)
    }

    /// The members of an object that are there.
    pub fn members(&self, node: u32, base: u32) -> Judged<&[Slot]> {
        match &self.program.nodes[node as usize].kind {
            Kind::Object(object) => {
                let base = base as usize;
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
            Value::Object { node, base } => {
                let slots = self.members(*node, *base)?;
                Ok(slots
                    .iter()
                    .filter(|slot| !matches!(slot, Slot::Absent))
                    .count())
            }
            _ => Err(Suspicious),
        }
    }

    /// A member by name: Absent where it is not there, suspicious where it is not declared.
    pub fn named(&self, value: &Value, name: &[u8]) -> Judged<Slot> {
        let (node, base) = match value {
            Value::Object { node, base } => (*node, *base),
            Value::Nothing => return Ok(Slot::Absent),
            _ => return Err(Suspicious),
        };
        match &self.program.nodes[node as usize].kind {
            Kind::Object(object) => match object.slot(name) {
                Some(slot) => self.slot(base, slot),
                None => Ok(Slot::Absent),
            },
            _ => Err(Suspicious),
        }
    }

    /// Keeps made bytes as a text.
    pub fn made(&mut self, bytes: &[u8]) -> Value {
        Value::Text(self.record.keep(bytes))
    }

    /// Whether a pointer leads to a value of the record, as readers follow it.
    pub fn leads(&self, value: &Value, pointer: &[u8]) -> Judged<bool> {
        let mut here = value.clone();
        for token in pointer.split(|&byte| byte == b'/').skip(1) {
            let name = unescaped(token);
            here = match &here {
                Value::Object { .. } => match self.named(&here, &name)? {
                    Slot::Absent => return Ok(false),
                    slot => slot.into(),
                },
                Value::List { count, .. } => {
                    let number = std::str::from_utf8(&name).ok().filter(|digits| {
                        !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
                    });
                    match number.and_then(|digits| digits.parse::<usize>().ok()) {
                        Some(place) if place < *count as usize => self.nth(&here, place)?,
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

    pub fn tokens(&mut self, pointer: &[u8]) -> Value {
        let tokens: Vec<Vec<u8>> = pointer
            .split(|&byte| byte == b'/')
            .skip(1)
            .map(unescaped)
            .collect();
        let items = tokens.iter().map(|token| self.made(token)).collect();
        Value::Sequence(Rc::new(items))
    }

    /// Whether some bytes, capitals made small, are in a set; suspicious where signs outside ASCII could fold into it.
    pub fn folds_into(&self, text: &[u8], set: usize) -> Judged<bool> {
        if text.iter().any(|&byte| matches!(byte, 0xC2..=0xE3 | 0xEF)) {
            let sound = std::str::from_utf8(text).map_err(|_| Suspicious)?;
            let mut bytes = [0; 4];
            if sound.chars().any(|sign| {
                self.program
                    .folding
                    .has(sign.encode_utf8(&mut bytes).as_bytes())
            }) {
                return Err(Suspicious);
            }
        }
        let set = self.program.sets.get(set).ok_or(Suspicious)?;
        let mut small = [0u8; 64];
        Ok(match small.get_mut(..text.len()) {
            Some(small) => {
                small.copy_from_slice(text);
                small.make_ascii_lowercase();
                set.has(small)
            }
            None => set.has(&text.to_ascii_lowercase()),
        })
    }

    /// A part of a text by characters; negative and missing ends as in Python.
    pub fn sliced(&self, span: Span, from: Option<i64>, to: Option<i64>) -> Judged<Span> {
        let bytes = self.raw(span);
        if !bytes.is_ascii() {
            return Err(Suspicious);
        }
        let (start, end) = ends(bytes.len(), from, to);
        Ok(Span {
            start: span.start + start as u32,
            length: (end - start) as u32,
            from: span.from,
        })
    }
}

/// The ends of a slice inside a length.
pub fn ends(length: usize, from: Option<i64>, to: Option<i64>) -> (usize, usize) {
    let length = length as i64;
    let inside = |end: i64| (if end < 0 { end + length } else { end }).clamp(0, length);
    let start = inside(from.unwrap_or(0));
    let end = inside(to.unwrap_or(length)).max(start);
    (start as usize, end as usize)
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

/// The text without white space around it, inside its span.
pub fn stripped(bytes: &[u8], span: Span) -> Span {
    let bare = strings::strip(bytes);
    let before = bare.as_ptr() as usize - bytes.as_ptr() as usize;
    Span {
        start: span.start + before as u32,
        length: bare.len() as u32,
        from: span.from,
    }
}
