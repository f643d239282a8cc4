//! What is near a place, of things of which not all have a point on the map.

use std::collections::BTreeMap;

use super::super::{area::AreaCode, place::Point};

/// What is live at an unknown or known point of a village.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Located<T> {
    pub what: T,
    pub area: AreaCode,
    pub point: Option<Point>,
}

/// The nearest first, with metres; then what has no point, beginning with the kecamatan in which the nearest
/// thing was. What is equally near keeps its order.
pub fn nearest_first<T>(here: Point, all: Vec<Located<T>>) -> Vec<(T, Option<f64>)> {
    let metres = |located: &Located<T>| located.point.map(|point| here.metres_to(point));
    let mut districts: BTreeMap<AreaCode, f64> = BTreeMap::new();
    for located in &all {
        if let Some(far) = metres(located) {
            let least = districts.entry(located.area.district()).or_insert(far);
            *least = least.min(far);
        }
    }
    let (mut pointed, mut others): (Vec<_>, Vec<_>) =
        all.into_iter().partition(|located| located.point.is_some());
    let far = |located: &Located<T>| metres(located).unwrap_or(f64::INFINITY);
    pointed.sort_by(|a, b| far(a).total_cmp(&far(b)));
    let of_district = |located: &Located<T>| {
        districts.get(&located.area.district()).copied().unwrap_or(f64::INFINITY)
    };
    others.sort_by(|a, b| {
        of_district(a).total_cmp(&of_district(b)).then_with(|| a.area.cmp(&b.area))
    });
    let with_metres = |located: Located<T>| {
        let far = metres(&located);
        (located.what, far)
    };
    pointed.into_iter().chain(others).map(with_metres).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_comes_first_and_what_has_no_point_by_its_kecamatan() {
        let located = |what, area: &str, point: Option<(f64, f64)>| Located {
            what,
            area: area.parse().unwrap(),
            point: point.and_then(|(latitude, longitude)| Point::at(latitude, longitude)),
        };
        let all = vec![
            located("in kejajar", "33.07.13.2003", None),
            located("in kertek", "33.07.08.1008", None),
            located("in wonosobo", "33.07.09.1015", None),
            located("at dieng", "33.07.13.1008", Some((-7.2047, 109.9100))),
            located("at the square", "33.07.09.1013", Some((-7.3616, 109.9003))),
        ];
        let square = Point::at(-7.3610, 109.9000).unwrap();
        let found = nearest_first(square, all);
        let order: Vec<_> = found.iter().map(|(what, _)| *what).collect();
        assert_eq!(order, ["at the square", "at dieng", "in wonosobo", "in kejajar", "in kertek"]);
        assert!(found[0].1.is_some_and(|metres| metres < 100.0), "{found:?}");
        assert!(found[2..].iter().all(|(_, metres)| metres.is_none()), "{found:?}");
    }
}
