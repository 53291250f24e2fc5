//! Collections: arrays of the record, and sequences that steps make, which lie in the record too.

use crate::judge::{Judge, Judged, Suspicious};
use crate::record::Run;
use crate::strings;
use crate::terms::Term;
use crate::texts::ends;
use crate::value::Value;
use std::cmp::Ordering;

/// A collection without items.
pub const EMPTY: Value = Value::List(Run::new(0, 0));

impl<'p, 't> Judge<'p, 't> {
    /// Makes a sequence of all that was gathered since.
    pub fn sequence(&mut self, from: usize) -> Value {
        let base = self.record.values.len();
        let items = self.gathered.get(from..).unwrap_or(&[]);
        let count = items.len();
        self.record.values.extend_from_slice(items);
        self.gathered.truncate(from);
        if count == 0 {
            return EMPTY;
        }
        Value::Sequence(Run::new(base, count))
    }

    /// A sequence with one more item; others that hold the same values are as long as before.
    pub fn longer(&mut self, items: Value, item: Value) -> Judged<Value> {
        if matches!(items, Value::Constants(_)) {
            let from = self.items_of(&items)?;
            let open = self.sequence(from);
            return self.longer(open, item);
        }
        let values = &mut self.record.values;
        let end = values.len();
        let (mut base, count) = match items {
            Value::Sequence(run) => (run.base(), run.count()),
            Value::List(run) if run.count() == 0 => (end, 0),
            _ => return Err(Suspicious),
        };
        if base + count != end {
            values.extend_from_within(base..base + count);
            base = end;
        }
        values.push(item);
        Ok(Value::Sequence(Run::new(base, count + 1)))
    }

    /// Number of items of a collection.
    #[inline]
    pub fn count(&self, items: &Value) -> Judged<usize> {
        match items {
            Value::List(run) | Value::Sequence(run) | Value::Constants(run) => Ok(run.count()),
            Value::Nothing => Ok(0),
            _ => Err(Suspicious),
        }
    }

    #[inline]
    pub fn nth(&self, items: &Value, place: usize) -> Judged<Value> {
        let found = match items {
            Value::List(run) => self.record.item(*run, place).map(Value::from),
            Value::Sequence(run) => run
                .at(place)
                .and_then(|at| self.record.values.get(at).copied()),
            Value::Constants(run) => run
                .at(place)
                .and_then(|at| self.program.constants.values.get(at).copied()),
            _ => None,
        };
        found.ok_or(Suspicious)
    }

    /// Gathers the items of a collection; where they begin.
    pub fn items(&mut self, of: &Term) -> Judged<usize> {
        if let Term::Yields(steps) = of {
            return self.gather(steps);
        }
        let value = self.value(of)?;
        self.items_of(&value)
    }

    fn items_of(&mut self, value: &Value) -> Judged<usize> {
        let from = self.gathered.len();
        for place in 0..self.count(value)? {
            let item = self.nth(value, place)?;
            self.gathered.push(item);
        }
        Ok(from)
    }

    pub fn listed(&mut self, terms: &[Term]) -> Judged<Value> {
        let from = self.gathered.len();
        for each in terms {
            let value = self.simple(each)?;
            self.gathered.push(value);
        }
        Ok(self.sequence(from))
    }

    pub fn size(&self, value: &Value) -> Judged<usize> {
        match value {
            Value::Text(span) => Ok(strings::length(self.raw(*span))),
            Value::Object(_) => self.size_of_object(value),
            _ => self.count(value),
        }
    }

    pub fn slice(&mut self, parts: &[Term; 3]) -> Judged<Value> {
        let [of, from, to] = parts;
        let value = self.simple(of)?;
        if let (Value::Text(span), Term::None, Term::Integer(most @ 0..)) = (value, from, to) {
            return Ok(Value::Text(self.start(span, *most as usize)?));
        }
        let (from, to) = (self.edge(from)?, self.edge(to)?);
        match value {
            Value::Text(span) => Ok(Value::Text(self.sliced(span, from, to)?)),
            Value::List(run) | Value::Sequence(run) | Value::Constants(run) => {
                let (start, end) = ends(run.count(), from, to);
                let part = run.part(start, end);
                Ok(match value {
                    _ if start == end => EMPTY,
                    Value::List(_) => Value::List(part),
                    Value::Sequence(_) => Value::Sequence(part),
                    _ => Value::Constants(part),
                })
            }
            _ => Err(Suspicious),
        }
    }

