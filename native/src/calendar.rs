//! Dates and instants: which texts are some, and where they lie in time.

const DAY: i64 = 86_400_000_000;
/// Days of the calendar, which ends with the year 9999.
const DAYS: i64 = 3_652_059;

fn two(text: &[u8], at: usize) -> Option<i64> {
    let (tens, ones) = (text[at].wrapping_sub(b'0'), text[at + 1].wrapping_sub(b'0'));
    if tens > 9 || ones > 9 {
        return None;
    }
    Some(i64::from(tens) * 10 + i64::from(ones))
}

/// Whether the signs at some places are all digits, told without a branch for each.
#[inline(always)]
fn are_digits<const N: usize>(text: &[u8], places: [usize; N]) -> bool {
    let beyond = |at: usize| u32::from(text[at].wrapping_sub(b'0')) + 246;
    places.iter().fold(0, |found, &at| found | beyond(at)) < 256
}

/// The number that the digits at a place and the next say.
#[inline(always)]
fn pair(text: &[u8], at: usize) -> i64 {
    i64::from(text[at]) * 10 + i64::from(text[at + 1]) - i64::from(b'0') * 11
}

fn is_leap(year: i64) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

fn length_of(year: i64, month: i64) -> i64 {
    match month {
        2 => 28 + i64::from(is_leap(year)),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Year, month and day of a date.
#[inline]
fn parts(text: &[u8]) -> Option<(i64, i64, i64)> {
    let text: &[u8; 10] = text.try_into().ok()?;
    if !are_digits(text, [0, 1, 2, 3, 5, 6, 8, 9]) || text[4] != b'-' || text[7] != b'-' {
        return None;
    }
    let year = pair(text, 0) * 100 + pair(text, 2);
    let (month, day) = (pair(text, 5), pair(text, 8));
    let sound = year > 0 && (1..=12).contains(&month) && day > 0;
    (sound && (day <= 28 || day <= length_of(year, month))).then_some((year, month, day))
}

/// Days from 1 January of the year 1 to a day of the calendar (days before the month as in civil calendars).
fn days(year: i64, month: i64, day: i64) -> i64 {
    let (year, month) = (year as u32, month as u32); // small, and dividing is cheap without a sign
    let (shifted, years) = if month > 2 {
        (month - 3, year)
    } else {
        (month + 9, year - 1)
    };
    let before = years * 365 + years / 4 - years / 100 + years / 400 + (153 * shifted + 2) / 5;
    i64::from(before) + day - 307
}

/// The number of the day that a moment of the calendar lies in.
#[inline]
pub fn day(moment: i64) -> i64 {
    moment / DAY
}

pub fn is_date(text: &[u8]) -> bool {
    parts(text).is_some()
}

/// Microseconds from the start of the year 1 to a date (its start in UTC) or an RFC 3339 instant with `T` and offset.
pub fn moment(text: &[u8]) -> Option<i64> {
    let (year, month, day) = parts(text.get(..10)?)?;
    let start = days(year, month, day) * DAY;
    if text.len() == 10 {
        return Some(start);
    }
    clock(text).map(|time| start + time)
}

/// Microseconds of the time of an instant in its day, its offset taken off.
fn clock(text: &[u8]) -> Option<i64> {
    if text.len() < 20 || text[10] != b'T' || text[13] != b':' || text[16] != b':' {
        return None;
    }
    let (hour, minute, second) = (pair(text, 11), pair(text, 14), pair(text, 17));
    if !are_digits(text, [11, 12, 14, 15, 17, 18]) || hour > 23 || minute > 59 || second > 59 {
        return None;
    }
    if text.len() == 20 && text[19] == b'Z' {
        return Some(((hour * 60 + minute) * 60 + second) * 1_000_000);
    }
    let mut at = 19;
    let mut fraction = 0;
    if text[at] == b'.' {
        let mut unit = 100_000;
        at += 1;
        while at < text.len() && text[at].is_ascii_digit() {
            if unit == 0 {
                return None;
            }
            fraction += i64::from(text[at] - b'0') * unit;
            unit /= 10;
            at += 1;
        }
        if at == 20 {
            return None;
        }
    }
    let offset = offset(text.get(at..)?)?;
    Some(((hour * 60 + minute - offset) * 60 + second) * 1_000_000 + fraction)
}

/// Minutes of an offset.
fn offset(text: &[u8]) -> Option<i64> {
    let sign = match text {
        b"Z" => return Some(0),
        [b'+', ..] => 1,
        [b'-', ..] => -1,
        _ => return None,
    };
    if text.len() != 6 || text[3] != b':' {
        return None;
    }
    let (hours, minutes) = (two(text, 1)?, two(text, 4)?);
    (hours < 24 && minutes < 60).then_some(sign * (hours * 60 + minutes))
}

pub fn is_instant(text: &[u8]) -> bool {
    text.len() > 10 && moment(text).is_some()
}

pub fn is_partial_date(text: &[u8]) -> bool {
    let has_year = |text: &[u8]| text[..4].iter().all(u8::is_ascii_digit) && &text[..4] != b"0000";
    match text.len() {
        10 => is_date(text),
        4 => has_year(text),
        7 => {
            has_year(text)
                && text[4] == b'-'
                && two(text, 5).map_or(false, |month| (1..=12).contains(&month))
        }
        _ => false,
    }
}

/// Year, month and day of a moment in UTC; None outside the calendar.
pub fn civil(moment: i64) -> Option<(i64, i64, i64)> {
    if !is_inside(moment) {
        return None;
    }
    let day = (moment / DAY) as u32 + 306; // from 1 March of the year 0, so that a leap day ends its year
    let era = day / 146_097;
    let of_era = day - era * 146_097;
    let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let shifted = (5 * of_year + 2) / 153;
    let month = if shifted < 10 {
        shifted + 3
    } else {
        shifted - 9
    };
    let year = year + era * 400 + u32::from(month <= 2);
    let day = of_year - (153 * shifted + 2) / 5 + 1;
    Some((year.into(), month.into(), day.into()))
}

/// Whether a moment lies in the calendar.
#[inline]
pub fn is_inside(moment: i64) -> bool {
    (0..DAYS * DAY).contains(&moment)
}

/// The date of a moment in UTC, as text; None outside the calendar.
pub fn iso(moment: i64) -> Option<[u8; 10]> {
    let (year, month, day) = civil(moment)?;
    let digit = |value: i64| b'0' + (value % 10) as u8;
    Some([
        digit(year / 1000),
        digit(year / 100),
        digit(year / 10),
        digit(year),
        b'-',
        digit(month / 10),
        digit(month),
        b'-',
        digit(day / 10),
        digit(day),
    ])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_calendar_has_the_days_it_has() {
        for good in ["0001-01-01", "2024-02-29", "2000-02-29", "9999-12-31"] {
            assert!(is_date(good.as_bytes()), "{good}");
        }
        for bad in [
            "0000-01-01",
            "1900-02-29",
            "2023-02-29",
            "2023-13-01",
            "2023-00-10",
            "2023-04-31",
            "2023-4-01",
            "2023-04-00",
        ] {
            assert!(!is_date(bad.as_bytes()), "{bad}");
        }
    }

    #[test]
    fn moments_are_counted_from_the_year_one() {
        assert_eq!(moment(b"0001-01-01"), Some(0));
        assert_eq!(moment(b"1970-01-01"), Some(719_162 * DAY));
        assert_eq!(
            moment(b"2026-03-01T00:30:00+01:00"),
            moment(b"2026-02-28T23:30:00Z")
        );
        assert_eq!(
            moment(b"2026-03-01T00:00:00.5Z"),
            moment(b"2026-03-01").map(|start| start + 500_000)
        );
    }

    #[test]
    fn every_day_comes_back_as_it_was() {
        for day in (0..DAYS).step_by(7) {
            assert!(is_inside(day * DAY) && civil(day * DAY).is_some());
            let text = iso(day * DAY).expect("a day of the calendar");
            assert_eq!(moment(&text), Some(day * DAY), "{day}");
        }
        for outside in [-1, DAYS * DAY] {
            assert_eq!(iso(outside), None);
            assert!(!is_inside(outside));
        }
    }

    #[test]
    fn instants_have_a_capital_t_an_offset_and_no_leap_second() {
        assert!(is_instant(b"2026-01-15T10:00:00.123456+23:59"));
        for bad in [
            "2026-01-15T10:00:00",
            "2026-01-15t10:00:00Z",
            "2026-01-15T24:00:00Z",
            "2026-01-15T10:00:60Z",
            "2026-01-15T10:00:00.Z",
            "2026-01-15T10:00:00.1234567Z",
            "2026-01-15T10:00:00+24:00",
            "2026-01-15",
        ] {
            assert!(!is_instant(bad.as_bytes()), "{bad}");
        }
    }
}
