//! Lines of JSON without what says nothing: members that are null, and groups in which there is nothing else.

use crate::made::{made, Lines};
use crate::scan::{closing, Held};

const DEEPEST: usize = 64;
const LEAST: &[u8] = b"-9223372036854775808"; // its amount is no number that JSON readers keep: it becomes text

struct Copying<'t> {
    text: &'t [u8],
    at: usize,
    out: Vec<u8>,
}

/// Copies values of JSON written without blanks, a line each; None where the text is none.
pub fn without_nulls(text: &[u8]) -> Option<Vec<u8>> {
    let mut copying = Copying {
        text,
        at: 0,
        out: Vec::with_capacity(text.len()),
    };
    while let Some(&byte) = text.get(copying.at) {
        if byte == b'\n' {
            copying.out.push(byte);
            copying.at += 1;
        } else if !copying.value(0)? {
            copying.out.extend_from_slice(b"{}");
        }
    }
    Some(copying.out)
}

impl<'t> Copying<'t> {
    fn byte(&self) -> Option<u8> {
        self.text.get(self.at).copied()
    }

    fn takes(&mut self, sign: u8) -> bool {
        let taken = self.byte() == Some(sign);
        self.at += usize::from(taken);
        taken
    }

    /// Copies a value; false, and nothing is copied, where there is nothing in it.
    fn value(&mut self, depth: usize) -> Option<bool> {
        match self.byte()? {
            _ if depth > DEEPEST => None,
            b'{' => self.object(depth),
            b'[' => self.array(depth),
            b'"' => {
                let end = closing(self.text, self.at + 1, &mut Held::default())? + 1;
                self.out.extend_from_slice(&self.text[self.at..end]);
                self.at = end;
                Some(true)
            }
            _ => self.word(),
        }
    }

    /// Copies a number or a truth.
    fn word(&mut self) -> Option<bool> {
        let rest = &self.text[self.at..];
        let is_end = |byte: &u8| matches!(byte, b',' | b'}' | b']' | b'\n');
        let word = &rest[..rest.iter().position(is_end).unwrap_or(rest.len())];
        self.at += word.len();
        match word {
            b"" => return None,
            b"null" => return Some(false),
            LEAST => {
                self.out.push(b'"');
                self.out.extend_from_slice(word);
                self.out.push(b'"');
            }
            _ => self.out.extend_from_slice(word),
        }
        Some(true)
    }

    fn object(&mut self, depth: usize) -> Option<bool> {
        let opened = self.out.len();
        self.out.push(b'{');
        self.at += 1;
        let mut more = !self.takes(b'}');
        while more {
            let before = self.out.len();
            if before > opened + 1 {
                self.out.push(b',');
            }
            if self.byte()? != b'"' {
                return None;
            }
            self.value(depth)?;
            if !self.takes(b':') {
                return None;
            }
            self.out.push(b':');
            if !self.value(depth + 1)? {
                self.out.truncate(before);
            }
            more = self.takes(b',');
            if !more && !self.takes(b'}') {
                return None;
            }
        }
        if self.out.len() == opened + 1 {
            self.out.truncate(opened);
            return Some(false);
        }
        self.out.push(b'}');
        Some(true)
    }

    /// Copies a list; items keep their places, so that nothing becomes null there.
    fn array(&mut self, depth: usize) -> Option<bool> {
        self.out.push(b'[');
        self.at += 1;
        let mut more = !self.takes(b']');
        while more {
            if !self.value(depth + 1)? {
                self.out.extend_from_slice(b"null");
            }
            more = self.takes(b',');
            if more {
                self.out.push(b',');
            } else if !self.takes(b']') {
                return None;
            }
        }
        self.out.push(b']');
        Some(true)
    }
}

/// Takes what says nothing out of lines of JSON; not zero where they are none.
///
/// # Safety
/// `text` must point to `length` readable bytes, and `into` to a `Lines` that may be written.
#[no_mangle]
pub unsafe extern "C" fn crm_without_nulls(
    text: *const u8,
    length: usize,
    into: *mut Lines,
) -> i32 {
    made(text, length, into, without_nulls)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn copied(text: &str) -> Option<String> {
        without_nulls(text.as_bytes()).map(|found| String::from_utf8(found).unwrap())
    }

    #[test]
    fn what_says_nothing_goes_and_items_keep_their_places() {
        let text = "{\"a\":null,\"b\":{\"c\":{\"d\":null}},\"e\":[null,{\"f\":null},{\"g\":1}],\"h\":\"null,{}\\\"\"}\n\n\
            {\"a\":-9223372036854775808,\"b\":[],\"c\":null}\n{\"a\":null}";
        let expected = "{\"e\":[null,null,{\"g\":1}],\"h\":\"null,{}\\\"\"}\n\n\
            {\"a\":\"-9223372036854775808\",\"b\":[]}\n{}";
        assert_eq!(copied(text).as_deref(), Some(expected));
    }

    #[test]
    fn what_is_no_json_is_nothing() {
        for text in [
            "{", "[", "{\"a\"", "{\"a\":", "{\"a\":1", "{a:1}", "[1", "\"a", "}",
        ] {
            assert_eq!(copied(text), None, "{}", text);
        }
        assert_eq!(copied(&"[".repeat(100)), None);
    }
}
