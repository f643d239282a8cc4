//! The questions of the flows that register a business and post a promotion.

use crate::domain::{
    area::AreaCode, business::BusinessName, ids::BusinessId, phone::Phone, price::Price,
    validity::Validity,
};

/// What is asked; each is answered by a button or by writing.
#[derive(Debug, Clone, PartialEq)]
pub enum Question {
    BusinessName,
    Category,
    District {
        districts: Vec<AreaCode>,
    },
    Village {
        district: AreaCode,
        villages: Vec<AreaCode>,
        page: usize,
    },
    /// Several areas bear the name that was typed.
    WhichArea {
        found: Vec<AreaCode>,
    },
    Phone,
    /// A number that lacks its beginning or comes from abroad.
    WhichPhone {
        candidates: Vec<Phone>,
    },
    Description,
    WhichBusiness(Vec<(BusinessId, BusinessName)>),
    Title,
    Body,
    Price,
    WhichPrice(Vec<Price>),
    Photos {
        count: usize,
        max: usize,
    },
    Until,
    WhichUntil(Vec<Validity>),
}
