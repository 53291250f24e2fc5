//! Texts and numbers written as JSON, as the exact reading writes them.

use crate::hashing::{words, WORD};
use crate::scan::{stop, Held};
use std::borrow::Cow;

/// Writes a text with its quotes.
pub fn write_text(out: &mut Vec<u8>, text: &[u8]) {
    write(out, text, 1);
}

/// Writes the text of a cell, in which quotes stand twice.
pub fn write_cell(out: &mut Vec<u8>, text: &[u8]) {
    write(out, text, 2);
}

/// Writes a text in which a quote takes so many bytes.
#[inline]
fn write(out: &mut Vec<u8>, text: &[u8], quote: usize) {
    out.reserve(text.len() + 2);
    out.push(b'"');
    let mut from = 0;
    loop {
        let at = stop(text, from, &mut Held::default());
        out.extend_from_slice(&text[from..at]);
        match text.get(at) {
            None => break,
            Some(&sign) => {
                write_escaped(out, sign);
                from = at + if sign == b'"' { quote } else { 1 };
            }
        }
        if from >= text.len() {
            break;
        }
    }
    out.push(b'"');
}

/// A one in each byte of a word.
const ONES: u64 = u64::MAX / 0xff;

/// A text as it stands in JSON between quotation marks.
#[inline]
pub fn escaped(text: &[u8]) -> Cow<'_, [u8]> {
    if is_plain(text) {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(with_escapes(text))
    }
}

/// Whether a text needs no escapes; most are short.
#[inline]
fn is_plain(text: &[u8]) -> bool {
    if text.len() < WORD {
        return !text
            .iter()
            .any(|byte| matches!(byte, b'"' | b'\\' | 0..=0x1f));
    }
    !words(text).any(|word| {
        let has = |sign: u8| {
            let zeros = word ^ (ONES * u64::from(sign));
            zeros.wrapping_sub(ONES) & !zeros
        };
        let controls = word.wrapping_sub(ONES * 0x20) & !word;
        (has(b'"') | has(b'\\') | controls) & (ONES << 7) != 0
    })
}

fn with_escapes(text: &[u8]) -> Vec<u8> {
    let plain = stop(text, 0, &mut Held::default());
    let mut made = Vec::from(&text[..plain]);
    for &byte in &text[plain..] {
        match byte {
            b'"' | b'\\' | 0..=0x1f => write_escaped(&mut made, byte),
            _ => made.push(byte),
        }
    }
    made
}

fn write_escaped(out: &mut Vec<u8>, sign: u8) {
    let short = match sign {
        b'"' | b'\\' => sign,
        0x08 => b'b',
        0x09 => b't',
        0x0a => b'n',
        0x0c => b'f',
        0x0d => b'r',
        _ => {
            const DIGITS: &[u8; 16] = b"0123456789abcdef";
            out.extend_from_slice(b"\\u00");
            out.push(DIGITS[usize::from(sign >> 4)]);
            out.push(DIGITS[usize::from(sign & 15)]);
            return;
        }
    };
    out.extend_from_slice(&[b'\\', short]);
}

/// A number in decimal digits.
#[inline]
pub fn digits(number: u64, into: &mut Vec<u8>) {
    if number < 10 {
        return into.push(b'0' + number as u8);
    }
    many_digits(number, into);
}

fn many_digits(mut number: u64, into: &mut Vec<u8>) {
    let (mut made, mut at) = ([0u8; 20], 20);
    loop {
        at -= 1;
        made[at] = b'0' + (number % 10) as u8;
        number /= 10;
        if number == 0 {
            return into.extend_from_slice(&made[at..]);
        }
    }
}

/// Writes a whole number; the least of 64 bits as text, for its amount is no number that JSON readers keep.
pub fn write_number(out: &mut Vec<u8>, number: i64) {
    let quote: &[u8] = if number == i64::MIN { b"\"" } else { b"" };
    out.extend_from_slice(quote);
    if number < 0 {
        out.push(b'-');
    }
    digits(number.unsigned_abs(), out);
    out.extend_from_slice(quote);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn made(write: impl FnOnce(&mut Vec<u8>)) -> String {
        let mut out = Vec::new();
        write(&mut out);
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn quotes_of_texts_stand_once_and_those_of_cells_twice() {
        let text = "a\"\"b\\\u{7}\n王";
        assert_eq!(
            made(|out| write_text(out, text.as_bytes())),
            "\"a\\\"\\\"b\\\\\\u0007\\n王\""
        );
        assert_eq!(
            made(|out| write_cell(out, text.as_bytes())),
            "\"a\\\"b\\\\\\u0007\\n王\""
        );
        assert_eq!(made(|out| write_text(out, b"")), "\"\"");
        assert_eq!(made(|out| write_text(out, b"\"")), "\"\\\"\"");
    }

    #[test]
    fn numbers_are_written_whole() {
        for number in [0, 7, -1, 10, 1234567890, i64::MAX, -i64::MAX] {
            assert_eq!(made(|out| write_number(out, number)), number.to_string());
        }
        let least = format!("\"{}\"", i64::MIN);
        assert_eq!(made(|out| write_number(out, i64::MIN)), least);
    }

    #[test]
    fn numbers_are_written_in_full() {
        for number in [0, 7, 10, 4096, u64::MAX] {
            let mut made = Vec::new();
            digits(number, &mut made);
            assert_eq!(made, number.to_string().into_bytes());
        }
    }

    #[test]
    fn texts_are_written_as_json() {
        let made = escaped("a\"\\\n\u{1f}王".as_bytes());
        assert_eq!(*made, *"a\\\"\\\\\\n\\u001f王".as_bytes());
        for length in 0..40 {
            let mut text = vec![b' '; length];
            text.extend_from_slice("~王".as_bytes());
            assert_eq!(*escaped(&text), *text);
            for sign in [b'"', b'\\', 0, 0x1f] {
                text[length / 2] = sign;
                assert_ne!(*escaped(&text), *text, "{length}");
            }
        }
    }
}
