//! Addresses of mail and of the web.

/// A table of the letters and digits of ASCII and some further signs.
const fn signs(further: &[u8]) -> [bool; 256] {
    let mut table = [false; 256];
    let mut byte = 0;
    while byte < 128 {
        table[byte] = (byte as u8).is_ascii_alphanumeric();
        byte += 1;
    }
    let mut place = 0;
    while place < further.len() {
        table[further[place] as usize] = true;
        place += 1;
    }
    table
}

static ATOM: [bool; 256] = signs(b"!#$%&'*+/=?^_`{|}~-");
static URI: [bool; 256] = signs(b"._~:/?#[]@!$&'()*+,;=-");
static HOST: [bool; 256] = signs(b"._~!$&'()*+,;=-%");

fn is_atom_sign(byte: u8) -> bool {
    ATOM[usize::from(byte)]
}

fn is_label(label: &[u8]) -> bool {
    (1..=63).contains(&label.len())
        && label
            .iter()
            .all(|byte| byte.is_ascii_alphanumeric() || *byte == b'-')
        && label[0] != b'-'
        && label[label.len() - 1] != b'-'
}

pub fn is_email(text: &[u8]) -> bool {
    let at = match text.iter().position(|&byte| byte == b'@') {
        Some(at) => at,
        None => return false,
    };
    let (local, domain) = (&text[..at], &text[at + 1..]);
    let top = domain.rsplit(|&byte| byte == b'.').next().unwrap_or(b"");
    text.len() <= 254
        && local.len() <= 64
        && local
            .split(|&byte| byte == b'.')
            .all(|atom| !atom.is_empty() && atom.iter().all(|&byte| is_atom_sign(byte)))
        && domain.contains(&b'.')
        && domain.split(|&byte| byte == b'.').all(is_label)
        && top.iter().any(u8::is_ascii_alphabetic)
}

/// A scheme, signs of RFC 3986 and, where the scheme has one, a host by name.
pub fn is_uri(text: &[u8]) -> bool {
    let colon = match text.iter().position(|&byte| byte == b':') {
        Some(colon) if colon > 0 && colon + 1 < text.len() => colon,
        _ => return false,
    };
    let (scheme, rest) = (&text[..colon], &text[colon + 1..]);
    let is_scheme = scheme[0].is_ascii_alphabetic()
        && scheme
            .iter()
            .all(|byte| byte.is_ascii_alphanumeric() || b"+.-".contains(byte));
    is_scheme && are_uri_signs(rest) && (!needs_host(scheme, rest) || has_host(rest))
}

fn are_uri_signs(rest: &[u8]) -> bool {
    let (mut plain, mut fragments) = (true, 0);
    for &byte in rest {
        plain &= URI[usize::from(byte)];
        fragments += usize::from(byte == b'#');
    }
    fragments <= 1 && (plain || are_escaped_signs(rest))
}

/// As above, with `%` before two hexadecimal digits.
fn are_escaped_signs(rest: &[u8]) -> bool {
    let mut at = 0;
    while at < rest.len() {
        let pair = rest.get(at + 1..at + 3);
        let escape =
            rest[at] == b'%' && pair.map_or(false, |pair| pair.iter().all(u8::is_ascii_hexdigit));
        if !escape && !URI[usize::from(rest[at])] {
            return false;
        }
        at += if escape { 3 } else { 1 };
    }
    true
}

fn needs_host(scheme: &[u8], rest: &[u8]) -> bool {
    let named = [b"http".as_slice(), b"https", b"ftp"]
        .iter()
        .any(|known| scheme.eq_ignore_ascii_case(known));
    named && rest.starts_with(b"//")
}

fn has_host(rest: &[u8]) -> bool {
    let host = rest[2..]
        .iter()
        .take_while(|byte| HOST[usize::from(**byte)])
        .count();
    let mut after = &rest[2 + host..];
    if after.first() == Some(&b':') {
        let port = after[1..]
            .iter()
            .take_while(|byte| byte.is_ascii_digit())
            .count();
        after = &after[1 + port..];
    }
    let ends = after.is_empty() || b"/?#".contains(&after[0]);
    host > 0 && ends && !after.iter().any(|byte| b"[]".contains(byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_those_of_mail_servers() {
        for good in ["a@b.cd", "a.b+c@d-e.f1.gh", "o'hara@x.y0a"] {
            assert!(is_email(good.as_bytes()), "{good}");
        }
        for bad in [
            "a@b",
            "a@b.1",
            "a..b@c.de",
            ".a@b.cd",
            "a@-b.cd",
            "a@b-.cd",
            "a@@b.cd",
            "a@b.c@d.ef",
            "@b.cd",
            "a@b.cd.",
        ] {
            assert!(!is_email(bad.as_bytes()), "{bad}");
        }
    }

    #[test]
    fn uris_have_a_host_where_one_belongs() {
        for good in [
            "urn:iso:std:iso:17442",
            "https://a.b/c?d#e",
            "http://a:80/",
            "mailto:a@b",
        ] {
            assert!(is_uri(good.as_bytes()), "{good}");
        }
        for bad in [
            "https://",
            "https:///x",
            "http://a:b/",
            "a b:c",
            "x:%zz",
            "https://a#b#c",
            "1a:b",
            "x:",
            "https://a]b",
        ] {
            assert!(!is_uri(bad.as_bytes()), "{bad}");
        }
    }
}
