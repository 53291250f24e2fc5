//! Running the steps of a program on a record: it is suspicious wherever a step says so or cannot be carried out.

use crate::facts::About;
use crate::moments::Moments;
use crate::patterns::Keys;
use crate::places::Facts;
use crate::program::{Guarded, Program};
use crate::recall::Memory;
use crate::record::{Origin, Record, Run, Slot, Span};
use crate::terms::{Block, Step, Term};
use crate::value::Value;

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

/// A step by its place, and the values that it looks at, as bits.
pub struct Look {
    pub at: u64,
    pub step: usize,
}

/// A program at work on one record.
pub struct Judge<'p, 't> {
    pub program: &'p Program,
    pub text: &'t [u8],
    pub record: Record,
    pub moments: Moments,
    pub memories: Vec<Memory>,
    pub locals: Vec<Value>,
    returned: Value,
    /// Values that are being gathered: those of inner collections lie behind those of outer ones.
    pub gathered: Vec<Value>,
    /// Number of the line of the record.
    pub line: u64,
    /// Facts of the records, what stands in each of those of one record, and the name of the source as JSON.
    pub facts: Facts,
    pub about: About,
    /// The keys of the record, and what a fact that is written says.
    pub keys: Keys,
    pub told: Vec<u8>,
    pub source: &'t [u8],
}

/// The bytes of a text of a record or of the program.
#[inline]
pub fn raw<'a>(text: &'a [u8], record: &'a Record, program: &'a Program, span: Span) -> &'a [u8] {
    let from = match span.from() {
        Origin::Text => text,
        Origin::Made => &record.made,
        Origin::Program | Origin::Word => &program.constants.texts,
    };
    &from[span.start()..span.start() + span.length()]
}

/// Goes through steps, one after another.
pub trait Running {
    fn step(&mut self, step: &Step) -> Judged<Flow>;

    #[inline]
    fn run(&mut self, steps: &[Step]) -> Judged<Flow> {
        for step in steps {
            let flow = self.step(step)?;
            if !matches!(flow, Flow::Next) {
                return Ok(flow);
            }
        }
        Ok(Flow::Next)
    }

    /// Steps of their own: to return from them goes behind them.
    #[inline]
    fn apart(&mut self, steps: &[Step]) -> Judged<Flow> {
        match self.run(steps)? {
            Flow::Next | Flow::Return => Ok(Flow::Next),
            Flow::Break | Flow::Continue => Err(Suspicious),
        }
    }

    /// Steps for one of several items: how it goes on behind these, if no further item follows.
    #[inline]
    fn for_item(&mut self, steps: &[Step]) -> Judged<Option<Flow>> {
        Ok(match self.run(steps)? {
            Flow::Return => Some(Flow::Return),
            Flow::Break => Some(Flow::Next),
            Flow::Next | Flow::Continue => None,
        })
    }
}

impl<'p, 't> Running for Judge<'p, 't> {
    fn step(&mut self, step: &Step) -> Judged<Flow> {
        match step {
            Step::When(condition, one, other) => {
                let chosen = if self.is_true(condition)? { one } else { other };
                return self.run(chosen);
            }
            Step::Let(local, term) => self.locals[*local] = self.simple(term)?,
            Step::Each(item, index, items, block) => {
                return self.each(*item as usize, *index as usize, items, block)
            }
            Step::Unless(clear, steps) => match &self.locals[0] {
                Value::Text(span) if clear.holds(self.raw(*span), false, &self.program.sets) => {}
                _ => return self.run(steps),
            },
            Step::Recall(recall) => return self.recall(recall),
            Step::Suspect => return Err(Suspicious),
            Step::Return(term) => {
                self.returned = self.value(term)?;
                return Ok(Flow::Return);
            }
            Step::Break => return Ok(Flow::Break),
            Step::Continue => return Ok(Flow::Continue),
            Step::Push(local, term) => {
                let value = self.value(term)?;
                self.locals[*local] = self.longer(self.locals[*local], value)?;
            }
            Step::Take(rule, parts) => self.take(*rule, &parts[0], &parts[1], &parts[2])?,
            Step::Yield(term) => {
                let value = self.value(term)?;
                self.gathered.push(value);
            }
            Step::Apart(steps) => return self.apart(steps),
        }
        Ok(Flow::Next)
    }
}

