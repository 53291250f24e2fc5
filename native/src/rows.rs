//! Rows of facts as they lie on disk, read back: JSON lists, each of rows of seven members, and packed rows, one after
//! another.

use crate::packed::{FORM, ROW, SOURCE};
use crate::scan::{self, Held};
use crate::written::digits;

/// Where a part of a text stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    start: u32,
    end: u32,
}

impl Span {
    /// Texts are shorter than 4 GiB; `read` sees to it.
    #[inline]
    fn new(start: usize, end: usize) -> Self {
        let (start, end) = (start as u32, end as u32);
        Span { start, end }
    }

    /// Where it begins and ends.
    #[inline]
    pub fn bounds(self) -> (usize, usize) {
        (self.start as usize, self.end as usize)
    }

    /// The part of the text that it was read from.
    #[inline]
    pub fn of(self, text: &[u8]) -> &[u8] {
        &text[self.start as usize..self.end as usize]
    }
}

/// What many rows share: their source, as JSON, their resource, and the pointer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Form {
    pub source: Span,
    pub resource: Span,
    pub pointer: Span,
    pub is_packed: bool,
}

/// One fact: its members, those of texts without quotation marks. `rest` is the id of the record where rows are packed,
/// else where the whole row stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row {
    pub key: Span,
    pub value: Span,
    pub rest: Span,
    pub line: u64,
    pub form: u32,
}

/// All rows of a text.
#[derive(Default)]
pub struct Rows {
    pub rows: Vec<Row>,
    pub forms: Vec<Form>,
}

impl Rows {
    #[inline]
    pub fn form(&self, row: &Row) -> &Form {
        &self.forms[row.form as usize]
    }

    /// All of them as one JSON list.
    pub fn as_json(&self, text: &[u8]) -> Vec<u8> {
        let mut made = Vec::from(&b"["[..]);
        for (place, row) in self.rows.iter().enumerate() {
            if place > 0 {
                made.push(b',');
            }
            self.write(text, row, &mut made);
        }
        made.push(b']');
        made
    }

    /// Writes a row as JSON.
    pub fn write(&self, text: &[u8], row: &Row, into: &mut Vec<u8>) {
        let form = self.form(row);
        if !form.is_packed {
            return into.extend_from_slice(row.rest.of(text));
        }
        into.extend_from_slice(b"[\"");
        into.extend_from_slice(row.key.of(text));
        into.extend_from_slice(b"\",");
        into.extend_from_slice(row.value.of(text));
        into.push(b',');
        into.extend_from_slice(form.source.of(text));
        into.push(b',');
        digits(row.line, into);
        for each in [form.resource, row.rest, form.pointer] {
            into.extend_from_slice(b",\"");
            into.extend_from_slice(each.of(text));
            into.push(b'"');
        }
        into.push(b']');
    }
}

impl Form {
    /// The name of the source; empty where there is none.
    pub fn source_name(self, text: &[u8]) -> &[u8] {
        let source = self.source.of(text);
        let name = source.strip_prefix(b"\"");
        name.map_or(b"", |name| &name[..name.len().saturating_sub(1)])
    }
}

/// All rows of a text; none where it is no text that a store has written.
pub fn read(text: &[u8]) -> Option<Rows> {
    read_into(text, Rows::default())
}

/// All rows of a text, in the room that others had.
pub fn read_into(text: &[u8], mut made: Rows) -> Option<Rows> {
    if text.len() > u32::MAX as usize {
        return None;
    }
    made.rows.clear();
    made.forms.clear();
    let mut reader = Reader {
        text,
        at: 0,
        made,
        source: Span::new(0, 0),
        first: 0,
    };
    while let Some(&byte) = text.get(reader.at) {
        match byte {
            b'[' | b']' | b',' => reader.at += 1, // one list closes, another opens
            b'"' => reader.row()?,
            ROW => reader.packed_row()?,
            FORM => reader.packed_form()?,
            SOURCE => reader.packed_source()?,
            _ => return None,
        }
    }
    Some(reader.made)
}

