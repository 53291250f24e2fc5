//! Values of terms, as Python would give them; what it would refuse or cannot be told is suspicious.

use crate::calendar;
use crate::checks;
use crate::judge::{ends, stripped, Judge, Judged, Suspicious};
use crate::program::{Kind, Text};
use crate::record::{Slot, Span};
use crate::strings;
use crate::terms::{Order, Term};
use crate::value::{aligned, decimal, Value};
use std::cmp::Ordering;
use std::rc::Rc;

fn present(slot: Slot) -> Judged<Value> {
    match slot {
        Slot::Absent => Err(Suspicious),
        slot => Ok(slot.into()),
    }
}

fn integer(value: &Value) -> Judged<i64> {
    match value {
        Value::Integer(value) => Ok(*value),
        _ => Err(Suspicious),
    }
}

/// A collection without items.
const EMPTY: Value = Value::List { base: 0, count: 0 };

fn fixed(digits: i128, places: u32) -> Value {
    match (i64::try_from(digits), u8::try_from(places)) {
        (Ok(digits), Ok(places)) => Value::Fixed(digits, places),
        _ => Value::Decimal(Rc::new((digits, places))),
    }
}

fn sequence(items: Vec<Value>) -> Value {
    if items.is_empty() {
        return EMPTY;
    }
    Value::Sequence(Rc::new(items))
}

impl<'p, 't> Judge<'p, 't> {
    pub fn value(&mut self, term: &Term) -> Judged<Value> {
        Ok(match term {
            Term::Local(local) => self.locals[*local].clone(),
            Term::Member(of, slot) => match self.object(of)? {
                Some(base) => present(self.slot(base, *slot)?)?,
                None => return Err(Suspicious),
            },
            Term::Get(of, slot, default) => match self.object(of)? {
                Some(base) => match self.slot(base, *slot)? {
                    Slot::Absent => self.value(default)?,
                    slot => slot.into(),
                },
                None => self.value(default)?,
            },
            Term::Has(..) | Term::Not(_) => Value::Boolean(self.truth(term)?),
            Term::None => Value::None,
            Term::True => Value::Boolean(true),
            Term::False => Value::Boolean(false),
            Term::Integer(value) => Value::Integer(*value),
            Term::Text(span) => Value::Text(*span),
            Term::Named(of, name) => {
                let slot = self.by_name(of, name)?;
                present(slot)?
            }
            Term::GetNamed(of, name, default) => match self.by_name(of, name)? {
                Slot::Absent => self.value(default)?,
                slot => slot.into(),
            },
            Term::HasNamed(of, name) => {
                Value::Boolean(!matches!(self.by_name(of, name)?, Slot::Absent))
            }
            Term::And(terms) => self.chosen(terms, false)?,
            Term::Or(terms) => self.chosen(terms, true)?,
            Term::If(condition, one, other) => {
                let chosen = if self.truth(condition)? { one } else { other };
                self.value(chosen)?
            }
            Term::Compare(order, one, other) => {
                let one = self.value(one)?;
                let other = self.value(other)?;
                Value::Boolean(self.compared(*order, &one, &other)?)
            }
            Term::InSet(of, set) => {
                let value = self.value(of)?;
                Value::Boolean(self.in_set(&value, *set)?)
            }
            Term::In(one, other) => {
                let one = self.value(one)?;
                let other = self.value(other)?;
                Value::Boolean(self.is_in(&one, &other)?)
            }
            Term::Block(steps) => self.block(steps)?,
            Term::Empty => EMPTY,
            Term::Kinds(steps) => {
                let items = self.gather(steps)?;
                let count = self.kinds(&items);
                self.give_back(items);
                Value::Integer(count? as i64)
            }
            Term::Yields(steps) => sequence(self.gather(steps)?),
            Term::Size(of) => {
                let value = self.value(of)?;
                Value::Integer(self.size(&value)? as i64)
            }
            Term::Instant(of) => {
                let value = self.value(of)?;
                Value::Moment(calendar::moment(self.bytes(&value)?).ok_or(Suspicious)?)
            }
            _ => self.further(term)?,
        })
    }

