//! Cutting a text of several values into whole ones, by quotes and brackets alone: the items of an array, or values
//! that follow one another.

use crate::gate::LONGEST;
use crate::scan::{closing, Held};
use std::slice;

/// Goes over the objects and arrays that the text begins with: where the last whole one ends, and how many they are.
///
/// `items` says that they are items of an array: a comma stands before each, which becomes a blank, but before one
/// that is the `first`. Whatever else there is ends it, and is left for the exact reading.
pub fn cut(text: &mut [u8], items: bool, mut first: bool) -> (usize, u64) {
    let (mut at, mut whole, mut count) = (0, 0, 0);
    loop {
        at = blanks(text, at);
        let comma = (items && !first).then_some(at);
        if let Some(comma) = comma {
            if text.get(comma) != Some(&b',') {
                return (whole, count);
            }
            at = blanks(text, comma + 1);
        }
        let end = match value_end(text, at) {
            Some(end) if end - at <= LONGEST => end,
            _ => return (whole, count),
        };
        if let Some(comma) = comma {
            text[comma] = b' ';
        }
        (at, whole, first) = (end, end, false);
        count += 1;
    }
}

fn blanks(text: &[u8], mut at: usize) -> usize {
    while matches!(text.get(at), Some(b' ' | b'\t' | b'\r' | b'\n')) {
        at += 1;
    }
    at
}

/// Where an object or array ends; None where there is none, or not the whole of one.
fn value_end(text: &[u8], mut at: usize) -> Option<usize> {
    let mut depth = 0usize;
    loop {
        match *text.get(at)? {
            b'{' | b'[' => depth += 1,
            b'}' | b']' if depth > 0 => depth -= 1,
            b'"' if depth > 0 => at = closing(text, at + 1, &mut Held::default())?,
            _ if depth > 0 => {}
            _ => return None,
        }
        at += 1;
        if depth == 0 {
            return Some(at);
        }
    }
}

/// Cuts a text as `cut` does; `flags`: 1 items of an array, 2 no comma stands before the first. Returns where the last
/// whole value ends.
///
/// # Safety
/// `text` must point to `length` bytes that may be read and written and that nobody else uses meanwhile, `count` to a
/// number that may be written.
#[no_mangle]
pub unsafe extern "C" fn crm_cut(
    text: *mut u8,
    length: usize,
    flags: u32,
    count: *mut u64,
) -> usize {
    if text.is_null() || count.is_null() {
        return 0;
    }
    let text = slice::from_raw_parts_mut(text, length);
    let (end, values) = cut(text, flags & 1 != 0, flags & 2 != 0);
    *count = values;
    end
}

#[cfg(test)]
mod tests {
    use super::*;

    fn done(text: &str, items: bool, first: bool) -> (String, usize, u64) {
        let mut text = text.as_bytes().to_vec();
        let (end, count) = cut(&mut text, items, first);
        (String::from_utf8(text).unwrap(), end, count)
    }

    #[test]
    fn items_lose_their_commas_and_the_rest_is_left() {
        assert_eq!(
            done(" {\"a\":\"]},\"}\n, [1,2] ,{} , 5", true, true),
            (" {\"a\":\"]},\"}\n  [1,2]  {} , 5".into(), 24, 3)
        );
        assert_eq!(done("{} {}", true, false), ("{} {}".into(), 0, 0));
        assert_eq!(done(",{} {}", true, false), (" {} {}".into(), 3, 1));
        assert_eq!(done("{} {},{}", false, true), ("{} {},{}".into(), 5, 2));
    }

    #[test]
    fn what_is_no_whole_value_ends_it_wherever_it_is_cut() {
        let text = "{\"a\":[\"\\\"}\",{}]},{\"b\":1}";
        let first = text.find("},{").unwrap() + 1;
        for end in 0..text.len() {
            let expected = if end < first { 0 } else { first };
            assert_eq!(done(&text[..end], true, true).1, expected);
        }
        assert_eq!(done("{\"a\":\"\n\"}", true, true).1, 0);
        assert_eq!(done("]", true, true).1, 0);
    }
}
