//! Reading a program: numbers, texts and counts, one after another.

/// A program that is cut short or says what this library does not know.
#[derive(Debug)]
pub struct Broken(pub &'static str);

/// The bytes of a program that are still to be read.
pub struct Bytes<'a> {
    rest: &'a [u8],
}

impl<'a> Bytes<'a> {
    pub fn new(rest: &'a [u8]) -> Self {
        Bytes { rest }
    }

    pub fn take(&mut self, count: usize) -> Result<&'a [u8], Broken> {
        if count > self.rest.len() {
            return Err(Broken("the program is cut short"));
        }
        let (taken, rest) = self.rest.split_at(count);
        self.rest = rest;
        Ok(taken)
    }

    pub fn byte(&mut self) -> Result<u8, Broken> {
        Ok(self.take(1)?[0])
    }

    /// A number in groups of seven bits, the lowest first.
    pub fn wide(&mut self) -> Result<u128, Broken> {
        let (mut value, mut shift) = (0u128, 0);
        loop {
            let byte = self.byte()?;
            if shift > 120 {
                return Err(Broken("a number is too large"));
            }
            value |= u128::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                return Ok(value);
            }
            shift += 7;
        }
    }

    pub fn number(&mut self) -> Result<usize, Broken> {
        usize::try_from(self.wide()?).map_err(|_| Broken("a number is too large"))
    }

    /// A number with its sign in the lowest bit.
    pub fn signed(&mut self) -> Result<i128, Broken> {
        let value = self.wide()?;
        let half = i128::try_from(value >> 1).map_err(|_| Broken("a number is too large"))?;
        Ok(if value & 1 == 1 { -half - 1 } else { half })
    }

    pub fn signed64(&mut self) -> Result<i64, Broken> {
        i64::try_from(self.signed()?).map_err(|_| Broken("a number is too large"))
    }

    pub fn text(&mut self) -> Result<Box<[u8]>, Broken> {
        let length = self.number()?;
        Ok(self.take(length)?.into())
    }

    /// A count and that many things.
    pub fn list<T>(
        &mut self,
        mut read: impl FnMut(&mut Self) -> Result<T, Broken>,
    ) -> Result<Vec<T>, Broken> {
        let count = self.number()?;
        let mut found = Vec::with_capacity(count.min(self.rest.len()));
        for _ in 0..count {
            found.push(read(self)?);
        }
        Ok(found)
    }
}
