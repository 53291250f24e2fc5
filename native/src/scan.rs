//! Finding the end of a string: the only place where instructions of the processor are called by name.

/// What a string holds besides plain ASCII.
#[derive(Clone, Copy, Default)]
pub struct Held {
    pub wide: bool,
    pub escaped: bool,
}

/// Which of sixteen bytes end plain text, and which lie beyond ASCII: a bit each, the first one lowest.
#[inline(always)]
#[cfg(target_arch = "x86_64")]
fn block(text: &[u8; 16]) -> (u32, u32) {
    use std::arch::x86_64::*;
    // SAFETY: sixteen bytes are read of as many, loads need no alignment, and SSE2 is part of x86-64.
    unsafe {
        let block = _mm_loadu_si128(text.as_ptr().cast());
        let quote = _mm_cmpeq_epi8(block, _mm_set1_epi8(b'"' as i8));
        let back = _mm_cmpeq_epi8(block, _mm_set1_epi8(b'\\' as i8));
        let control = _mm_cmpeq_epi8(_mm_min_epu8(block, _mm_set1_epi8(0x1f)), block);
        let any = _mm_or_si128(_mm_or_si128(quote, back), control);
        (
            _mm_movemask_epi8(any) as u32,
            _mm_movemask_epi8(block) as u32,
        )
    }
}

/// The first quote, backslash or control character from `at` on, or the end; whether bytes beyond ASCII were passed.
///
/// Most texts end within thirty-two bytes, which are looked at together: how long each is cannot be foreseen.
#[inline]
#[cfg(target_arch = "x86_64")]
pub fn stop(text: &[u8], mut at: usize, held: &mut Held) -> usize {
    while let Some(both) = text.get(at..at + 32) {
        let (mut one, mut other) = ([0; 16], [0; 16]);
        one.copy_from_slice(&both[..16]);
        other.copy_from_slice(&both[16..]);
        let (first, second) = (block(&one), block(&other));
        let (stops, wide) = (first.0 | second.0 << 16, first.1 | second.1 << 16);
        if stops != 0 {
            held.wide |= wide & (stops & stops.wrapping_neg()).wrapping_sub(1) != 0;
            return at + stops.trailing_zeros() as usize;
        }
        held.wide |= wide != 0;
        at += 32;
    }
    slowly(text, at, held)
}

#[inline]
#[cfg(not(target_arch = "x86_64"))]
pub fn stop(text: &[u8], at: usize, held: &mut Held) -> usize {
    slowly(text, at, held)
}

fn slowly(text: &[u8], mut at: usize, held: &mut Held) -> usize {
    while at < text.len() && text[at] != b'"' && text[at] != b'\\' && text[at] >= 0x20 {
        held.wide |= text[at] >= 0x80;
        at += 1;
    }
    at
}

/// The closing quote of a string that begins at `at`; None where it is no sound JSON string. UTF-8 is not judged here.
#[inline]
pub fn closing(text: &[u8], mut at: usize, held: &mut Held) -> Option<usize> {
    loop {
        at = stop(text, at, held);
        match *text.get(at)? {
            b'"' => return Some(at),
            b'\\' => {
                held.escaped = true;
                at += 2; // what is escaped is judged when it is decoded
            }
            _ => return None,
        }
    }
}

/// Which of the sixteen bytes from `at` on are commas, quotes or line ends, a bit each, the first one lowest.
#[inline]
#[cfg(target_arch = "x86_64")]
pub fn signs(text: &[u8], at: usize) -> u32 {
    use std::arch::x86_64::*;
    if at + 16 > text.len() {
        return signs_slowly(text, at);
    }
    // SAFETY: sixteen bytes from `at` on lie in the slice, loads need no alignment, and SSE2 is part of x86-64.
    unsafe {
        let block = _mm_loadu_si128(text.as_ptr().add(at).cast());
        let is = |sign: u8| _mm_cmpeq_epi8(block, _mm_set1_epi8(sign as i8));
        let ends = _mm_or_si128(is(b'\n'), is(b'\r'));
        _mm_movemask_epi8(_mm_or_si128(_mm_or_si128(is(b','), is(b'"')), ends)) as u32
    }
}

#[inline]
#[cfg(not(target_arch = "x86_64"))]
pub fn signs(text: &[u8], at: usize) -> u32 {
    signs_slowly(text, at)
}

fn signs_slowly(text: &[u8], at: usize) -> u32 {
    let bytes = text[at.min(text.len())..].iter().take(16);
    let is_sign = |byte: &u8| u32::from(matches!(byte, b',' | b'"' | b'\n' | b'\r'));
    bytes
        .enumerate()
        .fold(0, |found, (place, byte)| found | is_sign(byte) << place)
}

