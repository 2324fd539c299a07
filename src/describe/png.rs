//! Text in a PNG: what a picture is and where it comes from, kept in the file itself.
//!
//! Takes the bytes of a PNG and a keyword with its text, gives the PNG with an `iTXt` chunk after its header. Never
//! changes the picture; bytes that are no PNG give nothing.

/// How every PNG begins.
const SIGNATURE: [u8; 8] = *b"\x89PNG\r\n\x1a\n";

/// Where the header chunk ends: the signature, a length, a name, thirteen bytes and a checksum.
const HEADER_END: usize = 8 + 4 + 4 + 13 + 4;

/// The PNG with a text in it.
pub fn with_text(png: &[u8], keyword: &str, text: &str) -> Option<Vec<u8>> {
    let (head, rest) = png.split_at_checked(HEADER_END)?;
    if !head.starts_with(&SIGNATURE) || head.get(12..16) != Some(b"IHDR") {
        return None;
    }
    // After the keyword: a zero, not compressed, the method of compression, no language, no translated keyword.
    let body = [b"iTXt", keyword.as_bytes(), &[0, 0, 0, 0, 0], text.as_bytes()].concat();
    let length = u32::try_from(body.len().checked_sub(4)?).ok()?;
    Some([head, &length.to_be_bytes(), &body, &checksum(&body).to_be_bytes(), rest].concat())
}

/// CRC-32 as PNG has it.
fn checksum(bytes: &[u8]) -> u32 {
    const POLYNOMIAL: u32 = 0xEDB8_8320;
    !bytes.iter().fold(u32::MAX, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| (crc >> 1) ^ if crc & 1 == 1 { POLYNOMIAL } else { 0 })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// One grey pixel.
    const PIXEL: [u8; 67] = *b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\0\0\0\0\x3a\x7e\x9b\x55\
        \0\0\0\nIDATx\x9cch\0\0\0\x82\0\x81\xdd\x43\x6a\xf4\0\0\0\0IEND\xae\x42\x60\x82";

    #[test]
    fn the_checksum_is_that_of_png() {
        assert_eq!(checksum(b"123456789"), 0xCBF4_3926);
        assert_eq!(checksum(b"IEND").to_be_bytes(), [0xAE, 0x42, 0x60, 0x82]);
    }

    #[test]
    fn a_text_stands_after_the_header_and_the_rest_is_as_it_was() {
        let found = with_text(&PIXEL, "Source", "来源").expect("a PNG");
        let (head, rest) = found.split_at(HEADER_END);
        assert_eq!(head, &PIXEL[..HEADER_END]);
        assert!(rest.ends_with(&PIXEL[HEADER_END..]));
        assert_eq!(rest[..8], [0, 0, 0, 17, b'i', b'T', b'X', b't']);
        assert!(rest[8..].starts_with("Source\0\0\0\0\0来源".as_bytes()));
    }

    #[test]
    fn what_is_no_png_is_left_alone() {
        assert_eq!(with_text(b"", "a", "b"), None);
        assert_eq!(with_text(&[0; 80], "a", "b"), None);
    }
}
