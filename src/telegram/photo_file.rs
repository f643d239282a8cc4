//! A picture that came as a file becomes a photo: fetched, encoded anew without what it tells of its maker
//! and place, and sent to its sender, so that Telegram's id for it can be used as any photo's.

use std::{io::Cursor, time::Duration};

use image::{
    DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits, RgbImage,
    codecs::jpeg::JpegEncoder, imageops::FilterType,
};
use teloxide::{
    payloads::{GetFile, SendPhoto},
    types::{ChatId, FileId, InputFile},
};
use tokio::{sync::Semaphore, task::spawn_blocking, time::timeout};

use super::outbound::{Attachment, Failure, Outbound};
use crate::{dialogue::FileProblem, domain::promotion::PhotoId};

/// What Telegram lets a bot fetch, in bytes.
pub const MOST_BYTES: usize = 20 * 1024 * 1024;
const MOST_PIXELS: u64 = 50_000_000;
/// Telegram scales photos down to this many pixels on the longer side.
const LONGEST_SIDE: u32 = 2560;
const QUALITY: u8 = 85;
/// All of it together; people wait for the answer.
const WITHIN: Duration = Duration::from_secs(25);

/// A decoded picture takes much memory, so few are in work at once.
static IN_WORK: Semaphore = Semaphore::const_new(2);

/// A picture among somebody's files.
#[derive(Debug)]
pub struct PictureFile {
    pub id: FileId,
    pub caption: Option<String>,
}

/// Whether files of this media type can become photos.
pub fn is_picture(mime: &str) -> bool {
    matches!(mime, "image/jpeg" | "image/png" | "image/webp")
}

/// The photo that the file has become in its sender's chat.
pub async fn developed(
    outbound: &Outbound,
    chat: i64,
    file: &FileId,
) -> Result<PhotoId, FileProblem> {
    let developing = timeout(WITHIN, develop(outbound, chat, file));
    developing.await.unwrap_or(Err(FileProblem::Away))
}

async fn develop(outbound: &Outbound, chat: i64, file: &FileId) -> Result<PhotoId, FileProblem> {
    let found = outbound.call(&GetFile::new(file.clone())).await.map_err(|why| away(&why))?;
    let fetched = outbound.download(&found.path, MOST_BYTES).await;
    let bytes = fetched.map_err(|why| away(&why))?;
    let Ok(_turn) = IN_WORK.acquire().await else { return Err(FileProblem::Away) };
    let encoded = spawn_blocking(move || encoded(&bytes)).await;
    let bytes = encoded.unwrap_or(Err(FileProblem::Unreadable))?;
    let payload = SendPhoto::new(ChatId(chat), InputFile::memory(Vec::new()));
    let photo = Attachment { field: "photo", file_name: "foto.jpg".to_owned(), bytes };
    let sent = outbound.call_with(&payload, photo).await.map_err(|why| away(&why))?;
    let sizes = sent.photo().unwrap_or_default();
    let largest = sizes.iter().max_by_key(|size| size.width * size.height);
    largest
        .map(|size| PhotoId::of(&size.file.id.0, &size.file.unique_id.0))
        .ok_or(FileProblem::Away)
}

fn away(why: &Failure) -> FileProblem {
    tracing::warn!(%why, "a picture sent as a file can't be made a photo");
    match why {
        Failure::TooLarge { .. } => FileProblem::TooBig,
        _ => FileProblem::Away,
    }
}

/// The same picture as a JPEG of our own: upright, no larger than Telegram keeps it, and nothing but pixels.
fn encoded(bytes: &[u8]) -> Result<Vec<u8>, FileProblem> {
    let unreadable = |_error| FileProblem::Unreadable;
    let mut reader = ImageReader::new(Cursor::new(bytes))
        .with_guessed_format()
        .map_err(|_error| FileProblem::Unreadable)?;
    if !matches!(reader.format(), Some(ImageFormat::Jpeg | ImageFormat::Png | ImageFormat::WebP)) {
        return Err(FileProblem::Unreadable);
    }
    let mut limits = Limits::default();
    limits.max_alloc = Some(4 * MOST_PIXELS);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(unreadable)?;
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > MOST_PIXELS {
        return Err(FileProblem::TooBig);
    }
    let orientation = decoder.orientation().map_err(unreadable)?;
    let mut picture = DynamicImage::from_decoder(decoder).map_err(unreadable)?;
    picture.apply_orientation(orientation);
    if picture.width().max(picture.height()) > LONGEST_SIDE {
        picture = picture.resize(LONGEST_SIDE, LONGEST_SIDE, FilterType::Triangle);
    }
    let mut jpeg = Vec::new();
    let encoder = JpegEncoder::new_with_quality(&mut jpeg, QUALITY);
    on_white(&picture).write_with_encoder(encoder).map_err(unreadable)?;
    Ok(jpeg)
}

/// A JPEG knows no transparency; behind a logo people expect paper.
fn on_white(picture: &DynamicImage) -> RgbImage {
    if !picture.color().has_alpha() {
        return picture.to_rgb8();
    }
    let seen = picture.to_rgba8();
    RgbImage::from_fn(seen.width(), seen.height(), |x, y| {
        let [red, green, blue, alpha] = seen.get_pixel(x, y).0;
        let over = |colour: u8| {
            let (colour, alpha) = (u32::from(colour), u32::from(alpha));
            u8::try_from((colour * alpha + 255 * (255 - alpha)) / 255).unwrap_or(u8::MAX)
        };
        image::Rgb([over(red), over(green), over(blue)])
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(picture: &DynamicImage, format: ImageFormat) -> Vec<u8> {
        let mut bytes = Cursor::new(Vec::new());
        picture.write_to(&mut bytes, format).unwrap();
        bytes.into_inner()
    }

    #[test]
    fn what_a_picture_tells_of_its_maker_is_gone_and_it_stands_upright() {
        let wide = DynamicImage::new_rgb8(64, 32);
        let plain = written(&wide, ImageFormat::Jpeg);
        // Exif: turned by a quarter, with a word of the maker behind.
        let mut exif =
            b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0".to_vec();
        exif.extend(b"KAMERA SARI");
        let length = u16::try_from(exif.len() + 2).unwrap().to_be_bytes();
        let told = [&plain[..2], &[0xff, 0xe1], &length, &exif, &plain[2..]].concat();
        let jpeg = encoded(&told).unwrap();
        assert!(!jpeg.windows(6).any(|bytes| bytes == b"KAMERA" || bytes == b"Exif\0\0"));
        let read = image::load_from_memory(&jpeg).unwrap();
        assert_eq!((read.width(), read.height()), (32, 64));
    }

    #[test]
    fn a_large_picture_is_scaled_and_transparency_becomes_paper() {
        let clear = DynamicImage::new_rgba8(3000, 300);
        let jpeg = encoded(&written(&clear, ImageFormat::Png)).unwrap();
        let read = image::load_from_memory(&jpeg).unwrap().to_rgb8();
        assert_eq!((read.width(), read.height()), (2560, 256));
        assert!(read.get_pixel(9, 9).0.iter().all(|colour| *colour > 250));
    }

    #[test]
    fn what_is_no_picture_is_not_taken_for_one() {
        let cut = &written(&DynamicImage::new_rgb8(64, 32), ImageFormat::Jpeg)[..60];
        for bytes in [b"%PDF-1.7".as_slice(), b"", cut] {
            assert_eq!(encoded(bytes), Err(FileProblem::Unreadable));
        }
    }
}
