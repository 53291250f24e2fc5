//! Sets of texts of a program, and the code lists that named formats need.

use crate::bytes::{Broken, Bytes};
use crate::sets::Set;

type Read<T> = Result<T, Broken>;

/// Code lists that named formats need.
pub struct Tables {
    pub countries: Set,
    pub currencies: Set,
    pub scripts: Set,
    pub languages: Set,
    pub calling_codes: Set,
    pub provinces: Set,
    ibans: Vec<Option<Box<[u8]>>>,
}

/// A set of texts.
pub fn set(from: &mut Bytes) -> Read<Set> {
    let texts = from.list(Bytes::text)?;
    if texts.len() >= usize::from(u16::MAX) {
        return Err(Broken("a set is too large"));
    }
    Ok(Set::new(texts))
}

/// The place of a country in a table; 676 and more for what is none.
fn country(text: &[u8]) -> usize {
    let letter = |byte: u8| usize::from(byte.wrapping_sub(b'A'));
    match text {
        [one, other, ..] if one.is_ascii_uppercase() && other.is_ascii_uppercase() => {
            letter(*one) * 26 + letter(*other)
        }
        _ => 676,
    }
}

fn by_country(entries: Vec<([u8; 2], Box<[u8]>)>) -> Vec<Option<Box<[u8]>>> {
    let mut table: Vec<Option<Box<[u8]>>> = vec![None; 676];
    for (code, structure) in entries {
        if let Some(place) = table.get_mut(country(&code)) {
            *place = Some(structure);
        }
    }
    table
}

fn ibans(from: &mut Bytes) -> Read<Vec<Option<Box<[u8]>>>> {
    let entries = from.list(|inner| {
        let code = inner.take(2)?;
        Ok(([code[0], code[1]], inner.text()?))
    })?;
    Ok(by_country(entries))
}

impl Tables {
    /// The structure of the domestic part of account numbers, by the country that a text begins with.
    pub fn iban(&self, text: &[u8]) -> Option<&[u8]> {
        self.ibans.get(country(text))?.as_deref()
    }

    pub fn read(from: &mut Bytes) -> Read<Self> {
        Ok(Tables {
            countries: set(from)?,
            currencies: set(from)?,
            scripts: set(from)?,
            languages: set(from)?,
            calling_codes: set(from)?,
            provinces: set(from)?,
            ibans: ibans(from)?,
        })
    }

    #[cfg(test)]
    pub fn for_tests() -> Self {
        let of = |words: &str| {
            Set::new(
                words
                    .split(' ')
                    .map(|word| word.as_bytes().into())
                    .collect(),
            )
        };
        Tables {
            countries: of("CN DE FR US"),
            currencies: of("CNY EUR"),
            scripts: of("Hans Latn"),
            languages: of("zh de"),
            calling_codes: of("1 49 86"),
            provinces: of("11 31"),
            ibans: by_country(vec![(
                [b'D', b'E'],
                b"nnnnnnnnnnnnnnnnnn".as_slice().into(),
            )]),
        }
    }
}
