//! Which words and buttons a question has.

use super::{Message, voice::Voice};
use crate::reply::Question;

impl Voice<'_> {
    pub(super) fn question(&self, question: &Question) -> Message {
        match question {
            Question::BusinessName => self.ask_business_name(),
            Question::Category => self.ask_category(),
            Question::District { districts } => self.ask_area(districts),
            Question::Village { district, villages, page } => {
                self.ask_village(district, villages, *page)
            }
            Question::WhichArea { found } => self.which_area(found),
            Question::Phone => self.ask_phone(),
            Question::WhichPhone { candidates } => self.which_phone(candidates),
            Question::Description => self.write(&self.words.ask_description()),
            Question::WhichBusiness(businesses) => self.choose_business(businesses),
            Question::Message { photos } => self.ask_message(*photos),
            Question::Title => self.write(&self.words.ask_title()),
            Question::Body => self.write(&self.words.ask_body()),
            Question::Price => self.write(&self.words.ask_price()),
            Question::WhichPrice(prices) => self.which_price(prices),
            Question::Photos { count, max } => self.ask_photos(*count, *max),
            Question::Until => self.ask_until(),
            Question::WhichUntil(readings) => self.which_until(readings),
            Question::LeaveDraft { wanted } => self.leave_draft(*wanted),
            Question::OwnerTerms => self.owner_terms(),
            Question::BusinessSummary(business) => self.business_summary(business),
            Question::PreviewControls { content, business, other_number, otherwise, meanwhile } => {
                let (number, meanwhile) = (other_number.as_ref(), meanwhile.as_deref());
                self.preview_controls(content, business, number, otherwise, meanwhile)
            }
            Question::Subscription { draft, choice, paused_until } => {
                self.subscription_offer(draft, choice, *paused_until)
            }
            Question::SubscriptionCategories { draft } => self.subscription_categories(draft),
            Question::SubscriptionAreas { draft, districts } => {
                self.subscription_areas(&self.words.subscription_areas(), draft, districts)
            }
            Question::SubscriptionVillages { draft, district, villages, page } => {
                let text = self.words.subscription_villages(self.area(district));
                self.subscription_villages(&text, draft, district, villages, *page)
            }
            Question::SubscriptionTimes { draft, choice } => self.subscription_times(draft, choice),
            Question::Erase => self.erase_ask(),
            Question::Office => self.ask_office(),
        }
    }
}
