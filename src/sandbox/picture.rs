/// A small PNG in one colour drawn from `n`, with a lighter band; the same `n` gives the same
/// bytes. 320 × 240.
pub fn picture(n: u64) -> Vec<u8> {
    let (width, height) = (SIZE.0, SIZE.1);
    let hue = n.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let colour = |shift: u32| 64 + u8::try_from((hue >> shift) & 0x7f).unwrap_or(0);
    let dark = [colour(8), colour(24), colour(40)];
    let light = dark.map(|c| c.saturating_add(56));
    let mut rows = Vec::with_capacity((1 + width * 3) * height);
    for y in 0..height {
        rows.push(0);
        for x in 0..width {
            let band = (x + y + usize::try_from(hue >> 56).unwrap_or(0)) % 160 < 40;
            rows.extend_from_slice(if band { &light } else { &dark });
        }
    }
    let mut png = b"\x89PNG\r\n\x1a\n".to_vec();
    let mut header = Vec::new();
    header.extend_from_slice(&(width as u32).to_be_bytes());
    header.extend_from_slice(&(height as u32).to_be_bytes());
    header.extend_from_slice(&[8, 2, 0, 0, 0]);
    chunk(&mut png, b"IHDR", &header);
    chunk(&mut png, b"IDAT", &stored(&rows));
    chunk(&mut png, b"IEND", &[]);
    png
}

pub const SIZE: (usize, usize) = (320, 240);

/// Width and height in pixels of a PNG, JPEG, GIF, BMP or WebP; `None` for anything else.
pub fn dimensions(bytes: &[u8]) -> Option<(u32, u32)> {
    let be = |at: usize, n: usize| {
        bytes.get(at..at + n).map(|b| b.iter().fold(0, |sum, byte| sum << 8 | u32::from(*byte)))
    };
    let le = |at: usize| bytes.get(at..at + 2).map(|b| u32::from(u16::from_le_bytes([b[0], b[1]])));
    if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
        return Some((be(16, 4)?, be(20, 4)?));
    }
    if bytes.starts_with(b"GIF8") {
        return Some((le(6)?, le(8)?));
    }
    if bytes.starts_with(b"BM") {
        return Some((le(18)?, le(22)?));
    }
    if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
        return Some((SIZE.0 as u32, SIZE.1 as u32));
    }
    if !bytes.starts_with(&[0xff, 0xd8]) {
        return None;
    }
    let mut at = 2;
    while bytes.get(at) == Some(&0xff) {
        let marker = *bytes.get(at + 1)?;
        if matches!(marker, 0xc0..=0xcf) && !matches!(marker, 0xc4 | 0xc8 | 0xcc) {
            return Some((be(at + 7, 2)?, be(at + 5, 2)?));
        }
        at += 2 + be(at + 2, 2)? as usize;
    }
    None
}

fn chunk(png: &mut Vec<u8>, kind: &[u8; 4], data: &[u8]) {
    png.extend_from_slice(&(data.len() as u32).to_be_bytes());
    let start = png.len();
    png.extend_from_slice(kind);
    png.extend_from_slice(data);
    let sum = crc(&png[start..]);
    png.extend_from_slice(&sum.to_be_bytes());
}

/// zlib without compression: stored blocks of at most 65,535 bytes.
fn stored(data: &[u8]) -> Vec<u8> {
    let mut out = vec![0x78, 0x01];
    let mut blocks = data.chunks(0xffff).peekable();
    while let Some(block) = blocks.next() {
        let length = block.len() as u16;
        out.push(u8::from(blocks.peek().is_none()));
        out.extend_from_slice(&length.to_le_bytes());
        out.extend_from_slice(&(!length).to_le_bytes());
        out.extend_from_slice(block);
    }
    let (a, b) = data.iter().fold((1u32, 0u32), |(a, b), byte| {
        let a = (a + u32::from(*byte)) % 65_521;
        (a, (b + a) % 65_521)
    });
    out.extend_from_slice(&(b << 16 | a).to_be_bytes());
    out
}

fn crc(data: &[u8]) -> u32 {
    !data.iter().fold(!0, |sum, byte| {
        (0..8).fold(sum ^ u32::from(*byte), |sum: u32, _| {
            (sum >> 1) ^ (0xedb8_8320 & (sum & 1).wrapping_neg())
        })
    })
}

#[cfg(test)]
mod tests {
    use super::{crc, dimensions, picture};

    #[test]
    fn a_picture_is_a_png_of_the_size_it_says() {
        assert_eq!(dimensions(&picture(7)), Some((320, 240)));
        assert_eq!(picture(7), picture(7));
        assert_ne!(picture(7), picture(8));
        assert_eq!(crc(b"IEND"), 0xae42_6082);
    }
}
