use std::{
    collections::HashMap,
    sync::{
        RwLock,
        atomic::{AtomicU64, Ordering},
    },
};

use axum::body::Bytes;
use serde_json::{Value, json};

use super::{
    error::ApiError,
    lock::{read, write},
    params::Upload,
    picture::{SIZE, dimensions, picture},
};

/// Files by id. Ids of the form `SEED-<n>` are pictures that need no upload.
#[derive(Debug, Default)]
pub struct Files {
    known: RwLock<HashMap<String, File>>,
    next: AtomicU64,
}

#[derive(Clone, Debug)]
struct File {
    bytes: Bytes,
    /// Pixels, for photos; documents have a name instead.
    photo: Option<(u32, u32)>,
    name: String,
    mime: String,
}

/// Bytes with their media type.
#[derive(Clone, Debug)]
pub struct Content {
    pub bytes: Bytes,
    pub mime: String,
}

const PHOTO_LIMIT: usize = 10 * 1024 * 1024;
const DOWNLOAD_LIMIT: usize = 20 * 1024 * 1024;
/// Suffix of the id and longest side in pixels, like Telegram's thumbnails.
const SIZES: [(&str, u32); 3] = [("s", 90), ("m", 320), ("x", 1280)];

impl Files {
    /// Keeps a picture; the answer is a `PhotoSize` array, smallest first.
    pub fn add_photo(&self, bytes: Bytes) -> Result<Value, ApiError> {
        if bytes.is_empty() {
            return Err(ApiError::bad_request("file must be non-empty"));
        }
        if bytes.len() > PHOTO_LIMIT {
            return Err(ApiError::bad_request("too big file size"));
        }
        let size =
            dimensions(&bytes).ok_or_else(|| ApiError::bad_request("IMAGE_PROCESS_FAILED"))?;
        let n = self.next.fetch_add(1, Ordering::Relaxed) + 1;
        let base = format!("AgACAgUAAxkB{n:08}");
        let mut known = write(&self.known);
        for (suffix, longest) in SIZES {
            let file = File {
                bytes: bytes.clone(),
                photo: Some(fit(size, longest)),
                name: String::new(),
                mime: mime_of(&bytes).into(),
            };
            known.insert(format!("{base}{suffix}"), file);
        }
        drop(known);
        self.photo(&format!("{base}x"))
    }

    pub fn add_document(&self, upload: Upload) -> Result<Value, ApiError> {
        if upload.bytes.is_empty() {
            return Err(ApiError::bad_request("file must be non-empty"));
        }
        let n = self.next.fetch_add(1, Ordering::Relaxed) + 1;
        let id = format!("BQACAgUAAxkB{n:08}d");
        let mime = upload.mime.unwrap_or_else(|| mime_of(&upload.bytes).into());
        let name = if upload.name.is_empty() { "file".into() } else { upload.name };
        let file = File { bytes: upload.bytes, photo: None, name, mime };
        write(&self.known).insert(id.clone(), file);
        self.document(&id)
    }

    /// The `PhotoSize` array behind an id.
    pub fn photo(&self, id: &str) -> Result<Value, ApiError> {
        if seed(id).is_some() {
            let (width, height) = (SIZE.0 as u32, SIZE.1 as u32);
            return Ok(json!([photo_size(id, width, height, 3 * SIZE.0 * SIZE.1)]));
        }
        let known = read(&self.known);
        let file = known.get(id).ok_or_else(wrong_id)?;
        if file.photo.is_none() {
            return Err(ApiError::bad_request("can't use file of type Document as Photo"));
        }
        let base = &id[..id.len() - 1];
        let sizes = SIZES.iter().filter_map(|(suffix, _)| {
            let id = format!("{base}{suffix}");
            let file = known.get(&id)?;
            let (width, height) = file.photo?;
            Some(photo_size(&id, width, height, file.bytes.len()))
        });
        Ok(Value::Array(sizes.collect()))
    }

    /// The `Document` behind an id.
    pub fn document(&self, id: &str) -> Result<Value, ApiError> {
        let known = read(&self.known);
        let file = known.get(id).ok_or_else(wrong_id)?;
        if file.photo.is_some() {
            return Err(ApiError::bad_request("can't use file of type Photo as Document"));
        }
        Ok(json!({
            "file_id": id, "file_unique_id": unique(id), "file_size": file.bytes.len(),
            "file_name": file.name, "mime_type": file.mime,
        }))
    }

    /// What getFile answers; the path leads back here.
    pub fn describe(&self, id: &str) -> Result<Value, ApiError> {
        let content = self.content(id).ok_or_else(|| ApiError::bad_request("invalid file_id"))?;
        if content.bytes.len() > DOWNLOAD_LIMIT {
            return Err(ApiError::bad_request("file is too big"));
        }
        let (folder, ending) = match content.mime.as_str() {
            "image/png" => ("photos", "png"),
            "image/jpeg" => ("photos", "jpg"),
            _ => ("documents", "bin"),
        };
        Ok(json!({
            "file_id": id, "file_unique_id": unique(id), "file_size": content.bytes.len(),
            "file_path": format!("{folder}/{id}.{ending}"),
        }))
    }

    /// By id, or by a path from getFile.
    pub fn content(&self, id: &str) -> Option<Content> {
        let name = id.rsplit('/').next()?;
        let id = name.split('.').next()?;
        if let Some(n) = seed(id) {
            return Some(Content { bytes: picture(n).into(), mime: "image/png".into() });
        }
        let known = read(&self.known);
        let file = known.get(id)?;
        Some(Content { bytes: file.bytes.clone(), mime: file.mime.clone() })
    }
}

fn wrong_id() -> ApiError {
    ApiError::bad_request("wrong file identifier/HTTP URL specified")
}

fn seed(id: &str) -> Option<u64> {
    id.strip_prefix("SEED-")?.parse().ok()
}

fn photo_size(id: &str, width: u32, height: u32, bytes: usize) -> Value {
    json!({
        "file_id": id, "file_unique_id": unique(id), "file_size": bytes,
        "width": width, "height": height,
    })
}

fn unique(id: &str) -> String {
    format!("AQAD{}", id.trim_start_matches("AgACAgUAAxkB").trim_start_matches("BQACAgUAAxkB"))
}

fn fit((width, height): (u32, u32), longest: u32) -> (u32, u32) {
    let side = width.max(height).max(1);
    if side <= longest {
        return (width, height);
    }
    let scale = |n: u32| ((u64::from(n) * u64::from(longest) / u64::from(side)) as u32).max(1);
    (scale(width), scale(height))
}

fn mime_of(bytes: &[u8]) -> &'static str {
    match bytes {
        [0x89, b'P', b'N', b'G', ..] => "image/png",
        [0xff, 0xd8, ..] => "image/jpeg",
        [b'G', b'I', b'F', b'8', ..] => "image/gif",
        [b'R', b'I', b'F', b'F', ..] => "image/webp",
        [b'%', b'P', b'D', b'F', ..] => "application/pdf",
        _ => "application/octet-stream",
    }
}