/// Number of quotes of a line that begins at `at`; None where no line end follows.
#[inline]
pub fn quotes(text: &[u8], at: usize) -> Option<usize> {
    let (mut here, mut count) = (at, 0);
    loop {
        let stretch = text.get(here..)?;
        let (passed, found) = quotes_in_blocks(&stretch[..stretch.len().min(STRETCH)]);
        count += found;
        here += passed;
        if passed < STRETCH {
            break;
        }
    }
    let rest = &text[here..];
    let end = rest.iter().position(|&byte| byte == b'\n')?;
    let is_quote = |byte: &&u8| **byte == b'"';
    Some(count + rest[..end].iter().filter(is_quote).count())
}

/// In so many bytes there are so few blocks that the quotes in each place of a block can be counted in a byte.
const STRETCH: usize = 255 * 16;

/// How many bytes the blocks before the one with a line end have, or all whole ones, and how many quotes are in them.
#[inline(always)]
#[cfg(target_arch = "x86_64")]
fn quotes_in_blocks(text: &[u8]) -> (usize, usize) {
    use std::arch::x86_64::*;
    let mut passed = 0;
    // SAFETY: sixteen bytes are read of as many, loads need no alignment, and SSE2 is part of x86-64.
    unsafe {
        let mut counts = _mm_setzero_si128();
        for block in text.chunks_exact(16) {
            let block = _mm_loadu_si128(block.as_ptr().cast());
            let ends = _mm_cmpeq_epi8(block, _mm_set1_epi8(b'\n' as i8));
            if _mm_movemask_epi8(ends) != 0 {
                break;
            }
            let quotes = _mm_cmpeq_epi8(block, _mm_set1_epi8(b'"' as i8));
            counts = _mm_sub_epi8(counts, quotes);
            passed += 16;
        }
        let sums = _mm_sad_epu8(counts, _mm_setzero_si128());
        let both = _mm_add_epi64(sums, _mm_srli_si128(sums, 8));
        (passed, _mm_cvtsi128_si64(both) as usize)
    }
}

#[inline(always)]
#[cfg(not(target_arch = "x86_64"))]
fn quotes_in_blocks(_: &[u8]) -> (usize, usize) {
    (0, 0)
}

/// Number of line ends: short stretches are counted in bytes, so that many are compared at once.
pub fn line_ends(text: &[u8]) -> u64 {
    let of = |part: &[u8]| {
        let count = part.iter().fold(0u8, |count, &byte| {
            count.wrapping_add(u8::from(byte == b'\n'))
        });
        u64::from(count)
    };
    text.chunks(128).map(of).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn line_ends_are_counted_in_every_stretch() {
        for length in [0, 1, 127, 128, 129, 1000] {
            assert_eq!(line_ends(&vec![b'\n'; length]), length as u64);
            assert_eq!(line_ends(&vec![b'a'; length]), 0);
        }
    }

    #[test]
    fn quotes_of_a_line_are_counted_up_to_its_end() {
        for length in (0..70).chain([STRETCH - 1, STRETCH, STRETCH + 1, 3 * STRETCH + 5]) {
            let mut text = b"  ".to_vec();
            text.extend((0..length).map(|place| if place % 3 == 0 { b'"' } else { b'a' }));
            let expected = (length + 2) / 3;
            assert_eq!(quotes(&text, 2), None);
            text.push(b'\n');
            assert_eq!(quotes(&text, 2), Some(expected), "{length}");
            text.extend_from_slice(b"\"\"\" of the next line, longer than a block\n");
            assert_eq!(quotes(&text, 2), Some(expected), "{length}");
        }
    }

    #[test]
    fn signs_are_found_wherever_they_stand() {
        for length in 0..40 {
            for sign in *b",\"\n\r" {
                let mut text = vec![b'a'; 40];
                text[length] = sign;
                for at in 0..40 {
                    let expected = if (at..at + 16).contains(&length) {
                        1 << (length - at)
                    } else {
                        0
                    };
                    assert_eq!(signs(&text, at), expected);
                    assert_eq!(signs_slowly(&text, at), expected);
                }
            }
        }
    }

    #[test]
    fn the_end_of_a_string_is_found_wherever_it_stands() {
        for length in 0..70 {
            let mut text = vec![b'a'; length];
            text.extend_from_slice(b"\" tail that is longer than a block");
            let mut held = Held::default();
            assert_eq!(closing(&text, 0, &mut held), Some(length));
            assert!(!held.wide && !held.escaped);
        }
    }

    #[test]
    fn control_characters_and_ends_are_no_strings() {
        let mut held = Held::default();
        assert_eq!(closing(b"ab\ncd\"", 0, &mut held), None);
        assert_eq!(closing(b"abc", 0, &mut held), None);
        assert_eq!(closing(b"abc\\", 0, &mut held), None);
        assert_eq!(closing(b"abc\\\"", 0, &mut held), None);
    }
}
