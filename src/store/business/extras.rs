//! The optional columns of a business.

use sqlx::FromRow;

use super::super::{Result, StoreError};
use crate::domain::{
    business::Extras,
    hours::Hours,
    link::Link,
    papers::{Halal, Nib, Papers, Pirt},
    place::Point,
    promotion::PhotoId,
};

#[derive(FromRow)]
pub struct Row {
    pub latitude: Option<f64>,
    pub longitude: Option<f64>,
    pub hours: Option<String>,
    pub photo: Option<String>,
    pub links: Option<String>,
    #[sqlx(flatten)]
    pub papers: PapersRow,
}

#[derive(FromRow)]
pub struct PapersRow {
    pub nib: Option<String>,
    pub pirt: Option<String>,
    pub halal: Option<String>,
}

impl Row {
    pub fn of(extras: &Extras) -> Self {
        let Extras { point, hours, photo, links, papers } = extras;
        let links: Vec<&str> = links.iter().map(Link::as_str).collect();
        Self {
            latitude: point.map(Point::latitude),
            longitude: point.map(Point::longitude),
            hours: hours.as_ref().map(ToString::to_string),
            photo: photo.as_ref().map(|photo| photo.0.clone()),
            links: (!links.is_empty()).then(|| links.join("\n")),
            papers: PapersRow::of(papers),
        }
    }

    pub fn read(self) -> Result<Extras> {
        let point = match (self.latitude, self.longitude) {
            (Some(latitude), Some(longitude)) => {
                let point = Point::at(latitude, longitude);
                Some(point.ok_or(StoreError::Unreadable("business.latitude"))?)
            }
            _ => None,
        };
        let links = self.links.iter().flat_map(|links| links.lines()).map(Link::parse);
        Ok(Extras {
            point,
            hours: parsed(self.hours, "business.hours", |text| text.parse::<Hours>())?,
            photo: self.photo.map(PhotoId),
            links: links
                .collect::<Result<_, _>>()
                .map_err(StoreError::unreadable("business.links"))?,
            papers: self.papers.read()?,
        })
    }
}

impl PapersRow {
    pub fn of(papers: &Papers) -> Self {
        Self {
            nib: papers.nib.as_ref().map(|nib| nib.as_str().to_owned()),
            pirt: papers.pirt.as_ref().map(|pirt| pirt.as_str().to_owned()),
            halal: papers.halal.as_ref().map(|halal| halal.as_str().to_owned()),
        }
    }

    pub fn read(self) -> Result<Papers> {
        Ok(Papers {
            nib: parsed(self.nib, "business.nib", Nib::parse)?,
            pirt: parsed(self.pirt, "business.pirt", Pirt::parse)?,
            halal: parsed(self.halal, "business.halal", Halal::parse)?,
        })
    }
}

fn parsed<T, E: std::fmt::Debug>(
    text: Option<String>,
    column: &'static str,
    parse: impl Fn(&str) -> Result<T, E>,
) -> Result<Option<T>> {
    text.map(|text| parse(&text)).transpose().map_err(StoreError::unreadable(column))
}
