//! Reading single values: texts with their forms, integers and truths.

use crate::judge::{Judged, Suspicious};
use crate::machine::Machine;
use crate::program::Text;
use crate::record::{Origin, Slot, Span, LONGEST};
use crate::repeated::Repeated;
use crate::scan::{closing, Held};
use crate::strings;

impl<'p, 't> Machine<'p, 't> {
    /// Reads and judges a text of a form into a slot; where it ends. What came there before is known by its seat.
    #[inline(never)]
    pub fn formed(
        &mut self,
        (node, seat): (usize, usize),
        form: &Text,
        at: usize,
        into: usize,
    ) -> Judged<usize> {
        let (end, span, plain) = self.text(at)?;
        self.told((node, seat), form, (span, plain), into)?;
        Ok(end)
    }

    /// Judges a text of a form that was read, and puts it into a slot; `plain` where it is nothing but ASCII.
    #[inline(always)]
    pub fn told(
        &mut self,
        (node, seat): (usize, usize),
        form: &Text,
        (span, plain): (Span, bool),
        into: usize,
    ) -> Judged<()> {
        let said = match form.codes {
            Some(codes) => {
                let codes = &self.judge.program.sets[codes];
                codes.word(self.judge.raw(span)).ok_or(Suspicious)?
            }
            None if plain && self.are_words[seat] => self.as_word(seat, span),
            None => span,
        };
        if !self.judge.is_formed(form, self.judge.raw(span), plain) {
            return Err(Suspicious);
        }
        self.judge.record.slots[into] = Slot::Text(said);
        let steps = &self.judge.program.nodes[node].judged;
        self.judge.judge_text(steps, span, plain)?;
        if plain {
            self.latest[seat] = Repeated::new(self.judge.text, span, said);
        }
        Ok(())
    }

    /// A text as the word of the program that it is; where a text is none, no more are looked for in its seat.
    fn as_word(&mut self, seat: usize, span: Span) -> Span {
        let program = self.judge.program;
        let word = program.words.word(self.judge.raw(span));
        self.are_words[seat] = word.is_some();
        word.unwrap_or(span)
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