    /// Where the slots of an object begin; None for the empty one.
    #[inline]
    pub fn object(&mut self, of: &Term) -> Judged<Option<u32>> {
        let base = |value: &Value| match value {
            Value::Object { base, .. } => Ok(Some(*base)),
            Value::Nothing => Ok(None),
            _ => Err(Suspicious),
        };
        match of {
            Term::Local(local) => base(&self.locals[*local]),
            _ => base(&self.value(of)?),
        }
    }

    fn by_name(&mut self, of: &Term, name: &Term) -> Judged<Slot> {
        let of = self.value(of)?;
        let name = self.value(name)?;
        self.named(&of, self.bytes(&name)?)
    }

    /// The value of `and` or `or`: the first operand that decides, or the last.
    fn chosen(&mut self, terms: &[Term], ends_at: bool) -> Judged<Value> {
        let mut value = Value::None;
        for each in terms {
            value = self.value(each)?;
            if self.truth_of(&value)? == ends_at {
                break;
            }
        }
        Ok(value)
    }

    fn further(&mut self, term: &Term) -> Judged<Value> {
        Ok(match term {
            Term::Decimal(of) => {
                let value = self.value(of)?;
                let (digits, places) = match value {
                    Value::Text(_) => decimal(self.bytes(&value)?).ok_or(Suspicious)?,
                    _ => number(&value)?,
                };
                fixed(digits, places)
            }
            Term::Slice(of, from, to) => self.slice(of, from, to)?,
            Term::Item(of, place) => self.item(of, *place)?,
            Term::Add(one, other) => self.arithmetic(one, other, 1)?,
            Term::Subtract(one, other) => self.arithmetic(one, other, -1)?,
            Term::Multiply(one, other) => self.product(one, other)?,
            Term::Negative(of) => {
                let value = self.value(of)?;
                negated(value)?
            }
            Term::Absolute(of) => match self.value(of)? {
                Value::Integer(value) => Value::Integer(value.checked_abs().ok_or(Suspicious)?),
                Value::Length(value) => Value::Length(value.checked_abs().ok_or(Suspicious)?),
                value => {
                    let (digits, places) = number(&value)?;
                    fixed(digits.checked_abs().ok_or(Suspicious)?, places)
                }
            },
            Term::Lookup(of, map, default) => self.lookup(of, *map, default)?,
            Term::Sequence(terms) => {
                let mut items = Vec::with_capacity(terms.len());
                for each in terms.iter() {
                    items.push(self.value(each)?);
                }
                sequence(items)
            }
            Term::Moment(moment) => Value::Moment(*moment),
            Term::Span(length) => Value::Length(*length),
            Term::Fixed(digits, places) => fixed(*digits, *places),
            Term::Nothing => Value::Nothing,
            Term::Set(set) => Value::Set(*set),
            Term::Distinct(of) => {
                let items = self.items(of)?;
                self.distinct(items)?
            }
            Term::Pairs(every, of) => {
                let items = self.items(of)?;
                let found = pairs(*every, &items);
                self.give_back(items);
                found
            }
            Term::First(of, default) => {
                let value = self.value(of)?;
                if self.count(&value)? > 0 {
                    self.nth(&value, 0)?
                } else {
                    self.value(default)?
                }
            }
            Term::Least(of) => self.extreme(of, Ordering::Less)?,
            Term::Greatest(of) => self.extreme(of, Ordering::Greater)?,
            Term::Sum(of) => {
                let mut total = Value::Integer(0);
                for each in self.items(of)? {
                    total = added(&total, &each, 1)?;
                }
                total
            }
            Term::Any(of) => {
                let items = self.items(of)?;
                let mut found = false;
                for each in &items {
                    found |= self.truth_of(each)?;
                }
                Value::Boolean(found)
            }
            Term::Sorted(of) => {
                let items = self.items(of)?;
                self.sorted(items)?
            }
            Term::Suspicious => return Err(Suspicious),
            Term::Field(place, of) => match self.value(of)? {
                Value::Moment(moment) => {
                    let (year, month, day) = calendar::civil(moment).ok_or(Suspicious)?;
                    Value::Integer([year, month, day].get(*place).copied().ok_or(Suspicious)?)
                }
                _ => return Err(Suspicious),
            },
            Term::Padded(width, of) => {
                let value = self.value(of)?;
                let number = integer(&value)?;
                if number < 0 {
                    return Err(Suspicious);
                }
                let text = format!("{number:0width$}", width = *width);
                self.made(text.as_bytes())
            }
            Term::Scaled(of) => match self.value(of)? {
                Value::Integer(places @ -20..=0) => fixed(1, places.unsigned_abs() as u32),
                _ => return Err(Suspicious),
            },
            Term::Quantized(one, other) => {
                let one = self.value(one)?;
                let other = self.value(other)?;
                let (digits, places) = rounded(number(&one)?, number(&other)?.1)?;
                fixed(digits, places)
            }
            Term::Modulo(one, other) => {
                let one = self.value(one)?;
                let other = self.value(other)?;
                let (one, other) = (integer(&one)?, integer(&other)?);
                if one < 0 || other <= 0 {
                    return Err(Suspicious);
                }
                Value::Integer(one % other)
            }
            _ => self.of_text(term)?,
        })
    }

