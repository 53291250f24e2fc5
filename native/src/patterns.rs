//! What a record tells the rules across records, with gaps where other values may stand: of records written alike the
//! facts are written from that, without carrying out the steps that take them.
//!
//! Of each step it is known which values decide what it takes. Where one of these differs the step is carried out.

use crate::checksums::crc32;
use crate::facts::PARTS;
use crate::judge::{Flow, Judge, Judged, Running, Suspicious};
use crate::program::Guarded;
use crate::value::Value;
use crate::written::{digits, escaped};
use std::borrow::Cow;
use std::mem::take;

/// The place of the id of the record among the keys.
pub const ID: usize = 0;

/// A part of a text or of JSON.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    Literal(Box<[u8]>),
    /// What the value in a slot says, without quotation marks.
    Text(usize),
    /// The value in a slot as JSON.
    Value(usize),
}

/// A fact of a rule: the place of its key among the keys, the number of its form, and its value as JSON: in pieces, and
/// as it is as long as none of the values in it differs.
#[derive(Debug, PartialEq, Eq)]
pub struct Fact {
    pub rule: usize,
    pub key: usize,
    pub form: usize,
    pub value: Box<[Piece]>,
    pub within: u64,
    pub same: Box<[u8]>,
}

/// A question about values that decides about facts, and can be asked again cheaply.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Question {
    /// Whether a text is not empty.
    IsFilled(usize),
    IsInSet(usize, usize),
    AreEqual(usize, usize),
}

/// An answer that is to be the same as long as one of these values differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Condition {
    pub about: u64,
    pub question: Question,
    pub answer: bool,
}

/// The facts that a step takes as long as no value differs that decides about them, and the conditions are met.
#[derive(Debug, PartialEq, Eq)]
pub struct Pattern {
    pub decides: u64,
    pub conditions: Box<[Condition]>,
    pub facts: Box<[Fact]>,
}

/// A step by its place; it is carried out where it has no pattern.
pub struct Taking {
    pub step: usize,
    pub pattern: Option<Pattern>,
}

/// What the steps take of a record, and the keys of that as texts.
pub struct Patterns {
    pub keys: Box<[Box<[Piece]>]>,
    pub steps: Box<[Taking]>,
}

/// The keys of a record as far as they were asked for, as they stand in JSON between quotation marks.
#[derive(Default)]
pub struct Keys {
    bytes: Vec<u8>,
    known: Vec<Option<Key>>,
}

/// Where a key stands, and the part that its facts lie in.
#[derive(Clone, Copy)]
struct Key {
    start: usize,
    end: usize,
    part: usize,
}

impl Pattern {
    /// Whether there is never anything to be taken.
    pub fn is_idle(&self) -> bool {
        self.decides == 0 && self.conditions.is_empty() && self.facts.is_empty()
    }
}

impl<'p, 't> Judge<'p, 't> {
    /// Takes the facts of a record written as another one, of which it has the patterns and the value in the first
    /// local; where they cannot be said, what was written of it is to be forgotten.
    pub fn take_alike(
        &mut self,
        steps: &[Guarded],
        patterns: &Patterns,
        value: Value,
        changed: u64,
    ) -> Judged<()> {
        self.locals[0] = value;
        self.keys.bytes.clear();
        self.keys.known.clear();
        self.keys.known.resize(patterns.keys.len(), None);
        for each in patterns.steps.iter() {
            match &each.pattern {
                Some(pattern) if self.holds(pattern, changed) => {
                    #[cfg(debug_assertions)]
                    let before = self.facts.len();
                    for fact in pattern.facts.iter() {
                        self.take_as(fact, patterns, changed)?;
                    }
                    #[cfg(debug_assertions)]
                    self.check_taken(&steps[each.step], before);
                }
                _ => {
                    if !matches!(self.step(&steps[each.step].step)?, Flow::Next) {
                        return Ok(());
                    }
                }
            }
        }
        Ok(())
    }

    /// Holds what was written from a pattern against what the step takes.
    #[cfg(debug_assertions)]
    fn check_taken(&mut self, step: &Guarded, before: usize) {
        let written = self.facts.since(before);
        self.facts.truncate(before);
        let flow = self.step(&step.step);
        assert!(matches!(flow, Ok(Flow::Next)), "it is taken otherwise");
        assert_eq!(written, self.facts.since(before));
    }

