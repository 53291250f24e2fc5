//! Short texts as words, so that comparing two of them takes a few instructions.

/// The first eight bytes of a text, zeros after its end.
#[inline]
pub fn head(text: &[u8]) -> u64 {
    let length = text.len();
    if let Some(bytes) = text.get(..8) {
        return eight(bytes);
    }
    if length >= 4 {
        let low = u64::from(four(&text[..4]));
        let high = u64::from(four(&text[length - 4..]));
        return low | high << ((length - 4) * 8);
    }
    match *text {
        [] => 0,
        [one] => u64::from(one),
        [one, other] => u64::from(one) | u64::from(other) << 8,
        [one, other, third, ..] => u64::from(one) | u64::from(other) << 8 | u64::from(third) << 16,
    }
}

/// The last eight bytes of a text of eight or more; else what `head` gives.
#[inline]
pub fn tail(text: &[u8]) -> u64 {
    match text.len().checked_sub(8) {
        Some(start) => eight(&text[start..]),
        None => head(text),
    }
}

/// Whether two texts are the same; those of one length that are not mostly end otherwise.
#[inline(always)]
pub fn are_same(one: &[u8], other: &[u8]) -> bool {
    one.len() == other.len() && tail(one) == tail(other) && (one.len() <= 8 || one == other)
}

/// The first eight bytes of a text that has so many.
#[inline(always)]
pub fn eight(bytes: &[u8]) -> u64 {
    let mut word = [0u8; 8];
    word.copy_from_slice(&bytes[..8]);
    u64::from_le_bytes(word)
}

/// The first sixteen bytes of a text that has so many.
#[inline(always)]
pub fn sixteen(bytes: &[u8]) -> u128 {
    let mut word = [0u8; 16];
    word.copy_from_slice(&bytes[..16]);
    u128::from_le_bytes(word)
}

/// The first sixteen bytes of a text, zeros after its end.
pub fn padded(bytes: &[u8]) -> u128 {
    let mut word = [0u8; 16];
    let length = bytes.len().min(16);
    word[..length].copy_from_slice(&bytes[..length]);
    u128::from_le_bytes(word)
}

/// How many bytes from two places on are the same ones, of so many.
#[inline(always)]
pub fn in_common(text: &[u8], one: usize, other: usize, most: usize) -> usize {
    let mut same = 0;
    while same < most {
        let at = |place: usize| text.get(place + same..place + same + 16);
        match (at(one), at(other)) {
            (Some(one), Some(other)) => {
                let differs = sixteen(one) ^ sixteen(other);
                if differs != 0 {
                    return most.min(same + differs.trailing_zeros() as usize / 8);
                }
                same += 16;
            }
            _ if text.get(one + same).is_some()
                && text.get(one + same) == text.get(other + same) =>
            {
                same += 1;
            }
            _ => return same,
        }
    }
    most
}

#[inline]
fn four(bytes: &[u8]) -> u32 {
    let mut word = [0u8; 4];
    word.copy_from_slice(&bytes[..4]);
    u32::from_le_bytes(word)
}

/// A text that others are compared with.
pub struct Word {
    head: u64,
    tail: u64,
    text: Box<[u8]>,
}

impl Word {
    pub fn new(text: Box<[u8]>) -> Self {
        Word {
            head: head(&text),
            tail: tail(&text),
            text,
        }
    }

    pub fn text(&self) -> &[u8] {
        &self.text
    }

    /// Whether a text, of which head and tail are given, is this one: up to sixteen bytes these say it all.
    #[inline]
    pub fn is(&self, text: &[u8], head: u64, tail: u64) -> bool {
        self.text.len() == text.len()
            && self.head == head
            && self.tail == tail
            && (text.len() <= 16 || *self.text == *text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heads_and_tails_are_those_of_every_length() {
        let long = b"abcdefghijklmnopqrst";
        for length in 0..long.len() {
            let text = &long[..length];
            let byte = |place: usize| {
                text.get(place)
                    .map_or(0, |&byte| u64::from(byte) << (place * 8))
            };
            assert_eq!(
                head(text),
                (0..8).fold(0, |made, place| made | byte(place)),
                "{length}"
            );
            let end = &text[length.saturating_sub(8)..];
            assert_eq!(tail(text), head(end), "{length}");
        }
    }

    #[test]
    fn what_two_places_have_in_common_ends_where_they_differ_or_the_text_does() {
        for length in 1..50 {
            let mut text = vec![b'a'; 2 * length];
            text.extend_from_slice(b"b and what comes after it, more than a block");
            for most in 0..60 {
                let same = length.min(most);
                assert_eq!(in_common(&text, length, 0, most), same);
                let end = &text[..2 * length];
                assert_eq!(in_common(end, length, 0, most), same);
                assert_eq!(in_common(end, 2 * length, 0, most), 0);
            }
            for place in 0..length {
                let mut other = text.clone();
                other[length + place] = b'#';
                assert_eq!(in_common(&other, length, 0, length), place, "{length}");
            }
        }
    }

    #[test]
    fn a_word_is_told_from_every_other() {
        for length in 1..20 {
            let text = vec![b'a'; length];
            let word = Word::new(text.clone().into());
            assert!(word.is(&text, head(&text), tail(&text)));
            for place in 0..length {
                let mut other = text.clone();
                other[place] = b'b';
                assert!(
                    !word.is(&other, head(&other), tail(&other)),
                    "{length} {place}"
                );
            }
            let shorter = &text[1..];
            assert!(!word.is(shorter, head(shorter), tail(shorter)));
        }
    }
}
