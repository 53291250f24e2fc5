//! Terms that look into texts and make new ones.

use crate::calendar;
use crate::judge::{Judge, Judged, Suspicious};
use crate::numbers::integer;
use crate::record::{Origin, Span};
use crate::strings;
use crate::terms::Term;
use crate::value::Value;
use crate::written::digits;

/// The ends of a slice inside a length; negative and missing ones as in Python.
#[inline]
pub fn ends(length: usize, from: Option<i64>, to: Option<i64>) -> (usize, usize) {
    let length = length as i64;
    let inside = |end: i64| (if end < 0 { end + length } else { end }).clamp(0, length);
    let start = inside(from.unwrap_or(0));
    let end = inside(to.unwrap_or(length)).max(start);
    (start as usize, end as usize)
}

/// The text without white space around it, inside its span.
fn stripped(bytes: &[u8], span: Span) -> Span {
    let bare = strings::strip(bytes);
    let before = bare.as_ptr() as usize - bytes.as_ptr() as usize;
    span.part(before, bare.len())
}

impl<'p, 't> Judge<'p, 't> {
    /// Keeps made bytes as a text.
    pub fn made(&mut self, bytes: &[u8]) -> Value {
        Value::Text(self.record.keep(bytes))
    }

    fn span(&mut self, of: &Term) -> Judged<Span> {
        match self.value(of)? {
            Value::Text(span) => Ok(span),
            _ => Err(Suspicious),
        }
    }

    /// A part of a text by characters.
    pub fn sliced(&self, span: Span, from: Option<i64>, to: Option<i64>) -> Judged<Span> {
        let bytes = self.raw(span);
        if !bytes.is_ascii() {
            return Err(Suspicious);
        }
        let (start, end) = ends(bytes.len(), from, to);
        Ok(span.part(start, end - start))
    }

    /// The first characters of a text: only they need to be one byte each.
    pub fn start(&self, span: Span, most: usize) -> Judged<Span> {
        match self.raw(span).get(..most) {
            Some(start) if start.is_ascii() => Ok(span.part(0, most)),
            Some(_) => Err(Suspicious),
            None => Ok(span),
        }
    }

    /// Whether the date of a moment comes before a text; None where that cannot be told of their numbers.
    fn is_day_earlier(&self, moment: i64, other: &Value) -> Option<bool> {
        let day = match other {
            Value::Text(span) if span.length() == 10 => self.moment(other).ok()?,
            _ => return None,
        };
        calendar::is_inside(moment).then_some(calendar::day(moment) < calendar::day(day))
    }

    #[inline(never)]
    pub fn of_text(&mut self, term: &Term) -> Judged<Value> {
        Ok(match term {
            Term::Within(one, other) => {
                let one = self.value(one)?;
                let other = self.value(other)?;
                let (part, whole) = (self.bytes(&one)?, self.bytes(&other)?);
                Value::from(match part {
                    [only] => whole.contains(only),
                    _ => part.is_empty() || whole.windows(part.len()).any(|each| each == part),
                })
            }
            Term::Earlier(one, other) => {
                if let Term::Iso(of) = &**one {
                    if let Value::Moment(moment) = self.value(of)? {
                        let other = self.simple(other)?;
                        if let Some(is_earlier) = self.is_day_earlier(moment, &other) {
                            return Ok(Value::from(is_earlier));
                        }
                    }
                }
                let one = self.value(one)?;
                let other = self.value(other)?;
                let (one, other) = (self.bytes(&one)?, self.bytes(&other)?);
                if !one.is_ascii() || !other.is_ascii() {
                    return Err(Suspicious);
                }
                let known = one.len().min(other.len());
                Value::from(one[..known] < other[..known])
            }
            Term::Starts(one, other) => {
                let text = self.value(one)?;
                let edge = self.value(other)?;
                Value::from(self.bytes(&text)?.starts_with(self.bytes(&edge)?))
            }
            Term::Ends(one, other) => {
                let text = self.value(one)?;
                let edge = self.value(other)?;
                Value::from(self.bytes(&text)?.ends_with(self.bytes(&edge)?))
            }
            Term::Strip(of) => {
                let span = self.span(of)?;
                Value::Text(stripped(self.raw(span), span))
            }
            Term::StripSigns(of, signs) => self.without_signs_around(of, *signs)?,
            Term::Without(of, signs) => {
                let value = self.value(of)?;
                let signs = self.raw(*signs);
                let kept: Vec<u8> = self
                    .bytes(&value)?
                    .iter()
                    .copied()
                    .filter(|byte| !signs.contains(byte))
                    .collect();
                self.made(&kept)
            }
            Term::FoldIn(of, set) => {
                let value = self.value(of)?;
                Value::from(self.folds_into(self.bytes(&value)?, *set)?)
            }
            Term::Part(place, of, sign) => self.part(*place, of, *sign)?,
            Term::Join(terms) => self.join(terms)?,
            Term::Matches(of, automaton) => {
                let value = self.value(of)?;
                let text = self.bytes(&value)?;
                let automaton = self.program.automata.get(*automaton).ok_or(Suspicious)?;
                Value::from(automaton.accepts(text))
            }
            Term::Finds(of, search) => {
                let value = self.value(of)?;
                let search = self.program.searches.get(*search).ok_or(Suspicious)?;
                if search.finds(self.bytes(&value)?) {
                    return Err(Suspicious); // look-around is left to the exact path
                }
                Value::False
            }
            Term::Iso(of) => match self.value(of)? {
                Value::Moment(moment) => {
                    let text = calendar::iso(moment).ok_or(Suspicious)?;
                    self.made(&text)
                }
                _ => return Err(Suspicious),
            },
            Term::Padded(width, of) => {
                let value = self.value(of)?;
                let number = integer(&value)?;
                if number < 0 {
                    return Err(Suspicious);
                }
                let (mut text, mut at, mut rest) = ([b'0'; 20], 20, number);
                while rest > 0 {
                    at -= 1;
                    text[at] = b'0' + (rest % 10) as u8;
                    rest /= 10;
                }
                self.made(&text[at.min(20 - (*width).clamp(1, 20))..])
            }
            Term::Tokens(of) => {
                let value = self.value(of)?;
                let pointer = self.bytes(&value)?.to_vec();
                self.tokens(&pointer)
            }
            Term::Leads(of, pointer) => {
                let of = self.value(of)?;
                let pointer = self.value(pointer)?;
                Value::from(self.leads(&of, self.bytes(&pointer)?)?)
            }
            _ => return Err(Suspicious),
        })
    }

