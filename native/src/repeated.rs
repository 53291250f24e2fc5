//! Texts found good before: records are alike, and what is good once is good again.

use crate::record::{Origin, Span};
use crate::words::{eight, sixteen};

/// The text found good last of a node, and how its last bytes look with the closing quote.
#[derive(Clone, Copy)]
pub struct Repeated {
    tail: u64,
    mask: u64,
    span: Span,
    said: Span,
}

/// No text: its bytes are none that a text could have.
pub const NOTHING: Repeated = Repeated {
    tail: 1,
    mask: 0,
    span: Span::new(0, 0, Origin::Text),
    said: Span::new(0, 0, Origin::Text),
};

impl Repeated {
    /// A text of plain ASCII that stands between quotes in the text that is read, and the span it is known by.
    #[inline]
    pub fn new(text: &[u8], span: Span, said: Span) -> Self {
        let end = span.start() + span.length() + 1;
        let word = match end.checked_sub(8).and_then(|start| text.get(start..end)) {
            Some(last) => eight(last),
            None => return NOTHING,
        };
        let mask = match span.length() {
            length @ 0..=6 => !0 << ((7 - length) * 8),
            _ => !0,
        };
        Repeated {
            tail: word & mask,
            mask,
            span,
            said,
        }
    }

    /// The text, if it stands with its closing quote at a place; most that are not the same end otherwise.
    #[inline(always)]
    pub fn stands_at(&self, text: &[u8], at: usize) -> Option<Span> {
        let length = self.span.length();
        let end = at + length + 1;
        let last = text.get(end.checked_sub(8)?..end)?;
        if eight(last) & self.mask != self.tail {
            return None;
        }
        let start = self.span.start();
        let is_same = match length {
            0..=7 => true,
            8..=15 => eight(&text[at..]) == eight(&text[start..]),
            16..=31 => {
                sixteen(&text[at..]) == sixteen(&text[start..])
                    && sixteen(&text[end - 17..]) == sixteen(&text[start + length - 16..])
            }
            _ => text[at..at + length] == text[start..start + length],
        };
        is_same.then_some(self.said)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_found_again_and_no_other_is() {
        for length in 0..70 {
            let value: Vec<u8> = (0..length).map(|place| b'a' + place as u8 % 26).collect();
            let mut text = b"{\"key\":\"".to_vec();
            let start = text.len();
            text.extend_from_slice(&value);
            text.extend_from_slice(b"\",\"key\":\"");
            let at = text.len();
            text.extend_from_slice(&value);
            text.push(b'"');
            let span = Span::new(start, length, Origin::Text);
            let repeated = Repeated::new(&text, span, span);
            assert_eq!(repeated.stands_at(&text, at), Some(span), "{length}");
            assert_eq!(NOTHING.stands_at(&text, at), None);
            for cut in at..text.len() {
                assert_eq!(repeated.stands_at(&text[..cut], at), None);
            }
            for place in at..text.len() {
                let mut other = text.clone();
                other[place] = b'#';
                assert_eq!(repeated.stands_at(&other, at), None, "{length} {place}");
            }
        }
    }
}
