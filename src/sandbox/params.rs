use axum::{
    Form,
    body::{Body, Bytes, to_bytes},
    extract::{FromRequest, Multipart, Query},
    http::{Request, header::CONTENT_TYPE},
};
use serde_json::{Map, Value};

use super::error::ApiError;

/// Telegram's own limit for uploads, in bytes.
pub const BODY_LIMIT: usize = 50 * 1024 * 1024;

/// A method's parameters, however they came: query, JSON, form or multipart.
#[derive(Debug, Default)]
pub struct Params {
    fields: Map<String, Value>,
    uploads: Vec<(String, Upload)>,
}

#[derive(Clone, Debug)]
pub struct Upload {
    pub name: String,
    pub mime: Option<String>,
    pub bytes: Bytes,
}

impl Params {
    pub async fn read(request: Request<Body>) -> Result<Self, ApiError> {
        let mut params = Self::default();
        if request.uri().query().is_some()
            && let Ok(Query(pairs)) = Query::<Vec<(String, String)>>::try_from_uri(request.uri())
        {
            params.extend(pairs);
        }
        let kind = request.headers().get(CONTENT_TYPE).and_then(|v| v.to_str().ok()).unwrap_or("");
        if kind.starts_with("application/json") {
            params.read_json(request).await?;
        } else if kind.starts_with("application/x-www-form-urlencoded") {
            let Form(pairs) = Form::<Vec<(String, String)>>::from_request(request, &())
                .await
                .map_err(|_| ApiError::bad_request("can't parse form data"))?;
            params.extend(pairs);
        } else if kind.starts_with("multipart/form-data") {
            params.read_multipart(request).await?;
        }
        Ok(params)
    }

    /// A whole number, also written as a string.
    pub fn int(&self, name: &str) -> Option<i64> {
        match self.fields.get(name)? {
            Value::Number(number) => number.as_i64(),
            Value::String(text) => text.trim().parse().ok(),
            _ => None,
        }
    }

    pub fn float(&self, name: &str) -> Option<f64> {
        match self.fields.get(name)? {
            Value::Number(number) => number.as_f64(),
            Value::String(text) => text.trim().parse().ok(),
            _ => None,
        }
    }

    pub fn flag(&self, name: &str) -> bool {
        match self.fields.get(name) {
            Some(Value::Bool(flag)) => *flag,
            Some(Value::String(text)) => matches!(text.as_str(), "true" | "True" | "1" | "yes"),
            Some(Value::Number(number)) => number.as_i64() == Some(1),
            _ => false,
        }
    }

    pub fn text(&self, name: &str) -> Option<&str> {
        self.fields.get(name)?.as_str()
    }

    /// A typed value: as it is in a JSON body, a JSON text in a form.
    pub fn json(&self, name: &str) -> Result<Option<Value>, ApiError> {
        match self.fields.get(name) {
            None | Some(Value::Null) => Ok(None),
            Some(Value::String(text)) if text.is_empty() => Ok(None),
            Some(Value::String(text)) => serde_json::from_str(text)
                .map(Some)
                .map_err(|_| ApiError::bad_request(format!("can't parse {name} JSON object"))),
            Some(value) => Ok(Some(value.clone())),
        }
    }

    /// The file a media field speaks of: `attach://part`, or the part of the field's own name.
    pub fn upload(&self, field: &str, value: Option<&str>) -> Option<&Upload> {
        let part = value.and_then(|value| value.strip_prefix("attach://")).unwrap_or(field);
        self.uploads.iter().find(|(name, _)| name == part).map(|(_, upload)| upload)
    }

    /// Every upload, in the order of the request.
    pub fn uploads(&self) -> impl Iterator<Item = &Upload> {
        self.uploads.iter().map(|(_, upload)| upload)
    }

    fn extend(&mut self, pairs: Vec<(String, String)>) {
        self.fields.extend(pairs.into_iter().map(|(name, text)| (name, Value::String(text))));
    }

    async fn read_json(&mut self, request: Request<Body>) -> Result<(), ApiError> {
        let bytes = to_bytes(request.into_body(), BODY_LIMIT)
            .await
            .map_err(|_| ApiError::new(413, "Request Entity Too Large"))?;
        if bytes.is_empty() {
            return Ok(());
        }
        match serde_json::from_slice(&bytes) {
            Ok(Value::Object(fields)) if self.fields.is_empty() => self.fields = fields,
            Ok(Value::Object(fields)) => self.fields.extend(fields),
            _ => return Err(ApiError::bad_request("can't parse JSON object")),
        }
        Ok(())
    }

    async fn read_multipart(&mut self, request: Request<Body>) -> Result<(), ApiError> {
        let broken = || ApiError::bad_request("can't parse multipart/form-data");
        let mut parts = Multipart::from_request(request, &()).await.map_err(|_| broken())?;
        while let Some(part) = parts.next_field().await.map_err(|_| broken())? {
            let name = part.name().unwrap_or_default().to_owned();
            let file_name = part.file_name().map(str::to_owned);
            let mime = part.content_type().map(str::to_owned);
            let bytes = part
                .bytes()
                .await
                .map_err(|error| ApiError::new(error.status().as_u16(), error.body_text()))?;
            match (file_name, std::str::from_utf8(&bytes)) {
                (None, Ok(text)) => {
                    self.fields.insert(name, Value::String(text.to_owned()));
                }
                (file_name, _) => {
                    let upload = Upload { name: file_name.unwrap_or_default(), mime, bytes };
                    self.uploads.push((name, upload));
                }
            }
        }
        Ok(())
    }
}
