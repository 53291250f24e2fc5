//! Values of terms, as Python would give them; what it would refuse or cannot be told is suspicious.

use crate::calendar;
use crate::judge::{Judge, Judged, Suspicious};
use crate::lists::EMPTY;
use crate::record::Slot;
use crate::terms::Term;
use crate::value::Value;
use std::cmp::Ordering;

#[inline]
fn present(slot: Slot) -> Judged<Value> {
    match slot {
        Slot::Absent => Err(Suspicious),
        slot => Ok(slot.into()),
    }
}

impl<'p, 't> Judge<'p, 't> {
    /// The value of a term that is mostly a simple one: such are told without a call.
    #[inline(always)]
    pub fn simple(&mut self, term: &Term) -> Judged<Value> {
        match term {
            Term::Local(local) => Ok(self.locals[*local]),
            Term::Own(local, slot) => self.own(*local, *slot),
            Term::Text(span) => Ok(Value::Text(*span)),
            Term::Integer(value) => Ok(Value::Integer(*value)),
            Term::None => Ok(Value::None),
            _ => self.value(term),
        }
    }

    #[inline(always)]
    fn own(&self, local: usize, slot: usize) -> Judged<Value> {
        match self.locals[local] {
            Value::Object(members) => present(self.slot(members.base(), slot)?),
            _ => Err(Suspicious),
        }
    }

    /// The value of a term: of those that are met most here, of others where each kind of them stands.
    pub fn value(&mut self, term: &Term) -> Judged<Value> {
        match term {
            Term::Local(local) => Ok(self.locals[*local]),
            Term::Own(local, slot) => self.own(*local, *slot),
            Term::Member(of, slot) => match self.object(of)? {
                Some(base) => present(self.slot(base, *slot as usize)?),
                None => Err(Suspicious),
            },
            Term::Get(of, slot, default) => match self.object(of)? {
                Some(base) => match self.slot(base, *slot as usize)? {
                    Slot::Absent => self.simple(default),
                    slot => Ok(slot.into()),
                },
                None => self.simple(default),
            },
            Term::None => Ok(Value::None),
            Term::Text(span) => Ok(Value::Text(*span)),
            Term::Integer(value) => Ok(Value::Integer(*value)),
            Term::Instant(of) => {
                let value = self.simple(of)?;
                Ok(Value::Moment(self.moment(&value)?))
            }
            Term::Item(of, place) => self.item(of, *place),
            Term::Size(of) => {
                let value = self.simple(of)?;
                Ok(Value::Integer(self.size(&value)? as i64))
            }
            Term::Empty => Ok(EMPTY),
            Term::Constants(run) => Ok(Value::Constants(*run)),
            Term::True => Ok(Value::True),
            Term::False => Ok(Value::False),
            Term::Nothing => Ok(Value::Nothing),
            Term::HasOwn(..)
            | Term::Has(..)
            | Term::Not(_)
            | Term::InSet(..)
            | Term::Compare(..) => Ok(self.truth(term)?.into()),
            Term::Slice(parts) => self.slice(parts),
            Term::Starts(..)
            | Term::Within(..)
            | Term::Strip(_)
            | Term::FoldIn(..)
            | Term::Part(..)
            | Term::Join(_)
            | Term::Earlier(..)
            | Term::Matches(..)
            | Term::Finds(..) => self.of_text(term),
            Term::Decimal(_)
            | Term::Add(..)
            | Term::Subtract(..)
            | Term::Sum(_)
            | Term::Absolute(_)
            | Term::Seconds(_) => self.of_number(term),
            Term::Conforms(of, node) => {
                let value = self.simple(of)?;
                self.conforms(&value, *node)?;
                Ok(Value::True)
            }
            _ => self.composed(term),
        }
    }

    /// Terms that choose among others or go through steps.
    #[inline(never)]
    fn composed(&mut self, term: &Term) -> Judged<Value> {
        match term {
            Term::And(terms) => self.chosen(terms, false),
            Term::Or(terms) => self.chosen(terms, true),
            Term::If(parts) => {
                let [condition, one, other] = &**parts;
                let chosen = if self.truth(condition)? { one } else { other };
                self.value(chosen)
            }
            Term::Block(steps) => self.block(steps),
            Term::Yields(steps) => {
                let from = self.gather(steps)?;
                Ok(self.sequence(from))
            }
            Term::Sequence(terms) => self.listed(terms),
            Term::Lookup(of, map, default) => self.lookup(of, *map as usize, default),
            Term::In(one, other) => {
                let one = self.simple(one)?;
                let other = self.simple(other)?;
                Ok(self.is_in(&one, &other)?.into())
            }
            Term::Kinds(of) => Ok(Value::Integer(self.kinds(of)? as i64)),
            Term::Pairs(every, of) => self.pairs(*every, of),
            Term::Any(of) => Ok(self.any(of)?.into()),
            _ => self.further(term),
        }
    }

    #[inline(never)]
    fn further(&mut self, term: &Term) -> Judged<Value> {
        Ok(match term {
            Term::Named(of, name) => present(self.by_name(of, name)?)?,
            Term::GetNamed(parts) => match self.by_name(&parts[0], &parts[1])? {
                Slot::Absent => self.value(&parts[2])?,
                slot => slot.into(),
            },
            Term::HasNamed(of, name) => (!matches!(self.by_name(of, name)?, Slot::Absent)).into(),
            Term::Moment(moment) => Value::Moment(*moment),
            Term::Span(length) => Value::Length(*length),
            Term::Set(set) => Value::Set(*set),
            Term::Distinct(of) => self.distinct(of)?,
            Term::Sorted(of) => self.sorted(of)?,
            Term::Least(of) => self.extreme(of, Ordering::Less)?,
            Term::Greatest(of) => self.extreme(of, Ordering::Greater)?,
            Term::First(of, default) => {
                let value = self.value(of)?;
                if self.count(&value)? > 0 {
                    self.nth(&value, 0)?
                } else {
                    self.value(default)?
                }
            }
            Term::Field(place, of) => match self.value(of)? {
                Value::Moment(moment) => {
                    let (year, month, day) = calendar::civil(moment).ok_or(Suspicious)?;
                    Value::Integer([year, month, day].get(*place).copied().ok_or(Suspicious)?)
                }
                _ => return Err(Suspicious),
            },
            Term::Suspicious => return Err(Suspicious),
            _ => return self.of_number(term),
        })
    }

    /// The value of `and` or `or`: the first operand that decides, or the last.
    fn chosen(&mut self, terms: &[Term], ends_at: bool) -> Judged<Value> {
        let mut value = Value::None;
        for each in terms {
            value = self.simple(each)?;
            if self.truth_of(&value)? == ends_at {
                break;
            }
        }
        Ok(value)
    }

    fn lookup(&mut self, of: &Term, map: usize, default: &Term) -> Judged<Value> {
        let program = self.program;
        let (names, terms) = program.maps.get(map).ok_or(Suspicious)?;
        let found = match self.simple(of)? {
            Value::None => None,
            Value::Text(span) => names.find_said(span, self.raw(span)),
            _ => return Err(Suspicious),
        };
        self.value(found.and_then(|place| terms.get(place)).unwrap_or(default))
    }
}
