//! Named formats: check digits and code lists. What is accepted here is good; what is not may still be.

use crate::addresses::{is_email, is_uri};
use crate::calendar;
use crate::tables::Tables;

const WEIGHTS_11: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECK_11: &[u8; 11] = b"10X98765432";
const SIGNS_31: &[u8; 31] = b"0123456789ABCDEFGHJKLMNPQRTUWXY";

/// Whether a text is good by a procedure of the compiler's table.
pub fn good(procedure: u8, text: &[u8], tables: &Tables) -> bool {
    match procedure {
        1 => calendar::is_date(text),
        2 => calendar::is_instant(text),
        3 => calendar::moment(text).is_some(),
        4 => calendar::is_partial_date(text),
        5 => is_iban(text, tables),
        6 => {
            text.len() == 20
                && text.iter().all(u8::is_ascii_alphanumeric)
                && text[18..].iter().all(u8::is_ascii_digit)
                && is_upper(text)
                && remainder(text, 0) == 1
                && check_in_range(&text[18..])
        }
        7 => is_resident_id(text, tables),
        8 => is_social_credit_code(text),
        9 => is_isin(text),
        10 => {
            (text.len() == 8 || text.len() == 11)
                && is_upper(text)
                && text[4..6].iter().all(u8::is_ascii_uppercase)
                && tables.countries.has(&text[4..6])
        }
        11 => is_phone_number(text, tables),
        12 => is_email(text),
        13 => is_uri(text),
        14 => is_language(text, tables),
        15 => tables.countries.has(text),
        16 => {
            (4..=6).contains(&text.len())
                && text[2] == b'-'
                && is_upper(&text[3..])
                && tables.countries.has(&text[..2])
        }
        17 => tables.currencies.has(text),
        18 => tables.scripts.has(text),
        19 => is_pointer(text),
        20 => text.len() == 4 && is_upper(text),
        _ => false,
    }
}

/// Capital letters and digits only.
fn is_upper(text: &[u8]) -> bool {
    text.iter()
        .all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit())
}

/// Remainder by 97, letters as two digits; the text holds capital letters and digits.
fn remainder(text: &[u8], start: u64) -> u64 {
    let mut value = start;
    for &byte in text {
        value = if byte <= b'9' {
            value * 10 + u64::from(byte - b'0')
        } else {
            value * 100 + u64::from(byte - b'A') + 10
        };
        if value > 1 << 56 {
            value %= 97;
        }
    }
    value % 97
}

fn check_in_range(digits: &[u8]) -> bool {
    (b"02".as_slice()..=b"98".as_slice()).contains(&digits)
}

fn is_iban(text: &[u8], tables: &Tables) -> bool {
    if text.len() < 12 || !is_upper(text) {
        return false;
    }
    let structure = match tables.iban(text) {
        Some(structure) => structure,
        None => return false,
    };
    let fits = structure.len() + 4 == text.len()
        && text[4..]
            .iter()
            .zip(structure.iter())
            .all(|(byte, kind)| match kind {
                b'n' => byte.is_ascii_digit(),
                b'a' => byte.is_ascii_uppercase(),
                _ => true,
            });
    fits && text[2..4].iter().all(u8::is_ascii_digit)
        && check_in_range(&text[2..4])
        && remainder(&text[..4], remainder(&text[4..], 0)) == 1
}

fn is_resident_id(text: &[u8], tables: &Tables) -> bool {
    if text.len() != 18 || text[0] == b'0' || !text[..17].iter().all(u8::is_ascii_digit) {
        return false;
    }
    let born = [
        text[6], text[7], text[8], text[9], b'-', text[10], text[11], b'-', text[12], text[13],
    ];
    let total: u32 = text
        .iter()
        .zip(WEIGHTS_11)
        .map(|(byte, weight)| u32::from(byte - b'0') * weight)
        .sum();
    tables.provinces.has(&text[..2])
        && &text[6..10] >= b"1800"
        && calendar::is_date(&born)
        && CHECK_11[(total % 11) as usize] == text[17]
}

/// The value of each sign of a social credit code; 31 for others.
const fn values_31() -> [u8; 256] {
    let mut table = [31; 256];
    let mut place = 0;
    while place < SIGNS_31.len() {
        table[SIGNS_31[place] as usize] = place as u8;
        place += 1;
    }
    table
}

