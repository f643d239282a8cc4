//! Points on the map, and how far they are from each other and from the regency.

use std::{fmt, num::ParseIntError, str::FromStr};

use serde::{Deserialize, Serialize};

/// A point on the earth, kept in millionths of a degree (a tenth of a metre), so that points can be equal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Point {
    latitude: i32,
    longitude: i32,
}

const MILLION: f64 = 1e6;
const EARTH_RADIUS_METRES: f64 = 6_371_000.0;

/// The regency's outermost latitudes and longitudes in degrees, south and west first, a village's width wider.
const REGENCY: [(f64, f64); 2] = [(-7.73, -7.05), (109.70, 110.10)];
/// Nobody goes further than this for something near.
const FAR_METRES: f64 = 50_000.0;

impl Point {
    /// From degrees, north and east positive; `None` where there is no such point.
    pub fn at(latitude: f64, longitude: f64) -> Option<Self> {
        let on_earth = latitude.abs() <= 90.0 && longitude.abs() <= 180.0;
        on_earth
            .then_some(Self { latitude: millionths(latitude), longitude: millionths(longitude) })
    }

    /// In degrees, north positive.
    pub fn latitude(self) -> f64 {
        f64::from(self.latitude) / MILLION
    }

    /// In degrees, east positive.
    pub fn longitude(self) -> f64 {
        f64::from(self.longitude) / MILLION
    }

    /// Metres along the ground, as on a sphere: within half a percent of the true distance.
    pub fn metres_to(self, other: Self) -> f64 {
        let (here, there) = (self.latitude().to_radians(), other.latitude().to_radians());
        let across = (other.longitude() - self.longitude()).to_radians();
        let half = |angle: f64| (angle / 2.0).sin().powi(2);
        let chord = half(there - here) + here.cos() * there.cos() * half(across);
        2.0 * EARTH_RADIUS_METRES * chord.sqrt().min(1.0).asin()
    }

    /// Whether it lies in the regency or so close that a border drawn roughly may have missed it.
    pub fn is_near_regency(self) -> bool {
        let within = |value: f64, (least, most): (f64, f64)| (least..=most).contains(&value);
        within(self.latitude(), REGENCY[0]) && within(self.longitude(), REGENCY[1])
    }

    /// Metres to the regency; zero within.
    pub fn metres_to_regency(self) -> f64 {
        let [(south, north), (west, east)] = REGENCY;
        let border =
            Self::at(self.latitude().clamp(south, north), self.longitude().clamp(west, east));
        border.map_or(0.0, |border| self.metres_to(border))
    }

    /// Whether nothing in the regency can be called near.
    pub fn is_far_from_regency(self) -> bool {
        self.metres_to_regency() > FAR_METRES
    }
}

/// As millionths of a degree: "-7361600,109900300".
impl fmt::Display for Point {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{},{}", self.latitude, self.longitude)
    }
}

/// Why a text is no point.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NoPoint {
    #[error("there is no comma")]
    NoComma,
    #[error(transparent)]
    NoNumber(#[from] ParseIntError),
    #[error("it is not on the earth")]
    Elsewhere,
}

impl FromStr for Point {
    type Err = NoPoint;

    fn from_str(text: &str) -> Result<Self, NoPoint> {
        let (latitude, longitude) = text.split_once(',').ok_or(NoPoint::NoComma)?;
        let degrees =
            |millionths: &str| Ok::<_, NoPoint>(f64::from(millionths.parse::<i32>()?) / MILLION);
        Self::at(degrees(latitude)?, degrees(longitude)?).ok_or(NoPoint::Elsewhere)
    }
}

#[expect(clippy::cast_possible_truncation, reason = "at most 180 million, checked before")]
fn millionths(degrees: f64) -> i32 {
    (degrees * MILLION).round() as i32
}

#[cfg(test)]
mod tests {
    use super::*;

    fn point(latitude: f64, longitude: f64) -> Point {
        Point::at(latitude, longitude).unwrap()
    }

    #[test]
    fn the_regency_ends_at_its_neighbours_towns() {
        let inside = [(-7.3616, 109.9003), (-7.2047, 109.9100), (-7.6100, 109.7900)];
        let outside =
            [(-7.7130, 110.0090 + 0.2), (-7.3967, 109.6950), (-7.3150, 110.1750), (0.0, 0.0)];
        for (latitude, longitude) in inside {
            assert!(point(latitude, longitude).is_near_regency(), "{latitude} {longitude}");
        }
        for (latitude, longitude) in outside {
            assert!(!point(latitude, longitude).is_near_regency(), "{latitude} {longitude}");
        }
    }

    #[test]
    fn the_next_towns_are_not_far_and_the_next_province_is() {
        for (latitude, longitude) in [(-7.3616, 109.9003), (-7.4797, 110.2177), (-7.3967, 109.6950)]
        {
            assert!(!point(latitude, longitude).is_far_from_regency(), "{latitude} {longitude}");
        }
        assert_eq!(point(-7.3616, 109.9003).metres_to_regency(), 0.0);
        let jakarta = point(-6.1754, 106.8272);
        assert!(jakarta.is_far_from_regency());
        assert!(
            (325_000.0..340_000.0).contains(&jakarta.metres_to_regency()),
            "{}",
            jakarta.metres_to_regency()
        );
    }

    #[test]
    fn distances_are_those_of_the_map() {
        let (square, dieng) = (point(-7.3616, 109.9003), point(-7.2047, 109.9100));
        assert_eq!(square.metres_to(square), 0.0);
        assert!((17_000.0..18_000.0).contains(&square.metres_to(dieng)));
        assert!((point(0.0, 179.9).metres_to(point(0.0, -179.9)) - 22_239.0).abs() < 5.0);
    }

    #[test]
    fn a_point_is_read_back_as_written() {
        for (latitude, longitude) in [(-7.3616, 109.9003), (0.0, 0.0), (90.0, -180.0)] {
            let point = point(latitude, longitude);
            assert_eq!(point.to_string().parse(), Ok(point));
        }
        for text in ["", "1", "1,", "1,x", "91000000,0", "0,180000001"] {
            assert!(text.parse::<Point>().is_err(), "{text}");
        }
    }

    #[test]
    fn what_is_not_on_the_earth_is_no_point() {
        for (latitude, longitude) in
            [(91.0, 0.0), (0.0, 181.0), (f64::NAN, 0.0), (0.0, f64::INFINITY)]
        {
            assert_eq!(Point::at(latitude, longitude), None);
        }
    }
}