    fn without_signs_around(&mut self, of: &Term, signs: Span) -> Judged<Value> {
        let span = self.span(of)?;
        let (bytes, signs) = (self.raw(span), self.raw(signs));
        let is_sign = |byte: &&u8| signs.contains(byte);
        let before = bytes.iter().take_while(is_sign).count();
        let after = bytes[before..].iter().rev().take_while(is_sign).count();
        let length = bytes.len() - before - after;
        Ok(Value::Text(span.part(before, length)))
    }

    fn part(&mut self, place: u8, of: &Term, sign: Span) -> Judged<Value> {
        let span = self.span(of)?;
        let (bytes, sign) = (self.raw(span), self.raw(sign));
        let found = match sign {
            [only] => bytes.iter().position(|byte| byte == only),
            _ => bytes.windows(sign.len()).position(|window| window == sign),
        };
        let (before, after) = found.map_or((bytes.len(), bytes.len()), |at| (at, at + sign.len()));
        let (start, end) = match place {
            0 => (0, before),
            1 => (before, after),
            _ => (after, bytes.len()),
        };
        Ok(Value::Text(span.part(start, end - start)))
    }

    fn join(&mut self, terms: &[Term]) -> Judged<Value> {
        let from = self.gathered.len();
        for each in terms {
            let value = self.simple(each)?;
            self.gathered.push(value);
        }
        let start = self.record.made.len();
        for place in from..self.gathered.len() {
            match self.gathered[place] {
                Value::Text(span) => self.append(span),
                Value::Integer(number) => {
                    if number < 0 {
                        self.record.made.push(b'-');
                    }
                    digits(number.unsigned_abs(), &mut self.record.made);
                }
                _ => return Err(Suspicious),
            }
        }
        self.gathered.truncate(from);
        let length = self.record.made.len() - start;
        Ok(Value::Text(Span::new(start, length, Origin::Made)))
    }

    /// Puts a text behind what was made last.
    fn append(&mut self, span: Span) {
        let made = &mut self.record.made;
        let part = span.start()..span.start() + span.length();
        match span.from() {
            Origin::Made => made.extend_from_within(part),
            Origin::Text => made.extend_from_slice(&self.text[part]),
            Origin::Program | Origin::Word => {
                made.extend_from_slice(&self.program.constants.texts[part])
            }
        }
    }

    /// Whether some bytes, capitals made small, are in a set; suspicious where signs outside ASCII could fold into it.
    pub fn folds_into(&self, text: &[u8], set: usize) -> Judged<bool> {
        if text.iter().any(|&byte| matches!(byte, 0xC2..=0xE3 | 0xEF)) {
            let sound = std::str::from_utf8(text).map_err(|_| Suspicious)?;
            let mut bytes = [0; 4];
            if sound.chars().any(|sign| {
                self.program
                    .folding
                    .has(sign.encode_utf8(&mut bytes).as_bytes())
            }) {
                return Err(Suspicious);
            }
        }
        let set = self.program.sets.get(set).ok_or(Suspicious)?;
        let mut small = [0u8; 64];
        Ok(match small.get_mut(..text.len()) {
            Some(small) => {
                small.copy_from_slice(text);
                small.make_ascii_lowercase();
                set.has(small)
            }
            None => set.has(&text.to_ascii_lowercase()),
        })
    }
}
