//! Values of terms: small enough to be copied, what is larger lies in the record.

use crate::record::{Slot, Span};

#[derive(Clone, Copy, Debug)]
pub enum Value {
    None,
    Nothing,
    Boolean(bool),
    Integer(i64),
    Text(Span),
    /// Microseconds since the start of the year 1.
    Moment(i64),
    /// Microseconds.
    Length(i64),
    /// Digits and decimal places.
    Fixed(i64, u8),
    /// The place of a decimal with many digits in the record.
    Decimal(u32),
    Object {
        node: u32,
        base: u32,
    },
    List {
        base: u32,
        count: u32,
    },
    /// Values that lie one after another in the record.
    Sequence {
        base: u32,
        count: u32,
    },
    Set(u32),
    Opaque,
}

impl From<Slot> for Value {
    #[inline]
    fn from(slot: Slot) -> Self {
        match slot {
            Slot::Absent => Value::None,
            Slot::Boolean(value) => Value::Boolean(value),
            Slot::Integer(value) => Value::Integer(value),
            Slot::Text(span) => Value::Text(span),
            Slot::Object { node, base } => Value::Object { node, base },
            Slot::List { base, count } => Value::List { base, count },
            Slot::Opaque => Value::Opaque,
        }
    }
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