    #[inline]
    fn holds(&self, pattern: &Pattern, changed: u64) -> bool {
        let is_met = |each: &Condition| {
            each.about & changed == 0 || self.answer(each.question).ok() == Some(each.answer)
        };
        pattern.decides & changed == 0 && pattern.conditions.iter().all(is_met)
    }

    /// The answer to a question, of which no look is noted.
    pub fn answer(&self, question: Question) -> Judged<bool> {
        match question {
            Question::IsFilled(slot) => self.truth_of(&self.unwatched(slot)?),
            Question::IsInSet(slot, set) => self.in_set(&self.unwatched(slot)?, set),
            Question::AreEqual(one, other) => {
                self.equal(&self.unwatched(one)?, &self.unwatched(other)?)
            }
        }
    }

    fn take_as(&mut self, fact: &Fact, patterns: &Patterns, changed: u64) -> Judged<()> {
        let id = self.key(ID, patterns)?;
        let key = self.key(fact.key, patterns)?;
        let mut told = take(&mut self.told);
        told.clear();
        let text = |each: &Key| &self.keys.bytes[each.start..each.end];
        told.extend_from_slice(text(&key));
        if fact.key != ID && text(&key) != text(&id) {
            told.extend_from_slice(text(&id));
        }
        let size = key.end - key.start;
        let lengths = [size, told.len() - size];
        let written = if fact.within & changed == 0 {
            told.extend_from_slice(&fact.same);
            Ok(())
        } else {
            self.value_as(&fact.value, &mut told)
        };
        self.told = told;
        written?;
        self.tell((fact.rule, key.part), fact.form, lengths)
    }

    /// Writes the value of a fact.
    #[inline]
    pub fn value_as(&self, pieces: &[Piece], into: &mut Vec<u8>) -> Judged<()> {
        for piece in pieces {
            match piece {
                Piece::Literal(bytes) => into.extend_from_slice(bytes),
                Piece::Value(slot) => self.as_json(&self.unwatched(*slot)?, into)?,
                Piece::Text(slot) => match self.unwatched(*slot)? {
                    Value::Text(span) => into.extend_from_slice(&self.in_json(span)),
                    value => self.put(&value, into)?,
                },
            }
        }
        Ok(())
    }

    /// A key of the record, which is made where it is asked for first.
    #[inline]
    fn key(&mut self, number: usize, patterns: &Patterns) -> Judged<Key> {
        match self.keys.known.get(number) {
            Some(Some(known)) => Ok(*known),
            _ => self.new_key(number, &patterns.keys[number]),
        }
    }

    fn new_key(&mut self, number: usize, pieces: &[Piece]) -> Judged<Key> {
        let mut bytes = take(&mut self.keys.bytes);
        let start = bytes.len();
        let said = self.say(pieces, &mut bytes);
        let part = crc32(&bytes[start..]) as usize % PARTS;
        if let Cow::Owned(escaped) = escaped(&bytes[start..]) {
            bytes.truncate(start);
            bytes.extend_from_slice(&escaped);
        }
        let end = bytes.len();
        self.keys.bytes = bytes;
        said?;
        let key = Key { start, end, part };
        self.keys.known[number] = Some(key);
        Ok(key)
    }

    /// Puts the pieces of a text one after another.
    pub fn say(&self, pieces: &[Piece], into: &mut Vec<u8>) -> Judged<()> {
        pieces.iter().try_for_each(|piece| {
            match piece {
                Piece::Literal(bytes) => into.extend_from_slice(bytes),
                Piece::Text(slot) => self.put(&self.unwatched(*slot)?, into)?,
                Piece::Value(_) => return Err(Suspicious),
            }
            Ok(())
        })
    }

    /// Puts what a value says, as where texts are joined.
    fn put(&self, value: &Value, into: &mut Vec<u8>) -> Judged<()> {
        match value {
            Value::Text(span) => into.extend_from_slice(self.raw(*span)),
            Value::Integer(number) => {
                if *number < 0 {
                    into.push(b'-');
                }
                digits(number.unsigned_abs(), into);
            }
            _ => return Err(Suspicious),
        }
        Ok(())
    }

    /// The value in a slot, of which no look is noted.
    #[inline]
    pub fn unwatched(&self, slot: usize) -> Judged<Value> {
        self.unseen(0, slot).map(Value::from)
    }
}
