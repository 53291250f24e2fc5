//! The CRC-32 that zlib gives, eight bytes at a time.

const STRIDE: usize = 8;

/// What each byte adds to a checksum, by how many bytes follow it.
const fn tables() -> [[u32; 256]; STRIDE] {
    let mut tables = [[0u32; 256]; STRIDE];
    let mut byte = 0;
    while byte < 256 {
        let (mut value, mut bit) = (byte as u32, 0);
        while bit < 8 {
            value = if value & 1 == 1 {
                value >> 1 ^ 0xEDB8_8320
            } else {
                value >> 1
            };
            bit += 1;
        }
        tables[0][byte] = value;
        byte += 1;
    }
    let mut place = 1;
    while place < STRIDE {
        byte = 0;
        while byte < 256 {
            let before = tables[place - 1][byte];
            tables[place][byte] = before >> 8 ^ tables[0][(before & 0xFF) as usize];
            byte += 1;
        }
        place += 1;
    }
    tables
}

static TABLES: [[u32; 256]; STRIDE] = tables();

/// The checksum of a text.
pub fn crc32(text: &[u8]) -> u32 {
    let mut value = !0u32;
    let mut strides = text.chunks_exact(STRIDE);
    for stride in &mut strides {
        let mut word = [0u8; STRIDE];
        word.copy_from_slice(stride);
        let word = (u64::from_le_bytes(word) ^ u64::from(value)).to_le_bytes();
        value = word
            .iter()
            .zip(TABLES.iter().rev())
            .fold(0, |sum, (&byte, table)| sum ^ table[usize::from(byte)]);
    }
    let mut rest = strides.remainder();
    if rest.len() >= STRIDE / 2 {
        let (half, last) = rest.split_at(STRIDE / 2);
        let word = u32::from_le_bytes([half[0], half[1], half[2], half[3]]) ^ value;
        let bytes = word.to_le_bytes();
        value = bytes
            .iter()
            .zip(TABLES[..STRIDE / 2].iter().rev())
            .fold(0, |sum, (&byte, table)| sum ^ table[usize::from(byte)]);
        rest = last;
    }
    !rest.iter().fold(value, |value, &byte| {
        TABLES[0][usize::from(value as u8 ^ byte)] ^ value >> 8
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_checksum_is_that_of_zlib() {
        assert_eq!(crc32(b""), 0);
        assert_eq!(crc32(b"123456789"), 0xCBF4_3926);
        assert_eq!(
            crc32(b"The quick brown fox jumps over the lazy dog"),
            0x414F_A339
        );
    }

    #[test]
    fn texts_of_every_length_have_the_sum_that_their_bytes_have() {
        let text: Vec<u8> = (0..60).map(|place| (place * 37 + 11) as u8).collect();
        for length in 0..text.len() {
            let one_by_one = !text[..length].iter().fold(!0u32, |value, &byte| {
                TABLES[0][usize::from(value as u8 ^ byte)] ^ value >> 8
            });
            assert_eq!(crc32(&text[..length]), one_by_one, "{length}");
        }
    }
}