impl<'p, 't> Judge<'p, 't> {
    pub fn new(program: &'p Program, text: &'t [u8]) -> Self {
        Judge {
            program,
            text,
            record: Record::default(),
            moments: Moments::default(),
            memories: vec![Memory::default(); program.recalled],
            locals: vec![Value::None; program.locals],
            returned: Value::None,
            gathered: Vec::new(),
            line: 0,
            facts: Facts::default(),
            about: About::default(),
            keys: Keys::default(),
            told: Vec::new(),
            source: b"null",
        }
    }

    /// Makes room for another record.
    #[inline]
    pub fn clear(&mut self) {
        self.record.clear();
        self.gathered.clear();
    }

    /// Judges a value by steps, of which it is the first local; of an object it is told which members it has.
    #[inline]
    pub fn judge(&mut self, steps: &[Guarded], value: Value, members: u64) -> Judged<()> {
        match steps.iter().position(|each| each.applies(members)) {
            Some(first) => self.judge_from(&steps[first..], value, members),
            None => Ok(()),
        }
    }

    /// The places of the steps that apply to a good value, each with what it looks at as `Record::seen` tells it; those
    /// that locals link look at the same. None where a step tells that others are not carried out.
    pub fn looks(
        &mut self,
        steps: &[Guarded],
        value: Value,
        members: u64,
    ) -> Judged<Option<Box<[Look]>>> {
        self.locals[0] = value;
        self.record.seen();
        let (mut looks, mut linked) = (Vec::new(), 0);
        for (step, each) in steps.iter().enumerate() {
            if each.applies(members) {
                if !matches!(self.step(&each.step)?, Flow::Next) {
                    return Ok(None);
                }
                let at = self.record.seen();
                linked |= if each.linked { at } else { 0 };
                looks.push(Look { at, step });
            }
        }
        for each in &mut looks {
            each.at |= if steps[each.step].linked { linked } else { 0 };
        }
        looks.retain(|each| each.at != 0);
        Ok(Some(looks.into()))
    }

    /// Judges a value once more of which some values have changed.
    pub fn judge_again(
        &mut self,
        steps: &[Guarded],
        looks: &[Look],
        value: Value,
        changed: u64,
    ) -> Judged<()> {
        self.locals[0] = value;
        for each in looks {
            if each.at & changed != 0 && !matches!(self.step(&steps[each.step].step)?, Flow::Next) {
                return Ok(());
            }
        }
        Ok(())
    }