static VALUES_31: [u8; 256] = values_31();

fn is_social_credit_code(text: &[u8]) -> bool {
    if text.len() != 18 || !text[2..8].iter().all(u8::is_ascii_digit) {
        return false;
    }
    let (mut total, mut weight) = (0, 1);
    for (place, byte) in text.iter().enumerate() {
        let value = usize::from(VALUES_31[usize::from(*byte)]);
        if value > 30 {
            return false;
        }
        if place == 17 {
            return (total + value) % 31 == 0;
        }
        total = (total + value * weight) % 31;
        weight = weight * 3 % 31;
    }
    false
}

fn is_isin(text: &[u8]) -> bool {
    if text.len() != 12
        || !is_upper(text)
        || !text[..2].iter().all(u8::is_ascii_uppercase)
        || !text[11].is_ascii_digit()
    {
        return false;
    }
    let (mut total, mut doubles) = (0u32, false);
    let mut add = |digit: u8| {
        let value = u32::from(digit) * if doubles { 2 } else { 1 };
        total += if value > 9 { value - 9 } else { value };
        doubles = !doubles;
    };
    for &byte in text.iter().rev() {
        if byte <= b'9' {
            add(byte - b'0');
        } else {
            add((byte - b'A' + 10) % 10);
            add((byte - b'A' + 10) / 10);
        }
    }
    total % 10 == 0
}

fn is_phone_number(text: &[u8], tables: &Tables) -> bool {
    (8..=16).contains(&text.len())
        && text[0] == b'+'
        && text[1] != b'0'
        && text[1..].iter().all(u8::is_ascii_digit)
        && (2..=4).any(|end| tables.calling_codes.has(&text[1..end]))
}

/// `zh`, `zh-CN`, `zh-Hans`, `zh-Hans-CN` in their usual letters.
fn is_language(text: &[u8], tables: &Tables) -> bool {
    let mut parts = text.split(|&byte| byte == b'-');
    let language = parts.next().unwrap_or(b"");
    if !language.iter().all(u8::is_ascii_lowercase) || !tables.languages.has(language) {
        return false;
    }
    let mut next = parts.next();
    if let Some(script) = next.filter(|part| part.len() == 4) {
        if !tables.scripts.has(script) {
            return false;
        }
        next = parts.next();
    }
    next.map_or(true, |region| tables.countries.has(region)) && parts.next().is_none()
}

fn is_pointer(text: &[u8]) -> bool {
    let escaped = text
        .windows(2)
        .filter(|pair| pair[0] == b'~' && (pair[1] == b'0' || pair[1] == b'1'))
        .count();
    let tildes = text.iter().filter(|&&byte| byte == b'~').count();
    let plain = text.iter().all(|byte| (0x20..0x7f).contains(byte));
    plain && (text.is_empty() || text[0] == b'/') && escaped == tildes
}

#[cfg(test)]
mod tests {
    use super::*;

    fn accepted(procedure: u8, text: &str) -> bool {
        good(procedure, text.as_bytes(), &Tables::for_tests())
    }

    #[test]
    fn check_digits_hold() {
        assert!(accepted(5, "DE89370400440532013000") && !accepted(5, "DE89370400440532013001"));
        assert!(!accepted(5, "FR89370400440532013000") && !accepted(5, "de89370400440532013000"));
        assert!(accepted(6, "5493001KJTIIGC8Y1R12") && !accepted(6, "5493001KJTIIGC8Y1R13"));
        assert!(
            accepted(7, "11010519491231002X")
                && !accepted(7, "110105194912310021")
                && !accepted(7, "11010519491331002X")
        );
        assert!(accepted(8, "91350100M000100Y43") && !accepted(8, "91350100M000100Y44"));
        assert!(accepted(9, "US0378331005") && !accepted(9, "US0378331006"));
    }

    #[test]
    fn languages_and_phone_numbers_are_registered() {
        assert!(
            accepted(14, "zh-Hans-CN")
                && accepted(14, "de")
                && !accepted(14, "xx")
                && !accepted(14, "de-XX")
        );
        assert!(
            accepted(11, "+4930123456")
                && !accepted(11, "+99912345678")
                && !accepted(11, "4930123456")
        );
    }
}
