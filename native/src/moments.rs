//! When texts are, each worked out once: the check of its form and many steps ask the same text.

use crate::calendar;
use crate::record::{Origin, Span};
use std::cell::Cell;

const PLACES: usize = 64;

/// The moments of the texts that were asked last; they hold as long as the bytes that the records lie in.
pub struct Moments([Cell<(Span, i64)>; PLACES]);

impl Default for Moments {
    fn default() -> Self {
        let nothing = (Span::new(0, 0, Origin::Text), 0); // no empty text is a moment, so that none is found here
        Moments(std::array::from_fn(|_| Cell::new(nothing)))
    }
}

impl Moments {
    /// The moment that a text says, of which the span is given too; None where it says none.
    #[inline]
    pub fn of(&self, span: Span, text: &[u8]) -> Option<i64> {
        let place = &self.0[(span.start() ^ span.start() >> 6) % PLACES];
        let (known, moment) = place.get();
        if known == span && !text.is_empty() {
            return Some(moment);
        }
        let moment = calendar::moment(text)?;
        if span.from() == Origin::Text {
            place.set((span, moment));
        }
        Some(moment)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_worked_out_is_told_of_the_same_text_only() {
        let moments = Moments::default();
        let (one, other) = (b"2026-01-01".as_slice(), b"2026-01-02".as_slice());
        let at = |start| Span::new(start, 10, Origin::Text);
        let made = Span::new(0, 10, Origin::Made);
        assert_eq!(moments.of(at(0), one), calendar::moment(one));
        assert_eq!(moments.of(at(0), one), calendar::moment(one));
        assert_eq!(moments.of(at(64), other), calendar::moment(other));
        assert_eq!(moments.of(made, one), calendar::moment(one));
        assert_eq!(moments.of(made, other), calendar::moment(other)); // what is made changes from record to record
    }

    #[test]
    fn texts_that_are_no_moments_are_none() {
        let moments = Moments::default();
        assert_eq!(moments.of(Span::new(0, 0, Origin::Text), b""), None);
        assert_eq!(moments.of(Span::new(0, 2, Origin::Text), b"no"), None);
    }
}