    /// Judges a text: most are clear of all steps.
    #[inline]
    pub fn judge_text(&mut self, steps: &[Guarded], span: Span, plain: bool) -> Judged<()> {
        let text = self.raw(span);
        let is_clear = |each: &Guarded| match &*each.step {
            Step::Unless(clear, _) => clear.holds(text, plain, &self.program.sets),
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

    fn each(&mut self, item: usize, index: usize, items: &Term, block: &Block) -> Judged<Flow> {
        if let Term::Pairs(false, of) = items {
            return self.each_pair(item, index, of, block);
        }
        let items = self.value(items)?;
        for place in 0..self.count(&items)? {
            self.locals[item] = self.nth(&items, place)?;
            self.locals[index] = Value::Integer(place as i64);
            if let Some(end) = self.for_item(block)? {
                return Ok(end);
            }
        }
        Ok(Flow::Next)
    }

    /// Goes through the items that stand side by side, two at a time.
    fn each_pair(&mut self, item: usize, index: usize, of: &Term, block: &Block) -> Judged<Flow> {
        let items = self.value(of)?;
        for place in 1..self.count(&items)? {
            let pair = [self.nth(&items, place - 1)?, self.nth(&items, place)?];
            let base = self.record.values.len();
            self.record.values.extend_from_slice(&pair);
            self.locals[item] = Value::Sequence(Run::new(base, 2));
            self.locals[index] = Value::Integer(place as i64 - 1);
            if let Some(end) = self.for_item(block)? {
                return Ok(end);
            }
        }
        Ok(Flow::Next)
    }

    #[inline]
    pub fn raw(&self, span: Span) -> &[u8] {
        raw(self.text, &self.record, self.program, span)
    }

    /// The bytes of a text.
    #[inline]
    pub fn bytes(&self, value: &Value) -> Judged<&[u8]> {
        match value {
            Value::Text(span) => Ok(self.raw(*span)),
            _ => Err(Suspicious),
        }
    }

    /// The moment that a text says.
    #[inline]
    pub fn moment(&self, value: &Value) -> Judged<i64> {
        match value {
            Value::Text(span) => self.moments.of(*span, self.raw(*span)).ok_or(Suspicious),
            _ => Err(Suspicious),
        }
    }

    /// Carries out steps that end with a value.
    pub fn block(&mut self, steps: &Block) -> Judged<Value> {
        match self.run(steps)? {
            Flow::Return => Ok(self.returned),
            _ => Err(Suspicious),
        }
    }

    /// Carries out steps and gathers what they yield; where that begins among all that is gathered.
    pub fn gather(&mut self, steps: &Block) -> Judged<usize> {
        let from = self.gathered.len();
        match self.run(steps)? {
            Flow::Next | Flow::Return => Ok(from),
            _ => Err(Suspicious),
        }
    }

    /// Whether a term is true: what is asked most is told without a call.
    #[inline(always)]
    fn is_true(&mut self, term: &Term) -> Judged<bool> {
        match term {
            Term::HasOwn(local, slot) => self.has(self.locals[*local], *slot),
            _ => self.truth(term),
        }
    }

    /// Whether a term is true, without making a value where that can be told directly.
    pub fn truth(&mut self, term: &Term) -> Judged<bool> {
        match term {
            Term::HasOwn(local, slot) => self.has(self.locals[*local], *slot),
            Term::Has(of, slot) => {
                let owner = self.simple(of)?;
                self.has(owner, *slot as usize)
            }
            Term::Not(inner) => Ok(!self.is_true(inner)?),
            Term::And(terms) => {
                for each in terms.iter() {
                    if !self.is_true(each)? {
                        return Ok(false);
                    }
                }
                Ok(true)
            }
            Term::Or(terms) => {
                for each in terms.iter() {
                    if self.is_true(each)? {
                        return Ok(true);
                    }
                }
                Ok(false)
            }
            Term::InSet(of, set) => {
                let value = self.simple(of)?;
                self.in_set(&value, *set)
            }
            Term::Compare(order, one, other) => {
                let one = self.simple(one)?;
                let other = self.simple(other)?;
                self.compared(*order, &one, &other)
            }
            Term::Block(steps) => {
                let value = self.block(steps)?;
                self.truth_of(&value)
            }
            Term::If(parts) => {
                let [condition, one, other] = &**parts;
                let chosen = if self.is_true(condition)? { one } else { other };
                self.truth(chosen)
            }
            _ => {
                let value = self.simple(term)?;
                self.truth_of(&value)
            }
        }
    }

    #[inline]
    pub fn truth_of(&self, value: &Value) -> Judged<bool> {
        Ok(match value {
            Value::None | Value::Nothing | Value::False => false,
            Value::True | Value::Moment(_) => true,
            Value::Integer(value) => *value != 0,
            Value::Text(span) => span.length() > 0,
            Value::Fixed(fixed) => fixed.digits() != 0,
            Value::Length(length) => *length != 0,
            Value::List(run) | Value::Sequence(run) | Value::Constants(run) => run.count() > 0,
            Value::Decimal(_) => self.number(value)?.0 != 0,
            Value::Object(_) => self.size_of_object(value)? > 0,
            Value::Set(_) | Value::Opaque => return Err(Suspicious),
        })
    }

    #[inline]
    pub fn has(&self, owner: Value, slot: usize) -> Judged<bool> {
        match owner {
            Value::Object(members) => {
                Ok(!matches!(self.unseen(members.base(), slot)?, Slot::Absent))
            }
            Value::Nothing => Ok(false),
            _ => Err(Suspicious),
        }
    }
}
