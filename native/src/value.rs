//! Values of terms: small enough to be copied, what is larger lies in the record.

use crate::record::{Members, Run, Slot, Span};

/// One word beside what it is, so that values are handed over in two registers and not in memory.
#[derive(Clone, Copy, Debug)]
pub enum Value {
    None,
    False,
    True,
    Integer(i64),
    Text(Span),
    Object(Members),
    /// An array of the record.
    List(Run),
    Opaque,
    Nothing,
    /// Microseconds since the start of the year 1.
    Moment(i64),
    /// Microseconds.
    Length(i64),
    Fixed(Fixed),
    /// The place of a decimal with many digits in the record.
    Decimal(usize),
    /// Values that lie one after another in the record.
    Sequence(Run),
    /// Constants that lie one after another in the program.
    Constants(Run),
    Set(usize),
}

impl From<bool> for Value {
    #[inline]
    fn from(truth: bool) -> Self {
        if truth {
            Value::True
        } else {
            Value::False
        }
    }
}

/// A decimal in one word: its digits, and in the lowest byte its places.
#[derive(Clone, Copy, Debug)]
pub struct Fixed(i64);

impl Fixed {
    /// None where a word does not hold it.
    pub fn new(digits: i128, places: u32) -> Option<Self> {
        let (digits, places) = (i64::try_from(digits).ok()?, u8::try_from(places).ok()?);
        let packed = digits.checked_mul(256)?;
        Some(Fixed(packed | i64::from(places)))
    }

    pub fn digits(self) -> i64 {
        self.0 >> 8
    }

    pub fn places(self) -> u8 {
        self.0 as u8
    }
}

impl From<Slot> for Value {
    #[inline]
    fn from(slot: Slot) -> Self {
        match slot {
            Slot::Absent => Value::None,
            Slot::False => Value::False,
            Slot::True => Value::True,
            Slot::Integer(value) => Value::Integer(value),
            Slot::Text(span) => Value::Text(span),
            Slot::Object(members) => Value::Object(members),
            Slot::List(run) => Value::List(run),
            Slot::Opaque => Value::Opaque,
        }
    }
}

/// Powers of ten in a word.
const POWERS: [i64; 19] = powers();

const fn powers() -> [i64; 19] {
    let mut made = [1; 19];
    let mut place = 1;
    while place < made.len() {
        made[place] = made[place - 1] * 10;
        place += 1;
    }
    made
}

/// The digits of two numbers with the same number of places; None where one is no number of one word, or too large.
#[inline]
pub fn in_words(one: &Value, other: &Value) -> Option<(i64, i64, u32)> {
    let word = |value: &Value| match value {
        Value::Integer(value) => Some((*value, 0)),
        Value::Fixed(fixed) => Some((fixed.digits(), u32::from(fixed.places()))),
        _ => None,
    };
    let (one, other) = (word(one)?, word(other)?);
    let places = one.1.max(other.1);
    let widened =
        |(digits, own): (i64, u32)| digits.checked_mul(*POWERS.get((places - own) as usize)?);
    Some((widened(one)?, widened(other)?, places))
}

/// Two decimals with the same number of places; None where they are too large.
pub fn aligned(one: (i128, u32), other: (i128, u32)) -> Option<(i128, i128, u32)> {
    let places = one.1.max(other.1);
    let widened =
        |(digits, own): (i128, u32)| digits.checked_mul(10i128.checked_pow(places - own)?);
    Some((widened(one)?, widened(other)?, places))
}

/// A decimal as the standard writes it: a sign, digits, and a point with digits after it.
pub fn decimal(text: &[u8]) -> Option<(i128, u32)> {
    let (negative, digits) = match text.strip_prefix(b"-") {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    let (mut value, mut places, mut seen) = (0i128, None, 0);
    for &byte in digits {
        match byte {
            b'0'..=b'9' if seen < 36 => {
                value = value * 10 + i128::from(byte - b'0');
                seen += 1;
                places = places.map(|count: u32| count + 1);
            }
            b'.' if places.is_none() && seen > 0 => places = Some(0),
            _ => return None,
        }
    }
    if seen == 0 || places == Some(0) {
        return None;
    }
    Some((if negative { -value } else { value }, places.unwrap_or(0)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_small_enough_for_two_registers() {
        assert!(std::mem::size_of::<Value>() <= 16);
        assert!(std::mem::size_of::<Option<Value>>() <= 16);
    }

    #[test]
    fn decimals_fit_a_word_or_are_refused() {
        for (digits, places) in [(0, 0), (-1, 2), (125, 255), (1 << 54, 1), (-1 << 55, 3)] {
            let made = Fixed::new(digits, places).expect("it fits");
            let found = (i128::from(made.digits()), u32::from(made.places()));
            assert_eq!(found, (digits, places));
        }
        for (digits, places) in [(1 << 55, 0), (-1 << 56, 0), (1, 256), (i128::MAX, 0)] {
            assert!(Fixed::new(digits, places).is_none(), "{digits} {places}");
        }
    }

    #[test]
    fn numbers_of_one_word_are_what_long_ones_are() {
        let values: [i64; 7] = [0, 1, -1, 99, 1 << 50, -(1 << 54), 12_345_678];
        for one in values {
            for other in values {
                for (places, others) in [(0, 0), (2, 0), (0, 6), (3, 5), (18, 0), (20, 0)] {
                    let fixed = |digits, places| {
                        Value::Fixed(Fixed::new(i128::from(digits), places).expect("it fits"))
                    };
                    let found = in_words(&fixed(one, places), &fixed(other, others));
                    let long = aligned((i128::from(one), places), (i128::from(other), others));
                    if let Some((one, other, places)) = found {
                        assert_eq!(Some((one.into(), other.into(), places)), long);
                    }
                }
            }
        }
        assert_eq!(
            in_words(&Value::Integer(2), &Value::Integer(3)),
            Some((2, 3, 0))
        );
        assert_eq!(in_words(&Value::Integer(2), &Value::None), None);
    }

    #[test]
    fn decimals_are_read_as_they_are_written() {
        assert_eq!(decimal(b"-12.50"), Some((-1250, 2)));
        assert_eq!(decimal(b"0"), Some((0, 0)));
        for bad in ["", "-", ".5", "5.", "1e3", "+1", "1.2.3", "NaN"] {
            assert_eq!(decimal(bad.as_bytes()), None, "{bad}");
        }
        assert_eq!(aligned((125, 1), (1, 0)), Some((125, 10, 1)));
    }
}