    /// Terms that look into texts.
    fn of_text(&mut self, term: &Term) -> Judged<Value> {
        Ok(match term {
            Term::Within(one, other) => {
                let one = self.value(one)?;
                let other = self.value(other)?;
                let (part, whole) = (self.bytes(&one)?, self.bytes(&other)?);
                Value::Boolean(
                    part.is_empty() || whole.windows(part.len()).any(|window| window == part),
                )
            }
            Term::Earlier(one, other) => {
                let one = self.value(one)?;
                let other = self.value(other)?;
                let (one, other) = (self.bytes(&one)?, self.bytes(&other)?);
                if !one.is_ascii() || !other.is_ascii() {
                    return Err(Suspicious);
                }
                let known = one.len().min(other.len());
                Value::Boolean(one[..known] < other[..known])
            }
            Term::Starts(one, other) | Term::Ends(one, other) => {
                let text = self.value(one)?;
                let edge = self.value(other)?;
                let (text, edge) = (self.bytes(&text)?, self.bytes(&edge)?);
                Value::Boolean(if matches!(term, Term::Starts(..)) {
                    text.starts_with(edge)
                } else {
                    text.ends_with(edge)
                })
            }
            Term::Strip(of) => {
                let span = self.span(of)?;
                Value::Text(stripped(self.raw(span), span))
            }
            Term::StripSigns(of, signs) => {
                let span = self.span(of)?;
                let bytes = self.raw(span);
                let before = bytes.iter().take_while(|byte| signs.contains(byte)).count();
                let after = bytes[before..]
                    .iter()
                    .rev()
                    .take_while(|byte| signs.contains(byte))
                    .count();
                Value::Text(Span {
                    start: span.start + before as u32,
                    length: (bytes.len() - before - after) as u32,
                    from: span.from,
                })
            }
            Term::Without(of, signs) => {
                let value = self.value(of)?;
                let kept: Vec<u8> = self
                    .bytes(&value)?
                    .iter()
                    .copied()
                    .filter(|byte| !signs.contains(byte))
                    .collect();
                self.made(&kept)
            }
            Term::FoldIn(of, set) => {
                let value = self.value(of)?;
                Value::Boolean(self.folds_into(self.bytes(&value)?, *set)?)
            }
            Term::Part(place, of, sign) => self.part(*place, of, sign)?,
            Term::Join(terms) => {
                let mut joined = Vec::new();
                for each in terms.iter() {
                    let value = self.value(each)?;
                    match value {
                        Value::Integer(number) => {
                            joined.extend_from_slice(number.to_string().as_bytes())
                        }
                        _ => joined.extend_from_slice(self.bytes(&value)?),
                    }
                }
                self.made(&joined)
            }
            Term::Matches(of, automaton) => {
                let value = self.value(of)?;
                let text = self.bytes(&value)?;
                let automaton = self.program.automata.get(*automaton).ok_or(Suspicious)?;
                Value::Boolean(automaton.accepts(text))
            }
            Term::Finds(of, search) => {
                let value = self.value(of)?;
                let search = self.program.searches.get(*search).ok_or(Suspicious)?;
                if search.finds(self.bytes(&value)?) {
                    return Err(Suspicious); // look-around is left to the exact path
                }
                Value::Boolean(false)
            }
            Term::Conforms(of, node) => {
                let value = self.value(of)?;
                self.conforms(&value, *node)?;
                Value::Boolean(true)
            }
            Term::Iso(of) => match self.value(of)? {
                Value::Moment(moment) => {
                    let text = calendar::iso(moment).ok_or(Suspicious)?;
                    self.made(&text)
                }
                _ => return Err(Suspicious),
            },
            Term::Tokens(of) => {
                let value = self.value(of)?;
                let pointer = self.bytes(&value)?.to_vec();
                self.tokens(&pointer)
            }
            Term::Leads(of, pointer) => {
                let of = self.value(of)?;
                let pointer = self.value(pointer)?;
                Value::Boolean(self.leads(&of, self.bytes(&pointer)?)?)
            }
            Term::Number(of) => {
                let value = self.value(of)?;
                let text = self.bytes(&value)?;
                let digits =
                    text.len() < 18 && !text.is_empty() && text.iter().all(u8::is_ascii_digit);
                let number = std::str::from_utf8(text)
                    .ok()
                    .filter(|_| digits)
                    .and_then(|text| text.parse().ok());
                Value::Integer(number.ok_or(Suspicious)?)
            }
            Term::Seconds(of) => match self.value(of)? {
                Value::Length(length) => fixed(i128::from(length), 6),
                _ => return Err(Suspicious),
            },
            _ => return Err(Suspicious),
        })
    }

