//! Escapes of JSON strings, decoded exactly.

fn hex(text: &[u8]) -> Option<u32> {
    let mut value = 0;
    for &digit in text.get(..4)? {
        value = value * 16 + (digit as char).to_digit(16)?;
    }
    Some(value)
}

/// Appends what a JSON string says to `into`; None for escapes that JSON does not have and lone surrogates.
pub fn decode(text: &[u8], into: &mut Vec<u8>) -> Option<()> {
    let mut at = 0;
    while at < text.len() {
        if text[at] != b'\\' {
            into.push(text[at]);
            at += 1;
            continue;
        }
        let plain = match *text.get(at + 1)? {
            b'"' => b'"',
            b'\\' => b'\\',
            b'/' => b'/',
            b'b' => 8,
            b'f' => 12,
            b'n' => b'\n',
            b'r' => b'\r',
            b't' => b'\t',
            b'u' => {
                at += unicode(text.get(at..)?, into)?;
                continue;
            }
            _ => return None,
        };
        into.push(plain);
        at += 2;
    }
    Some(())
}

/// One `\uXXXX`, or two that make a pair; the bytes passed.
fn unicode(text: &[u8], into: &mut Vec<u8>) -> Option<usize> {
    let first = hex(text.get(2..)?)?;
    let (code, passed) = if (0xD800..0xDC00).contains(&first) {
        if text.get(6..8)? != b"\\u" {
            return None;
        }
        let second = hex(text.get(8..)?)?;
        if !(0xDC00..0xE000).contains(&second) {
            return None;
        }
        (0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00), 12)
    } else {
        (first, 6)
    };
    let sign = char::from_u32(code)?;
    into.extend_from_slice(sign.encode_utf8(&mut [0; 4]).as_bytes());
    Some(passed)
}

/// Number of characters of sound UTF-8.
pub fn length(text: &[u8]) -> usize {
    text.iter().filter(|&&byte| (byte as i8) >= -0x40).count()
}

/// What Python calls white space.
fn is_blank(sign: char) -> bool {
    sign.is_whitespace() || ('\u{1c}'..='\u{1f}').contains(&sign)
}

/// Whether a character that begins with a byte is surely no white space: it is plain ASCII, or of a block without any.
pub fn is_surely_no_blank(lead: u8) -> bool {
    matches!(lead, b'!'..=b'~' | 0xC3..=0xE0 | 0xE4..=0xF4)
}

/// A text without the white space around it.
pub fn strip(text: &[u8]) -> &[u8] {
    let last = text.iter().rev().find(|&&byte| (byte as i8) >= -0x40);
    if let (Some(&first), Some(&last)) = (text.first(), last) {
        if is_surely_no_blank(first) && is_surely_no_blank(last) {
            return text;
        }
    }
    std::str::from_utf8(text).map_or(text, |sound| sound.trim_matches(is_blank).as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decoded(text: &str) -> Option<String> {
        let mut into = Vec::new();
        decode(text.as_bytes(), &mut into)?;
        Some(String::from_utf8(into).expect("decoding keeps UTF-8"))
    }

    #[test]
    fn escapes_are_decoded() {
        assert_eq!(
            decoded(r#"a\"\\\/\b\f\n\r\t"#).as_deref(),
            Some("a\"\\/\u{8}\u{c}\n\r\t")
        );
        assert_eq!(
            decoded(r"\u738B\u0041\ud83D\uDe00").as_deref(),
            Some("王A😀")
        );
    }

    #[test]
    fn unsound_escapes_are_refused() {
        for text in [
            r"\x41",
            r"\u12",
            r"\ud800",
            r"\udc00",
            r"\ud800\u0041",
            r"\ud800\ud800",
            r"\u+123",
            "\\",
        ] {
            assert_eq!(decoded(text), None, "{text}");
        }
    }

    #[test]
    fn blanks_are_those_of_python() {
        for code in 0..0x11_0000 {
            if let Some(sign) = char::from_u32(code).filter(|sign| is_blank(*sign)) {
                let lead = sign.encode_utf8(&mut [0; 4]).as_bytes()[0];
                assert!(!is_surely_no_blank(lead), "{code:x}");
            }
        }
        assert_eq!(strip("\u{1f} \u{3000}ab\u{a0}\u{85}".as_bytes()), b"ab");
        assert_eq!(strip("\u{200b}".as_bytes()), "\u{200b}".as_bytes());
    }
}
