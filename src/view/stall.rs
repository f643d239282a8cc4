//! An owner's promotions: the list, the page of each, and what can be done with it.

use chrono::TimeDelta;

use crate::{
    domain::{
        business::BusinessName,
        ids::BusinessId,
        promotion::{EXTENSION_DAYS, Promotion, PromotionState, Reach},
        review::{Objection, Reason, Subject},
    },
    reply::{
        FileProblem, MyPromotion, News, Stall, Stand, Standing,
        button::{Button, Command, Doing, ShopButton},
    },
};

use super::{
    Message,
    html::{Html, clipped},
    keyboard::{Key, Rows},
    review::count,
    voice::{Voice, number},
};

impl Voice<'_> {
    pub(super) fn stall(&self, stall: &Stall) -> Message {
        match stall {
            Stall::Mine { promotions, page, pages } => {
                self.my_promotions(promotions, *page, *pages)
            }
            Stall::Own { news, stand } => self.own_promotion(news.as_ref(), stand),
            Stall::Ending { promotion, reach } => self.ending(promotion, *reach),
            Stall::NobodyDecided { promotion } => self.nobody_decided(promotion),
            Stall::NotYours => {
                let rows = Rows::new().row([self.go(Command::MyPromotions)]);
                self.ask(&self.words.promotion_not_yours(), rows.done())
            }
        }
    }

    pub(super) fn file_not_used(&self, problem: FileProblem) -> Message {
        self.say(&match problem {
            FileProblem::NotAPicture => self.words.file_not_a_picture(),
            FileProblem::TooBig => self.words.file_too_big(),
            FileProblem::Unreadable => self.words.file_unreadable(),
            FileProblem::Away => self.words.file_away(),
        })
    }

    fn my_promotions(&self, promotions: &[MyPromotion], page: usize, pages: usize) -> Message {
        let words = self.words;
        if promotions.is_empty() {
            let rows = Rows::new().row([self.go(Command::Post)]);
            return self.ask(&words.my_promotions_none(), rows.done());
        }
        let mut text = Html::new().bold(&words.my_promotions_heading());
        if pages > 1 {
            text = text.line(&words.my_promotions_page(page + 1, pages));
        }
        let lines: Vec<String> =
            promotions.iter().zip(1..).map(|(mine, at)| self.my_promotion(at, mine)).collect();
        let more = |missing: usize| words.list_more(missing.to_string());
        let (text, shown) = text.list(&lines, more);
        let open = promotions[..shown].iter().zip(1..).map(|(mine, at): (_, usize)| {
            self.press(at.to_string(), Button::Stall(Doing::Show, mine.promotion.id))
        });
        let mut rejected: Vec<(BusinessId, &BusinessName)> = Vec::new();
        for mine in promotions {
            let id = mine.promotion.content.business;
            let known = rejected.iter().any(|(known, _)| *known == id);
            if mine.standing == Standing::BusinessSentBack && !known {
                rejected.push((id, &mine.business));
            }
        }
        let again = rejected.into_iter().map(|(id, name)| self.redo_business(id, name));
        let rows = Rows::new()
            .grid(5, open)
            .row(self.turning(page, pages, |page| Button::MyPromotions { page }))
            .grid(1, again)
            .row([self.go(Command::Post)]);
        Message { text, keyboard: rows.done() }
    }

    fn my_promotion(&self, at: usize, mine: &MyPromotion) -> String {
        let title = self.words.my_promotion(
            at,
            number(Subject::Promotion(mine.promotion.id)),
            mine.promotion.content.title.as_str(),
            mine.business.as_str(),
        );
        let mark = mine.revision.as_ref().and_then(|revision| self.revision_mark(revision));
        let mark = mark.map(|mark| format!("\n{mark}")).unwrap_or_default();
        format!("{title}\n{}{mark}", self.standing(mine))
    }

    fn standing(&self, mine: &MyPromotion) -> String {
        let words = self.words;
        let MyPromotion { promotion, standing, place, reason, .. } = mine;
        let state = words.promotion_state(match standing {
            Standing::InReview => PromotionState::Pending.code(),
            Standing::TooLate => "too_late",
            Standing::WaitsForBusiness => "waits_for_business",
            Standing::BusinessSentBack => "business_sent_back",
            Standing::BusinessRejected => "business_rejected",
            Standing::Paused => "paused",
            Standing::Approved => PromotionState::Approved.code(),
            Standing::Live => "live",
            Standing::Expired => "expired",
            Standing::Other(state) => state.code(),
        });
        let more = match (standing, promotion.live_from, place) {
            (Standing::InReview, _, Some(place))
                if self.now - promotion.handed_in_at < TimeDelta::minutes(1) =>
            {
                words.queue_place_new(place.number, place.of)
            }
            (Standing::InReview, _, Some(place)) => {
                words.queue_place(place.number, place.of, self.age(promotion.handed_in_at))
            }
            (Standing::Approved, Some(from), _) => words.approved_from(self.moment(from)),
            (Standing::Live, ..) => self.short_validity(&promotion.content.validity),
            (Standing::Other(_), ..) => match reason {
                Some(Reason::Preset(preset)) => self.reason(*preset),
                Some(Reason::Words(own)) => clipped(own, 100),
                None => return state,
            },
            _ => return state,
        };
        words.promotion_state_when(state, more)
    }

    /// What was done, how it stands, the page as residents read it, and what can be done with it.
    fn own_promotion(&self, news: Option<&News>, stand: &Stand) -> Message {
        let Stand { mine, business, reach } = stand;
        let promotion = &mine.promotion;
        let heading =
            self.words.own_heading(number(Subject::Promotion(promotion.id)), self.standing(mine));
        let text = match news {
            Some(news) => Html::of(&self.news(news, promotion)).gap().line(&heading),
            None => Html::of(&heading),
        };
        let mut text = text.then(&self.page_text(&promotion.content, &business.profile)).gap();
        if let Some(first) = promotion.first_live_from {
            text = text.line(&self.words.first_published(self.date_of(first)));
        }
        if let Some(reach) = reach {
            text = text.line(&self.reach(*reach));
        }
        if let Some(revision) = &mine.revision {
            text = self.my_revision(text, revision);
        }
        let rows = self.doings(mine).paired(self.revising_keys(mine, news));
        let photos = (!promotion.content.photos.is_empty())
            .then(|| self.press(self.words.btn_photos(), Button::ShowPhotos(promotion.id)));
        let list = self.press(self.words.btn_my_promotions(), Button::MyPromotions { page: 0 });
        Message { text, keyboard: rows.row(photos.into_iter().chain([list])).done() }
    }

    fn reach(&self, reach: Reach) -> String {
        let Reach { delivered, opened, contacted } = reach;
        self.words.reach(count(delivered), count(opened), count(contacted))
    }

    /// The last day is tomorrow, or today where a server slept.
    fn ending(&self, promotion: &Promotion, reach: Reach) -> Message {
        let words = self.words;
        let (title, until) = (promotion.content.title.as_str(), promotion.content.validity.until);
        let text = if until == self.today() {
            words.ends_today(title)
        } else {
            words.ends_tomorrow(title, self.weton(until))
        };
        let does = |label, doing| self.press(label, Button::Stall(doing, promotion.id));
        let rows = Rows::new().row([self.extend(promotion)]).paired([
            does(words.btn_sold_out(), Doing::SoldOut),
            does(words.btn_let_end(), Doing::LetEnd),
        ]);
        Message { text: Html::of(&text).line(&self.reach(reach)), keyboard: rows.done() }
    }

    fn nobody_decided(&self, promotion: &Promotion) -> Message {
        let redo = Button::Stall(Doing::Correct, promotion.id);
        let rows = Rows::new()
            .row([self.extend(promotion)])
            .row([self.press(self.words.btn_redo(), redo)]);
        let text = self.words.nobody_decided(promotion.content.title.as_str());
        self.ask(&text, rows.done())
    }

    fn news(&self, news: &News, promotion: &Promotion) -> String {
        let words = self.words;
        let until = || self.weton(promotion.content.validity.until);
        match *news {
            News::SoldOut => words.marked_sold_out(),
            News::BackOnSale => words.marked_on_sale(),
            News::Extended => words.extended(until()),
            News::Withdrawn => words.withdrawn(),
            News::Restored => words.restored(),
            News::EndsAsPlanned => words.ends_as_planned(until()),
            News::Otherwise => words.stands_otherwise(),
            News::ExtensionFrom(day) => words.extension_from(until(), self.weton(day)),
            News::Over => words.over_post_again(),
            News::Revision(news) => self.revision_news(news, promotion),
            News::Full { max, next } => words.too_many_open(max, self.weton(next)),
        }
    }

    /// What fits where it stands.
    fn doings(&self, mine: &MyPromotion) -> Rows {
        let words = self.words;
        let promotion = &mine.promotion;
        let does = |label: String, doing| self.press(label, Button::Stall(doing, promotion.id));
        let withdraw = || does(words.btn_withdraw(), Doing::Withdraw);
        let again = || does(words.btn_post_again(), Doing::Again);
        let extend = || self.extend(promotion);
        let keys: Vec<Key> = match mine.standing {
            Standing::InReview | Standing::WaitsForBusiness => {
                vec![does(words.btn_redo(), Doing::Correct), withdraw()]
            }
            Standing::BusinessRejected => vec![withdraw(), self.go(Command::Register)],
            Standing::BusinessSentBack => {
                let business = promotion.content.business;
                vec![self.redo_business(business, &mine.business), withdraw()]
            }
            Standing::TooLate => {
                vec![extend(), does(words.btn_redo(), Doing::Correct), withdraw()]
            }
            Standing::Paused => {
                let reopen = ShopButton::Reopen(promotion.content.business);
                vec![self.press(words.btn_reopen(), Button::Shop(reopen)), extend(), withdraw()]
            }
            Standing::Approved => vec![extend(), withdraw()],
            Standing::Live => {
                let sold_out = does(words.btn_sold_out(), Doing::SoldOut);
                vec![sold_out, withdraw(), extend(), again()]
            }
            Standing::Expired => vec![again()],
            Standing::Other(PromotionState::SoldOut) => {
                vec![does(words.btn_on_sale(), Doing::BackOnSale), withdraw(), again()]
            }
            Standing::Other(PromotionState::Withdrawn) => {
                vec![does(words.btn_restore(), Doing::Restore), again()]
            }
            Standing::Other(PromotionState::NeedsCorrection) => {
                self.after_objection(Objection::Correction, promotion)
            }
            Standing::Other(PromotionState::Rejected) => {
                self.after_objection(Objection::Rejection, promotion)
            }
            Standing::Other(_) => vec![self.go(Command::Post)],
        };
        Rows::new().paired(keys)
    }

    fn extend(&self, promotion: &Promotion) -> Key {
        let until = promotion.content.validity.until;
        let label = self.words.btn_extend(EXTENSION_DAYS);
        self.press(label, Button::Stall(Doing::Extend { until }, promotion.id))
    }
}
