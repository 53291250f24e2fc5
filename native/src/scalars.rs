//! Reading single values: texts with their forms, integers and truths.

use crate::judge::{Judged, Suspicious};
use crate::machine::Machine;
use crate::program::Text;
use crate::record::{Origin, Slot, Span, LONGEST};
use crate::scan::{closing, Held};
use crate::strings;
use crate::words::tail;

/// Whether two texts of one length are the same; those that are not mostly end otherwise.
#[inline(always)]
fn is_same(one: &[u8], other: &[u8]) -> bool {
    tail(one) == tail(other) && (other.len() <= 8 || one == other)
}

impl<'p, 't> Machine<'p, 't> {
    /// Reads and judges a text of a form into a slot; where it ends.
    #[inline(never)]
    pub fn formed(&mut self, node: usize, form: &Text, at: usize, into: usize) -> Judged<usize> {
        let (end, span, plain) = self.text(at)?;
        self.judge.record.slots[into] = Slot::Text(span);
        let text = self.judge.raw(span);
        if let Some(latest) = self.latest[node] {
            if plain && latest.length() == text.len() && is_same(self.judge.raw(latest), text) {
                return Ok(end);
            }
        }
        if !self.judge.fits(form, text, plain) {
            return Err(Suspicious);
        }
        let steps = &self.judge.program.nodes[node].judged;
        self.judge.judge_text(steps, span, plain)?;
        if plain {
            self.latest[node] = Some(span);
        }
        Ok(end)
    }

    /// A string: where it ends, what it says, and whether that is nothing but plain ASCII.
    #[inline(always)]
    pub fn text(&mut self, at: usize) -> Judged<(usize, Span, bool)> {
        if self.byte(at) != b'"' {
            return Err(Suspicious);
        }
        let start = at + 1;
        let mut held = Held::default();
        let end = closing(self.judge.text, start, &mut held).ok_or(Suspicious)?;
        let raw = &self.judge.text[start..end];
        if (held.wide && std::str::from_utf8(raw).is_err()) || raw.len() >= LONGEST {
            return Err(Suspicious);
        }
        let plain = !held.wide && !held.escaped;
        let span = if held.escaped {
            let made = &mut self.judge.record.made;
            let from = made.len();
            strings::decode(raw, made).ok_or(Suspicious)?;
            Span::new(from, made.len() - from, Origin::Made)
        } else {
            Span::new(start, raw.len(), Origin::Text)
        };
        Ok((end + 1, span, plain))
    }

    pub fn boolean(&self, at: usize) -> Judged<(usize, bool)> {
        let rest = &self.judge.text[at.min(self.judge.text.len())..];
        if rest.starts_with(b"true") {
            Ok((at + 4, true))
        } else if rest.starts_with(b"false") {
            Ok((at + 5, false))
        } else {
            Err(Suspicious)
        }
    }

    /// An integer of at most 15 digits, written plainly; what is written otherwise is left to the exact path.
    pub fn integer(&self, at: usize) -> Judged<(usize, i64)> {
        let negative = self.byte(at) == b'-';
        let first = at + usize::from(negative);
        let (mut at, mut value) = (first, 0i64);
        while self.byte(at).is_ascii_digit() && at - first <= 15 {
            value = value * 10 + i64::from(self.byte(at) - b'0');
            at += 1;
        }
        let digits = at - first;
        let plain = (1..=15).contains(&digits) && (digits == 1 || self.byte(first) != b'0');
        if !plain || matches!(self.byte(at), b'.' | b'e' | b'E') {
            return Err(Suspicious);
        }
        Ok((at, if negative { -value } else { value }))
    }
}