    fn span(&mut self, of: &Term) -> Judged<Span> {
        match self.value(of)? {
            Value::Text(span) => Ok(span),
            _ => Err(Suspicious),
        }
    }

    /// The items of a collection.
    fn items(&mut self, of: &Term) -> Judged<Vec<Value>> {
        if let Term::Yields(steps) = of {
            return self.gather(steps);
        }
        let value = self.value(of)?;
        (0..self.count(&value)?)
            .map(|place| self.nth(&value, place))
            .collect()
    }

    fn size(&self, value: &Value) -> Judged<usize> {
        match value {
            Value::Text(span) => Ok(if span.length < 16 || !self.raw(*span).is_ascii() {
                strings::length(self.raw(*span))
            } else {
                span.length as usize
            }),
            Value::Object { .. } => self.size_of_object(value),
            _ => self.count(value),
        }
    }

    fn slice(&mut self, of: &Term, from: &Term, to: &Term) -> Judged<Value> {
        let value = self.value(of)?;
        let mut edge = |term: &Term| {
            Ok(match self.value(term)? {
                Value::None => None,
                other => Some(integer(&other)?),
            })
        };
        let (from, to) = (edge(from)?, edge(to)?);
        match value {
            Value::Text(span) => Ok(Value::Text(self.sliced(span, from, to)?)),
            Value::Sequence(items) => {
                let (start, end) = ends(items.len(), from, to);
                Ok(sequence(items[start..end].to_vec()))
            }
            Value::List { base, count } => {
                let (start, end) = ends(count as usize, from, to);
                Ok(Value::List {
                    base: base + start as u32,
                    count: (end - start) as u32,
                })
            }
            _ => Err(Suspicious),
        }
    }