    fn edge(&mut self, term: &Term) -> Judged<Option<i64>> {
        match self.value(term)? {
            Value::None => Ok(None),
            Value::Integer(edge) => Ok(Some(edge)),
            _ => Err(Suspicious),
        }
    }

    pub fn item(&mut self, of: &Term, place: i64) -> Judged<Value> {
        let value = self.simple(of)?;
        if let Value::Text(span) = value {
            let to = if place == -1 { None } else { Some(place + 1) };
            let part = self.sliced(span, Some(place), to)?;
            return if part.length() == 1 {
                Ok(Value::Text(part))
            } else {
                Err(Suspicious)
            };
        }
        let count = self.count(&value)? as i64;
        let at = if place < 0 { place + count } else { place };
        if at < 0 {
            return Err(Suspicious);
        }
        self.nth(&value, at as usize)
    }

    /// Number of different values.
    pub fn kinds(&mut self, of: &Term) -> Judged<usize> {
        let from = self.items(of)?;
        self.undouble(from)?;
        let count = self.gathered.len() - from;
        self.gathered.truncate(from);
        Ok(count)
    }

    pub fn distinct(&mut self, of: &Term) -> Judged<Value> {
        let from = self.items(of)?;
        self.undouble(from)?;
        Ok(self.sequence(from))
    }

    /// Keeps the first of equal values among those gathered since.
    fn undouble(&mut self, from: usize) -> Judged<()> {
        let mut kept = from;
        for place in from..self.gathered.len() {
            let each = self.gathered[place];
            let mut is_new = true;
            for other in &self.gathered[from..kept] {
                is_new &= !self.equal(&each, other)?;
            }
            if is_new {
                self.gathered[kept] = each;
                kept += 1;
            }
        }
        self.gathered.truncate(kept);
        Ok(())
    }

    pub fn sorted(&mut self, of: &Term) -> Judged<Value> {
        let from = self.items(of)?;
        for place in from + 1..self.gathered.len() {
            let mut at = place;
            while at > from
                && self.ordered(&self.gathered[at], &self.gathered[at - 1])? == Ordering::Less
            {
                self.gathered.swap(at, at - 1);
                at -= 1;
            }
        }
        Ok(self.sequence(from))
    }

    /// The least or greatest value, the first of those that are equal.
    pub fn extreme(&mut self, of: &Term, wanted: Ordering) -> Judged<Value> {
        let from = match of {
            Term::Sequence(terms) => {
                let from = self.gathered.len();
                for each in terms.iter() {
                    let value = self.value(each)?;
                    self.gathered.push(value);
                }
                from
            }
            _ => self.items(of)?,
        };
        let mut found = *self.gathered.get(from).ok_or(Suspicious)?;
        for each in &self.gathered[from + 1..] {
            if self.ordered(each, &found)? == wanted {
                found = *each;
            }
        }
        self.gathered.truncate(from);
        Ok(found)
    }

    pub fn any(&mut self, of: &Term) -> Judged<bool> {
        let from = self.items(of)?;
        let mut found = false;
        for each in &self.gathered[from..] {
            found |= self.truth_of(each)?;
        }
        self.gathered.truncate(from);
        Ok(found)
    }

    pub fn sum(&mut self, of: &Term) -> Judged<Value> {
        let from = self.items(of)?;
        let mut total = Value::Integer(0);
        for place in from..self.gathered.len() {
            let each = self.gathered[place];
            total = self.added(&total, &each, 1)?;
        }
        self.gathered.truncate(from);
        Ok(total)
    }

    /// Every two items, or all that stand side by side, as sequences of two.
    pub fn pairs(&mut self, every: bool, of: &Term) -> Judged<Value> {
        let from = self.items(of)?;
        let to = self.gathered.len();
        for one in from..to {
            let last = if every { to } else { to.min(one + 2) };
            for other in one + 1..last {
                let base = self.record.values.len();
                let pair = [self.gathered[one], self.gathered[other]];
                self.record.values.extend_from_slice(&pair);
                self.gathered.push(Value::Sequence(Run::new(base, 2)));
            }
        }
        let pairs = self.sequence(to);
        self.gathered.truncate(from);
        Ok(pairs)
    }
}
