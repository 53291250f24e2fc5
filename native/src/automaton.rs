//! Automata over bytes, as the compiler makes them of regular expressions.

use crate::bytes::{Broken, Bytes};

/// A complete automaton; state 0 is dead, state 1 the start.
pub struct Automaton {
    classes: [u8; 256],
    /// Rows are this many bits wide, so that none is found by multiplication.
    shift: u32,
    rows: Vec<u16>,
    accepting: Vec<bool>,
    run: Option<Run>,
}

/// A form that is one class of bytes again and again: `[A-Za-z0-9._-]{1,64}`.
struct Run {
    allowed: [bool; 256],
    least: usize,
    most: usize,
}

impl Automaton {
    pub fn read(from: &mut Bytes) -> Result<Self, Broken> {
        let mut classes = [0u8; 256];
        classes.copy_from_slice(from.take(256)?);
        let width = from.number()?;
        let count = from.number()?;
        if width == 0 || width > 256 || count > usize::from(u16::MAX) {
            return Err(Broken("an automaton is too large"));
        }
        let cells = count
            .checked_mul(width)
            .ok_or(Broken("an automaton is too large"))?;
        let bytes = from.take(
            cells
                .checked_mul(2)
                .ok_or(Broken("an automaton is too large"))?,
        )?;
        let shift = width.next_power_of_two().trailing_zeros();
        let mut rows = vec![0u16; count << shift];
        for (place, pair) in bytes.chunks_exact(2).enumerate() {
            rows[((place / width) << shift) | (place % width)] =
                u16::from_le_bytes([pair[0], pair[1]]);
        }
        let accepting: Vec<bool> = from
            .take(count)?
            .iter()
            .map(|&accepts| accepts != 0)
            .collect();
        let sound = count > 1
            && rows.iter().all(|&state| usize::from(state) < count)
            && classes.iter().all(|&class| usize::from(class) < width);
        if !sound {
            return Err(Broken("an automaton leads outside itself"));
        }
        let mut made = Automaton {
            classes,
            shift,
            rows,
            accepting,
            run: None,
        };
        made.run = made.as_run();
        Ok(made)
    }

    /// Whether every state leads on by the same bytes and the lengths accepted are a stretch.
    fn as_run(&self) -> Option<Run> {
        let mut allowed = [false; 256];
        for (byte, allows) in allowed.iter_mut().enumerate() {
            *allows = self.step(1, byte as u8) != 0;
        }
        let first = allowed.iter().position(|&allows| allows)?;
        let (mut state, mut least, mut most) = (1, None, 0);
        for length in 0..=self.accepting.len() {
            if self.accepting[state] {
                least.get_or_insert(length);
                most = length;
            } else if least.is_some() {
                return None;
            }
            let next = self.step(state, first as u8);
            let uniform = (0..256)
                .all(|byte| self.step(state, byte as u8) == if allowed[byte] { next } else { 0 });
            if next == 0 {
                let ends = (0..256).all(|byte| self.step(state, byte as u8) == 0);
                return if ends {
                    Some(Run {
                        allowed,
                        least: least?,
                        most,
                    })
                } else {
                    None
                };
            }
            if !uniform {
                return None;
            }
            state = next;
        }
        None
    }

    #[inline]
    fn step(&self, state: usize, byte: u8) -> usize {
        usize::from(self.rows[(state << self.shift) | usize::from(self.classes[usize::from(byte)])])
    }

    /// Whether the whole text is accepted.
    #[inline]
    pub fn accepts(&self, text: &[u8]) -> bool {
        if let Some(run) = &self.run {
            return text.len() >= run.least
                && text.len() <= run.most
                && text
                    .iter()
                    .fold(true, |good, &byte| good & run.allowed[usize::from(byte)]);
        }
        let mut state = 1;
        for &byte in text {
            state = self.step(state, byte);
            if state == 0 {
                return false;
            }
        }
        self.accepting[state]
    }
}

/// A search by positions: it finds something in a text or surely nothing.
pub struct Search {
    first: u128,
    last: u128,
    at_end: bool,
    by_byte: Vec<u128>,
    /// The bytes that something found may begin with.
    begins: Vec<bool>,
    follows: Vec<u128>,
}

fn mask(from: &mut Bytes) -> Result<u128, Broken> {
    let mut word = [0u8; 16];
    word.copy_from_slice(from.take(16)?);
    Ok(u128::from_le_bytes(word))
}

impl Search {
    pub fn read(from: &mut Bytes) -> Result<Self, Broken> {
        let (first, last) = (mask(from)?, mask(from)?);
        let mut by_byte = Vec::with_capacity(256);
        for _ in 0..256 {
            by_byte.push(mask(from)?);
        }
        let at_end = from.byte()? != 0;
        let follows = from.list(mask)?;
        let begins = by_byte.iter().map(|allows| allows & first != 0).collect();
        Ok(Search {
            first,
            last,
            begins,
            at_end,
            by_byte,
            follows,
        })
    }

    /// Whether something is found.
    pub fn finds(&self, text: &[u8]) -> bool {
        let end = text.len() - usize::from(text.last() == Some(&b'\n'));
        let mut here = 0u128;
        for (place, &byte) in text.iter().enumerate() {
            if here == 0 && !self.begins[usize::from(byte)] {
                continue;
            }
            let mut next = self.first;
            while here != 0 {
                let position = here.trailing_zeros() as usize;
                next |= self.follows.get(position).copied().unwrap_or(u128::MAX);
                here &= here - 1;
            }
            here = next & self.by_byte[usize::from(byte)];
            if here & self.last != 0 && (!self.at_end || place + 1 >= end) {
                return true;
            }
        }
        false
    }
}
