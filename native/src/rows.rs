//! Rows of facts as they lie on disk, read back: JSON lists one after another, each of rows of seven members.

use crate::scan::{self, Held};

/// Where a part of a text stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    start: u32,
    end: u32,
}

impl Span {
    /// Texts are shorter than 4 GiB; `read` sees to it.
    fn new(start: usize, end: usize) -> Self {
        let (start, end) = (start as u32, end as u32);
        Span { start, end }
    }

    /// The part of the text that it was read from.
    #[inline]
    pub fn of(self, text: &[u8]) -> &[u8] {
        &text[self.start as usize..self.end as usize]
    }
}

/// One fact: where its row stands in the text, and its members. Spans of texts leave the quotation marks out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    pub whole: Span,
    pub key: Span,
    pub value: Span,
    pub source: Span,
    pub line: u64,
    pub resource: Span,
    pub pointer: Span,
}

/// All rows of a text; none where it is no text that a store has written.
pub fn read(text: &[u8]) -> Option<Vec<Row>> {
    if text.len() > u32::MAX as usize {
        return None;
    }
    let mut reader = Reader { text, at: 0 };
    let mut made = Vec::new();
    while let Some(start) = reader.begin()? {
        made.push(reader.row(start)?);
    }
    Some(made)
}

struct Reader<'t> {
    text: &'t [u8],
    at: usize,
}

impl Reader<'_> {
    /// Goes to where the next row begins, over what closes one list and opens another; nothing where the text ends.
    fn begin(&mut self) -> Option<Option<usize>> {
        while let Some(&byte) = self.text.get(self.at) {
            match byte {
                b'[' | b']' | b',' => self.at += 1,
                b'"' => return Some(Some(self.at.checked_sub(1)?)),
                _ => return None,
            }
        }
        Some(None)
    }

    fn expect(&mut self, sign: u8) -> Option<()> {
        let found = *self.text.get(self.at)?;
        self.at += 1;
        if found == sign {
            Some(())
        } else {
            None
        }
    }

    /// A text without its quotation marks; an empty one where null stands.
    fn text(&mut self) -> Option<Span> {
        if self.text.get(self.at) == Some(&b'n') {
            self.at += 4;
            return Some(Span::new(0, 0));
        }
        self.expect(b'"')?;
        let start = self.at;
        self.at = closing(self.text, start)?;
        let end = self.at;
        self.at += 1;
        Some(Span::new(start, end))
    }

    /// A number, 0 where null stands.
    fn number(&mut self) -> Option<u64> {
        let mut made = 0u64;
        while let Some(&byte) = self.text.get(self.at) {
            match byte {
                b'0'..=b'9' => made = made.wrapping_mul(10).wrapping_add(u64::from(byte - b'0')),
                b'n' | b'u' | b'l' => {}
                _ => return Some(made),
            }
            self.at += 1;
        }
        None
    }

    /// Any value, up to the comma that follows it.
    fn value(&mut self) -> Option<Span> {
        let (start, mut depth) = (self.at, 0usize);
        while let Some(&byte) = self.text.get(self.at) {
            match byte {
                b'"' => self.at = closing(self.text, self.at + 1)?,
                b'[' | b'{' => depth += 1,
                b']' | b'}' => depth = depth.checked_sub(1)?,
                b',' if depth == 0 => return Some(Span::new(start, self.at)),
                _ => {}
            }
            self.at += 1;
        }
        None
    }

    /// The row whose key begins here.
    fn row(&mut self, start: usize) -> Option<Row> {
        let key = self.text()?;
        self.expect(b',')?;
        let value = self.value()?;
        self.expect(b',')?;
        let source = self.text()?;
        self.expect(b',')?;
        let line = self.number()?;
        self.expect(b',')?;
        let resource = self.text()?;
        self.expect(b',')?;
        self.text()?; // the id of the record
        self.expect(b',')?;
        let pointer = self.text()?;
        self.expect(b']')?;
        Some(Row {
            whole: Span::new(start, self.at),
            key,
            value,
            source,
            line,
            resource,
            pointer,
        })
    }
}

/// Where the quotation mark stands that closes a text.
fn closing(text: &[u8], from: usize) -> Option<usize> {
    scan::closing(text, from, &mut Held::default())
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &[u8] =
        br#"[["a",{"x":["]",1]},"f",12,"Person","p-1","/id"],["b",null,null,null,"Person",null,""]][["a","\"","g",3,"Person","p","/y"]]"#;

    #[test]
    fn rows_of_several_lists_are_read() {
        let rows = read(TEXT).unwrap();
        let told: Vec<_> = rows
            .iter()
            .map(|row| {
                let text = |span: &Span| String::from_utf8_lossy(span.of(TEXT)).into_owned();
                (
                    text(&row.key),
                    text(&row.value),
                    text(&row.source),
                    row.line,
                    text(&row.pointer),
                )
            })
            .collect();
        let expected = [
            ("a", r#"{"x":["]",1]}"#, "f", 12, "/id"),
            ("b", "null", "", 0, ""),
            ("a", r#""\"""#, "g", 3, "/y"),
        ];
        assert_eq!(told.len(), expected.len());
        for (one, other) in told.iter().zip(expected) {
            assert_eq!(
                (
                    one.0.as_str(),
                    one.1.as_str(),
                    one.2.as_str(),
                    one.3,
                    one.4.as_str()
                ),
                other
            );
        }
    }

    #[test]
    fn a_text_that_is_cut_gives_nothing_and_no_panic() {
        for end in 0..TEXT.len() {
            let _ = read(&TEXT[..end]);
        }
        assert!(read(b"[[1]]").is_none());
    }
}