    fn item(&mut self, of: &Term, place: i64) -> Judged<Value> {
        let value = self.value(of)?;
        if let Value::Text(span) = value {
            let part = self.sliced(
                span,
                Some(place),
                if place == -1 { None } else { Some(place + 1) },
            )?;
            return if part.length == 1 {
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

    fn part(&mut self, place: usize, of: &Term, sign: &[u8]) -> Judged<Value> {
        let span = self.span(of)?;
        let bytes = self.raw(span);
        let found = bytes.windows(sign.len()).position(|window| window == sign);
        let (before, after) = found.map_or((bytes.len(), bytes.len()), |at| (at, at + sign.len()));
        let (start, end) = match place {
            0 => (0, before),
            1 => (before, after),
            _ => (after, bytes.len()),
        };
        Ok(Value::Text(Span {
            start: span.start + start as u32,
            length: (end - start) as u32,
            from: span.from,
        }))
    }

    fn lookup(&mut self, of: &Term, map: usize, default: &Term) -> Judged<Value> {
        let program = self.program;
        let (names, terms) = program.maps.get(map).ok_or(Suspicious)?;
        let found = match self.value(of)? {
            Value::None => None,
            value => names.find(self.bytes(&value)?),
        };
        self.value(found.and_then(|place| terms.get(place)).unwrap_or(default))
    }

    pub fn in_set(&self, value: &Value, set: usize) -> Judged<bool> {
        match value {
            Value::None => Ok(false),
            _ => Ok(self
                .program
                .sets
                .get(set)
                .ok_or(Suspicious)?
                .has(self.bytes(value)?)),
        }
    }

    fn is_in(&self, one: &Value, other: &Value) -> Judged<bool> {
        match other {
            Value::Set(set) => self.in_set(one, *set),
            Value::Text(_) => {
                let (part, whole) = (self.bytes(one)?, self.bytes(other)?);
                Ok(part.is_empty() || whole.windows(part.len()).any(|window| window == part))
            }
            Value::Object { .. } | Value::Nothing => Ok(!matches!(
                self.named(other, self.bytes(one)?)?,
                Slot::Absent
            )),
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

    fn ordered(&self, one: &Value, other: &Value) -> Judged<Ordering> {
        match (one, other) {
            (Value::Text(_), Value::Text(_)) => Ok(self.bytes(one)?.cmp(self.bytes(other)?)),
            (Value::Moment(one), Value::Moment(other))
            | (Value::Length(one), Value::Length(other))
            | (Value::Integer(one), Value::Integer(other)) => Ok(one.cmp(other)),
            (Value::Sequence(ours), Value::Sequence(theirs)) => {
                for (one, other) in ours.iter().zip(theirs.iter()) {
                    match self.ordered(one, other)? {
                        Ordering::Equal => {}
                        decided => return Ok(decided),
                    }
                }
                Ok(ours.len().cmp(&theirs.len()))
            }
            _ => {
                let (one, other, _) = aligned(number(one)?, number(other)?).ok_or(Suspicious)?;
                Ok(one.cmp(&other))
            }
        }
    }

    pub fn equal(&self, one: &Value, other: &Value) -> Judged<bool> {
        match (one, other) {
            (Value::None, Value::None) => Ok(true),
            (Value::None, _) | (_, Value::None) => Ok(false),
            (Value::Boolean(one), Value::Boolean(other)) => Ok(one == other),
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
            (
                Value::Object { node, base },
                Value::Object {
                    node: same,
                    base: there,
                },
            ) if node == same => {
                let (ours, theirs) = (self.members(*node, *base)?, self.members(*same, *there)?);
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

    /// Number of different values.
    fn kinds(&self, items: &[Value]) -> Judged<usize> {
        let mut count = 0;
        for (place, each) in items.iter().enumerate() {
            let mut is_new = true;
            for other in &items[..place] {
                is_new &= !self.equal(each, other)?;
            }
            count += usize::from(is_new);
        }
        Ok(count)
    }

    fn distinct(&self, items: Vec<Value>) -> Judged<Value> {
        let mut kept: Vec<Value> = Vec::with_capacity(items.len());
        for each in items {
            let mut is_new = true;
            for other in &kept {
                is_new &= !self.equal(&each, other)?;
            }
            if is_new {
                kept.push(each);
            }
        }
        Ok(sequence(kept))
    }

    fn sorted(&self, items: Vec<Value>) -> Judged<Value> {
        let mut kept: Vec<Value> = Vec::with_capacity(items.len());
        for each in items {
            let mut place = kept.len();
            while place > 0 && self.ordered(&each, &kept[place - 1])? == Ordering::Less {
                place -= 1;
            }
            kept.insert(place, each);
        }
        Ok(sequence(kept))
    }

    /// The same of values that are named one by one.
    fn extreme_of(&mut self, terms: &[Term], wanted: Ordering) -> Judged<Value> {
        let (first, others) = terms.split_first().ok_or(Suspicious)?;
        let mut found = self.value(first)?;
        for term in others {
            let each = self.value(term)?;
            if self.ordered(&each, &found)? == wanted {
                found = each;
            }
        }
        Ok(found)
    }

    fn extreme(&mut self, of: &Term, wanted: Ordering) -> Judged<Value> {
        if let Term::Sequence(terms) = of {
            return self.extreme_of(terms, wanted);
        }
        let items = self.items(of)?;
        let mut found = items.first().cloned().ok_or(Suspicious)?;
        for each in &items[1..] {
            if self.ordered(each, &found)? == wanted {
                found = each.clone();
            }
        }
        Ok(found)
    }

    fn arithmetic(&mut self, one: &Term, other: &Term, sign: i64) -> Judged<Value> {
        let one = self.value(one)?;
        let other = self.value(other)?;
        added(&one, &other, sign)
    }

    fn product(&mut self, one: &Term, other: &Term) -> Judged<Value> {
        let one = self.value(one)?;
        let other = self.value(other)?;
        if let (Value::Integer(one), Value::Integer(other)) = (&one, &other) {
            return Ok(Value::Integer(one.checked_mul(*other).ok_or(Suspicious)?));
        }
        let (one, other) = (number(&one)?, number(&other)?);
        let digits = one.0.checked_mul(other.0).ok_or(Suspicious)?;
        exact(digits)?;
        Ok(fixed(digits, one.1 + other.1))
    }

    /// Whether a text has the form of a node; suspicious where it has not, since forms are known in part only.
    pub fn conforms(&mut self, value: &Value, node: usize) -> Judged<()> {
        let program = self.program;
        let node = program.nodes.get(node).ok_or(Suspicious)?;
        match &node.kind {
            Kind::Text(form) if self.fits(form, self.bytes(value)?) => {
                let before = self.locals[0].clone();
                let judged = self.judge(&node.judged, value.clone(), 0);
                self.locals[0] = before;
                judged
            }
            _ => Err(Suspicious),
        }
    }

    /// Whether a decoded text is of a form.
    #[inline]
    pub fn fits(&self, form: &Text, text: &[u8]) -> bool {
        let program = self.program;
        if let Some(codes) = form.codes {
            if !program.sets[codes].has(text) {
                return false;
            }
        }
        if text.len() < form.least || text.len() > form.most {
            let length = strings::length(text);
            if length < form.least || length > form.most {
                return false;
            }
        } else if form.least > 1 && strings::length(text) < form.least {
            return false;
        }
        form.automata
            .iter()
            .all(|&automaton| program.automata[automaton].accepts(text))
            && form
                .procedures
                .iter()
                .all(|&procedure| checks::good(procedure, text, &program.tables))
    }
}

/// A decimal at some places, rounded half to even.
fn rounded((digits, places): (i128, u32), wanted: u32) -> Judged<(i128, u32)> {
    if places <= wanted {
        let (digits, _, places) = aligned((digits, places), (0, wanted)).ok_or(Suspicious)?;
        return Ok((digits, places));
    }
    let unit = 10i128.checked_pow(places - wanted).ok_or(Suspicious)?;
    let (whole, rest) = (digits.div_euclid(unit), digits.rem_euclid(unit));
    let up = rest * 2 > unit || (rest * 2 == unit && whole % 2 != 0);
    Ok((whole + i128::from(up), wanted))
}

fn is_collection(value: &Value) -> bool {
    matches!(value, Value::List { .. } | Value::Sequence(_))
}

fn is_single(value: &Value) -> bool {
    matches!(
        value,
        Value::Text(_) | Value::Integer(_) | Value::Boolean(_) | Value::Object { .. }
    )
}

fn number(value: &Value) -> Judged<(i128, u32)> {
    match value {
        Value::Integer(value) => Ok((i128::from(*value), 0)),
        Value::Fixed(digits, places) => Ok((i128::from(*digits), u32::from(*places))),
        Value::Decimal(decimal) => Ok(**decimal),
        _ => Err(Suspicious),
    }
}

/// Suspicious where Python would round: it keeps 28 digits.
fn exact(digits: i128) -> Judged<()> {
    if digits.unsigned_abs() < 10u128.pow(28) {
        Ok(())
    } else {
        Err(Suspicious)
    }
}

fn added(one: &Value, other: &Value, sign: i64) -> Judged<Value> {
    let sum = |one: i64, other: i64| {
        other
            .checked_mul(sign)
            .and_then(|other| one.checked_add(other))
            .ok_or(Suspicious)
    };
    Ok(match (one, other) {
        (Value::Integer(one), Value::Integer(other)) => Value::Integer(sum(*one, *other)?),
        (Value::Moment(one), Value::Moment(other)) if sign < 0 => Value::Length(sum(*one, *other)?),
        (Value::Moment(one), Value::Length(other)) => {
            let moment = sum(*one, *other)?;
            calendar::civil(moment).ok_or(Suspicious)?;
            Value::Moment(moment)
        }
        (Value::Length(one), Value::Length(other)) => Value::Length(sum(*one, *other)?),
        (Value::List { count: 0, .. }, other @ Value::Sequence(_))
        | (other @ Value::Sequence(_), Value::List { count: 0, .. })
        | (other @ Value::List { count: 0, .. }, Value::List { count: 0, .. })
            if sign > 0 =>
        {
            other.clone()
        }
        (Value::Sequence(one), Value::Sequence(other)) if sign > 0 => {
            sequence(one.iter().chain(other.iter()).cloned().collect())
        }
        _ => {
            let (one, other, places) = aligned(number(one)?, number(other)?).ok_or(Suspicious)?;
            let digits = other
                .checked_mul(i128::from(sign))
                .and_then(|other| one.checked_add(other))
                .ok_or(Suspicious)?;
            exact(digits)?;
            fixed(digits, places)
        }
    })
}

fn negated(value: Value) -> Judged<Value> {
    Ok(match value {
        Value::Integer(value) => Value::Integer(value.checked_neg().ok_or(Suspicious)?),
        Value::Length(value) => Value::Length(value.checked_neg().ok_or(Suspicious)?),
        value => {
            let (digits, places) = number(&value)?;
            fixed(digits.checked_neg().ok_or(Suspicious)?, places)
        }
    })
}

fn pairs(every: bool, items: &[Value]) -> Value {
    let mut found = Vec::new();
    for (place, one) in items.iter().enumerate() {
        let others = if every {
            &items[place + 1..]
        } else {
            &items[(place + 1).min(items.len())..(place + 2).min(items.len())]
        };
        found.extend(
            others
                .iter()
                .map(|other| sequence(vec![one.clone(), other.clone()])),
        );
    }
    sequence(found)
}
