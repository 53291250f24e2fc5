//! Whether values are equal, which comes first, and what is in what.

use crate::judge::{Judge, Judged, Suspicious};
use crate::terms::Order;
use crate::value::{aligned, in_words, Value};
use crate::words::are_same;
use std::cmp::Ordering;

fn is_collection(value: &Value) -> bool {
    matches!(
        value,
        Value::List(_) | Value::Sequence(_) | Value::Constants(_)
    )
}

fn is_single(value: &Value) -> bool {
    matches!(
        value,
        Value::Text(_) | Value::Integer(_) | Value::False | Value::True | Value::Object(_)
    )
}

impl<'p, 't> Judge<'p, 't> {
    #[inline]
    pub fn in_set(&self, value: &Value, set: usize) -> Judged<bool> {
        match value {
            Value::None => Ok(false),
            Value::Text(span) => {
                let set = self.program.sets.get(set).ok_or(Suspicious)?;
                Ok(set.find_said(*span, self.raw(*span)).is_some())
            }
            _ => Err(Suspicious),
        }
    }

    pub fn is_in(&self, one: &Value, other: &Value) -> Judged<bool> {
        match other {
            Value::Set(set) => self.in_set(one, *set),
            Value::Text(_) => {
                let (part, whole) = (self.bytes(one)?, self.bytes(other)?);
                Ok(part.is_empty() || whole.windows(part.len()).any(|window| window == part))
            }
            Value::Object(_) | Value::Nothing => self.has_named(other, self.bytes(one)?),
            _ => {
                for place in 0..self.count(other)? {
                    if self.equal(one, &self.nth(other, place)?)? {
                        return Ok(true);
                    }
                }
                Ok(false)
            }
        }
    }

    #[inline]
    pub fn compared(&self, order: Order, one: &Value, other: &Value) -> Judged<bool> {
        match order {
            Order::Equal => return self.equal(one, other),
            Order::Other => return Ok(!self.equal(one, other)?),
            _ => {}
        }
        let found = self.ordered(one, other)?;
        Ok(match order {
            Order::Less => found == Ordering::Less,
            Order::AtMost => found != Ordering::Greater,
            Order::Greater => found == Ordering::Greater,
            _ => found != Ordering::Less,
        })
    }

    pub fn ordered(&self, one: &Value, other: &Value) -> Judged<Ordering> {
        match (one, other) {
            (Value::Text(one), Value::Text(other)) => Ok(self.raw(*one).cmp(self.raw(*other))),
            (Value::Moment(one), Value::Moment(other))
            | (Value::Length(one), Value::Length(other))
            | (Value::Integer(one), Value::Integer(other)) => Ok(one.cmp(other)),
            (
                Value::Sequence(ours) | Value::Constants(ours),
                Value::Sequence(theirs) | Value::Constants(theirs),
            ) => {
                let (ours, theirs) = (ours.count(), theirs.count());
                for place in 0..ours.min(theirs) {
                    match self.ordered(&self.nth(one, place)?, &self.nth(other, place)?)? {
                        Ordering::Equal => {}
                        decided => return Ok(decided),
                    }
                }
                Ok(ours.cmp(&theirs))
            }
            _ => {
                if let Some((one, other, _)) = in_words(one, other) {
                    return Ok(one.cmp(&other));
                }
                let (one, other) = (self.number(one)?, self.number(other)?);
                let (one, other, _) = aligned(one, other).ok_or(Suspicious)?;
                Ok(one.cmp(&other))
            }
        }
    }

    pub fn equal(&self, one: &Value, other: &Value) -> Judged<bool> {
        match (one, other) {
            (Value::Text(one), Value::Text(other)) => {
                let are_words = one.is_word() && other.is_word();
                Ok(one == other || (!are_words && are_same(self.raw(*one), self.raw(*other))))
            }
            (Value::Integer(one), Value::Integer(other)) => Ok(one == other),
            (Value::None, Value::None) => Ok(true),
            (Value::None, _) | (_, Value::None) => Ok(false),
            (Value::True, Value::True) | (Value::False, Value::False) => Ok(true),
            (Value::True, Value::False) | (Value::False, Value::True) => Ok(false),
            (one, other) if is_collection(one) && is_collection(other) => {
                let count = self.count(one)?;
                if count != self.count(other)? {
                    return Ok(false);
                }
                for place in 0..count {
                    if !self.equal(&self.nth(one, place)?, &self.nth(other, place)?)? {
                        return Ok(false);
                    }
                }
                Ok(true)
            }
            (one, other) if is_collection(one) && is_single(other) => Ok(false),
            (one, other) if is_single(one) && is_collection(other) => Ok(false),
            (Value::Object(one), Value::Object(other)) if one.node() == other.node() => {
                let (ours, theirs) = (self.members(*one)?, self.members(*other)?);
                for (one, other) in ours.iter().zip(theirs) {
                    if !self.equal(&Value::from(*one), &Value::from(*other))? {
                        return Ok(false);
                    }
                }
                Ok(true)
            }
            _ => Ok(self.ordered(one, other)? == Ordering::Equal),
        }
    }
}
