//! Arithmetic of integers, decimals, moments and lengths of time, as Python gives it or suspicious.

use crate::calendar;
use crate::judge::{Judge, Judged, Suspicious};
use crate::lists::EMPTY;
use crate::terms::Term;
use crate::value::{aligned, decimal, in_words, Fixed, Value};

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

/// Suspicious where Python would round: it keeps 28 digits.
fn exact(digits: i128) -> Judged<()> {
    if digits.unsigned_abs() < 10u128.pow(28) {
        Ok(())
    } else {
        Err(Suspicious)
    }
}

pub fn integer(value: &Value) -> Judged<i64> {
    match value {
        Value::Integer(value) => Ok(*value),
        _ => Err(Suspicious),
    }
}

impl<'p, 't> Judge<'p, 't> {
    /// A decimal with so many digits and places.
    pub fn fixed(&mut self, digits: i128, places: u32) -> Value {
        match Fixed::new(digits, places) {
            Some(fixed) => Value::Fixed(fixed),
            None => {
                self.record.decimals.push((digits, places));
                Value::Decimal(self.record.decimals.len() - 1)
            }
        }
    }

    /// The digits and places of a number.
    pub fn number(&self, value: &Value) -> Judged<(i128, u32)> {
        match value {
            Value::Integer(value) => Ok((i128::from(*value), 0)),
            Value::Fixed(fixed) => Ok((i128::from(fixed.digits()), u32::from(fixed.places()))),
            Value::Decimal(place) => {
                let found = self.record.decimals.get(*place);
                found.copied().ok_or(Suspicious)
            }
            _ => Err(Suspicious),
        }
    }

    /// Terms that make numbers.
    #[inline(never)]
    pub fn of_number(&mut self, term: &Term) -> Judged<Value> {
        Ok(match term {
            Term::Decimal(of) => {
                let value = self.value(of)?;
                let (digits, places) = match value {
                    Value::Text(_) => decimal(self.bytes(&value)?).ok_or(Suspicious)?,
                    _ => self.number(&value)?,
                };
                self.fixed(digits, places)
            }
            Term::Add(one, other) => self.arithmetic(one, other, 1)?,
            Term::Subtract(one, other) => self.arithmetic(one, other, -1)?,
            Term::Multiply(one, other) => self.product(one, other)?,
            Term::Negative(of) => match self.value(of)? {
                Value::Integer(value) => Value::Integer(value.checked_neg().ok_or(Suspicious)?),
                Value::Length(value) => Value::Length(value.checked_neg().ok_or(Suspicious)?),
                value => {
                    let (digits, places) = self.number(&value)?;
                    self.fixed(digits.checked_neg().ok_or(Suspicious)?, places)
                }
            },
            Term::Absolute(of) => match self.value(of)? {
                Value::Integer(value) => Value::Integer(value.checked_abs().ok_or(Suspicious)?),
                Value::Length(value) => Value::Length(value.checked_abs().ok_or(Suspicious)?),
                value => {
                    let (digits, places) = self.number(&value)?;
                    self.fixed(digits.checked_abs().ok_or(Suspicious)?, places)
                }
            },
            Term::Sum(of) => self.sum(of)?,
            Term::Fixed(decimal) => self.fixed(decimal.0, decimal.1),
            Term::Scaled(of) => match self.value(of)? {
                Value::Integer(places @ -20..=0) => self.fixed(1, places.unsigned_abs() as u32),
                _ => return Err(Suspicious),
            },
            Term::Quantized(one, other) => {
                let one = self.value(one)?;
                let other = self.value(other)?;
                let (digits, places) = rounded(self.number(&one)?, self.number(&other)?.1)?;
                self.fixed(digits, places)
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
            Term::Seconds(of) => match self.value(of)? {
                Value::Length(length) => self.fixed(i128::from(length), 6),
                _ => return Err(Suspicious),
            },
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
            _ => return self.of_text(term),
        })
    }

    fn arithmetic(&mut self, one: &Term, other: &Term, sign: i64) -> Judged<Value> {
        let one = self.value(one)?;
        let other = self.value(other)?;
        self.added(&one, &other, sign)
    }

    fn product(&mut self, one: &Term, other: &Term) -> Judged<Value> {
        let one = self.value(one)?;
        let other = self.value(other)?;
        if let (Value::Integer(one), Value::Integer(other)) = (&one, &other) {
            return Ok(Value::Integer(one.checked_mul(*other).ok_or(Suspicious)?));
        }
        let (one, other) = (self.number(&one)?, self.number(&other)?);
        let digits = one.0.checked_mul(other.0).ok_or(Suspicious)?;
        exact(digits)?;
        Ok(self.fixed(digits, one.1 + other.1))
    }

    pub fn added(&mut self, one: &Value, other: &Value, sign: i64) -> Judged<Value> {
        let sum = |one: i64, other: i64| {
            other
                .checked_mul(sign)
                .and_then(|other| one.checked_add(other))
                .ok_or(Suspicious)
        };
        Ok(match (one, other) {
            (Value::Integer(one), Value::Integer(other)) => Value::Integer(sum(*one, *other)?),
            (Value::Moment(one), Value::Moment(other)) if sign < 0 => {
                Value::Length(sum(*one, *other)?)
            }
            (Value::Moment(one), Value::Length(other)) => {
                let moment = sum(*one, *other)?;
                if !calendar::is_inside(moment) {
                    return Err(Suspicious);
                }
                Value::Moment(moment)
            }
            (Value::Length(one), Value::Length(other)) => Value::Length(sum(*one, *other)?),
            (Value::List(_) | Value::Sequence(_) | Value::Constants(_), _) if sign > 0 => {
                self.joined(one, other)?
            }
            _ => {
                if let Some((one, other, places)) = in_words(one, other) {
                    let digits = sum(one, other)?;
                    return Ok(self.fixed(i128::from(digits), places));
                }
                let (one, other) = (self.number(one)?, self.number(other)?);
                let (one, other, places) = aligned(one, other).ok_or(Suspicious)?;
                let digits = other
                    .checked_mul(i128::from(sign))
                    .and_then(|other| one.checked_add(other))
                    .ok_or(Suspicious)?;
                exact(digits)?;
                self.fixed(digits, places)
            }
        })
    }

    /// Two sequences one after another; arrays of the record are left to the exact path.
    fn joined(&mut self, one: &Value, other: &Value) -> Judged<Value> {
        let mut found = EMPTY;
        for part in [one, other] {
            match part {
                Value::Sequence(_) | Value::Constants(_) => {}
                Value::List(run) if run.count() == 0 => {}
                _ => return Err(Suspicious),
            }
            for place in 0..self.count(part)? {
                let item = self.nth(part, place)?;
                found = self.longer(found, item)?;
            }
        }
        Ok(found)
    }
}
