//! Texts and numbers written as JSON, as the exact reading writes them.

use crate::scan::{stop, Held};

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
            Some(b'"') => {
                out.extend_from_slice(b"\\\"");
                from = at + quote;
            }
            Some(&sign) => {
                write_escaped(out, sign);
                from = at + 1;
            }
        }
        if from >= text.len() {
            break;
        }
    }
    out.push(b'"');
}

fn write_escaped(out: &mut Vec<u8>, sign: u8) {
    let short = match sign {
        b'\\' => b'\\',
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

/// Writes a whole number; the least of 64 bits as text, for its amount is no number that JSON readers keep.
pub fn write_number(out: &mut Vec<u8>, number: i64) {
    let (mut digits, mut at, mut rest) = ([0; 20], 20, number.unsigned_abs());
    loop {
        at -= 1;
        digits[at] = b'0' + (rest % 10) as u8;
        rest /= 10;
        if rest == 0 {
            break;
        }
    }
    let is_least = number == i64::MIN;
    if is_least {
        out.push(b'"');
    }
    if number < 0 {
        out.push(b'-');
    }
    out.extend_from_slice(&digits[at..]);
    if is_least {
        out.push(b'"');
    }
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
}