struct Reader<'t> {
    text: &'t [u8],
    at: usize,
    made: Rows,
    /// The source of the packed rows that follow, and the first of their forms.
    source: Span,
    first: usize,
}

impl Reader<'_> {
    fn packed_source(&mut self) -> Option<()> {
        self.at += 1;
        let length = self.number()?;
        self.source = self.span(length)?;
        self.first = self.made.forms.len();
        Some(())
    }

    fn packed_form(&mut self) -> Option<()> {
        self.at += 1;
        let (resource, pointer) = (self.number()?, self.number()?);
        let form = Form {
            source: self.source,
            resource: self.span(resource)?,
            pointer: self.span(pointer)?,
            is_packed: true,
        };
        self.made.forms.push(form);
        Some(())
    }

    fn packed_row(&mut self) -> Option<()> {
        self.at += 1;
        let (form, line) = (self.number()?, self.number()?);
        let (key, id, value) = (self.number()?, self.number()?, self.number()?);
        let form = usize::try_from(form).ok()?.checked_add(self.first)?;
        let key = self.span(key)?;
        let id = if id == 0 { key } else { self.span(id)? };
        let value = self.span(value)?;
        self.made.forms.get(form).filter(|form| form.is_packed)?;
        self.made.rows.push(Row {
            key,
            value,
            rest: id,
            line,
            form: form as u32,
        });
        Some(())
    }

    /// A number in groups of seven bits, the lowest first; most are small.
    #[inline(always)]
    fn number(&mut self) -> Option<u64> {
        let byte = *self.text.get(self.at)?;
        if byte < 0x80 {
            self.at += 1;
            return Some(u64::from(byte));
        }
        self.large_number()
    }

    fn large_number(&mut self) -> Option<u64> {
        let (mut made, mut shift) = (0u64, 0);
        loop {
            let byte = *self.text.get(self.at)?;
            self.at += 1;
            made |= u64::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                return Some(made);
            }
            shift += 7;
            if shift > 56 {
                return None;
            }
        }
    }

    /// The bytes that follow, so many of them.
    #[inline]
    fn span(&mut self, length: u64) -> Option<Span> {
        let start = self.at;
        let end = start.checked_add(usize::try_from(length).ok()?)?;
        if end > self.text.len() {
            return None;
        }
        self.at = end;
        Some(Span::new(start, end))
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

    /// A JSON text or null; where it stands.
    fn quoted(&mut self) -> Option<Span> {
        let start = self.at;
        if self.text.get(self.at) == Some(&b'n') {
            self.at += 4;
            return self
                .text
                .get(start..self.at)
                .map(|_| Span::new(start, self.at));
        }
        self.expect(b'"')?;
        self.at = closing(self.text, self.at)? + 1;
        Some(Span::new(start, self.at))
    }

    /// A JSON text without its quotation marks; an empty one where null stands.
    fn inner(&mut self) -> Option<Span> {
        let start = self.at;
        let found = self.quoted()?;
        if self.text[start] == b'"' {
            return Some(Span::new(start + 1, found.end as usize - 1));
        }
        Some(Span::new(start, start))
    }

    /// Decimal digits, 0 where null stands.
    fn decimal(&mut self) -> Option<u64> {
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

    /// Any JSON value, up to the comma that follows it.
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

    /// The JSON row whose key begins here.
    fn row(&mut self) -> Option<()> {
        let start = self.at.checked_sub(1)?;
        let key = self.inner()?;
        self.expect(b',')?;
        let value = self.value()?;
        self.expect(b',')?;
        let source = self.quoted()?;
        self.expect(b',')?;
        let line = self.decimal()?;
        self.expect(b',')?;
        let resource = self.inner()?;
        self.expect(b',')?;
        self.quoted()?; // the id of the record
        self.expect(b',')?;
        let pointer = self.inner()?;
        self.expect(b']')?;
        let form = self.form(source, resource, pointer);
        self.made.rows.push(Row {
            key,
            value,
            rest: Span::new(start, self.at),
            line,
            form,
        });
        Some(())
    }

    /// The number of the form of a JSON row, which mostly is that of the row before.
    fn form(&mut self, source: Span, resource: Span, pointer: Span) -> u32 {
        let text = self.text;
        let is_it = |form: &&Form| {
            let pairs = [
                (form.source, source),
                (form.resource, resource),
                (form.pointer, pointer),
            ];
            !form.is_packed
                && pairs
                    .iter()
                    .all(|(one, other)| one.of(text) == other.of(text))
        };
        if self.made.forms.last().filter(is_it).is_none() {
            self.made.forms.push(Form {
                source,
                resource,
                pointer,
                is_packed: false,
            });
        }
        self.made.forms.len() as u32 - 1
    }
}

/// Where the quotation mark stands that closes a text.
fn closing(text: &[u8], from: usize) -> Option<usize> {
    scan::closing(text, from, &mut Held::default())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::packed;

    const TEXT: &[u8] =
        br#"[["a",{"x":["]",1]},"f",12,"Person","p-1","/id"],["b",null,null,null,"Person",null,""]][["a","\"","g",3,"Person","p","/y"]]"#;

    fn packed() -> Vec<u8> {
        let mut made = Vec::new();
        packed::source(b"\"f\"", &mut made);
        packed::form(b"Person", b"/id", &mut made);
        packed::form(b"Person", b"", &mut made);
        let mut row = |form, line, key: &[u8], id: &[u8], value: &[u8]| {
            packed::row(form, line, [key, id, value], &mut made);
        };
        row(0, 300, b"a", b"p-1", b"[1,2]");
        row(1, 7, b"p", b"p", b"null");
        packed::source(b"null", &mut made);
        packed::form(b"Party", b"/p", &mut made);
        packed::row(0, 8, [b"k", b"q", b"\"\""], &mut made);
        made
    }

    fn told(text: &[u8]) -> Vec<String> {
        let rows = read(text).unwrap();
        let told = |row: &Row| {
            let (mut made, form) = (Vec::new(), rows.form(row));
            rows.write(text, row, &mut made);
            let said = [row.key.of(text), row.value.of(text), form.source_name(text)];
            let said = said.map(|each| String::from_utf8_lossy(each).into_owned());
            format!(
                "{} {} {}",
                said.join(" "),
                row.line,
                String::from_utf8(made).unwrap()
            )
        };
        rows.rows.iter().map(told).collect()
    }

    #[test]
    fn rows_of_several_lists_are_read() {
        let expected = [
            r#"a {"x":["]",1]} f 12 ["a",{"x":["]",1]},"f",12,"Person","p-1","/id"]"#,
            r#"b null  0 ["b",null,null,null,"Person",null,""]"#,
            r#"a "\"" g 3 ["a","\"","g",3,"Person","p","/y"]"#,
        ];
        assert_eq!(told(TEXT), expected);
    }

    #[test]
    fn packed_rows_are_read_among_others() {
        let expected = [
            r#"a [1,2] f 300 ["a",[1,2],"f",300,"Person","p-1","/id"]"#,
            r#"p null f 7 ["p",null,"f",7,"Person","p",""]"#,
            r#"k ""  8 ["k","",null,8,"Party","q","/p"]"#,
        ];
        assert_eq!(told(&packed()), expected);
        let both = [&packed(), TEXT, &packed()].concat();
        let mut all: Vec<String> = expected.map(String::from).to_vec();
        all.extend(told(TEXT));
        all.extend(expected.map(String::from));
        assert_eq!(told(&both), all);
    }

    #[test]
    fn a_text_that_is_cut_gives_nothing_and_no_panic() {
        for text in [TEXT, &packed()] {
            for end in 0..text.len() {
                let _ = read(&text[..end]);
            }
        }
        assert!(read(b"[[1]]").is_none());
        assert!(read(&[packed::ROW, 0, 0, 0, 0, 0]).is_none());
        assert!(read(&[packed::FORM, 9, 9, b'a']).is_none());
        assert!(read(&[
            packed::SOURCE,
            0xff,
            0xff,
            0xff,
            0xff,
            0xff,
            0xff,
            0xff,
            0xff,
            0xff,
            1
        ])
        .is_none());
    }
}
