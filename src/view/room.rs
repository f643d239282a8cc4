//! What is said in groups that receive digests.

use crate::{
    domain::{
        ids::PromotionId,
        room::{Room, Standing},
    },
    reply::{
        Digest, InRoom,
        button::{Button, Command, Target},
    },
};

use super::{
    Message, View,
    html::Html,
    keyboard::{Key, Keyboard, Rows},
    price::grouped,
    voice::Voice,
};

impl View {
    pub(super) fn room(&self, voice: &Voice<'_>, said: &InRoom) -> Message {
        let words = voice.words;
        match said {
            InRoom::Welcome => voice.say(&words.room_welcome()),
            InRoom::Offer(room) => voice.room_offer(room, self.other_language(voice, None)),
            InRoom::Areas { draft, districts } => {
                voice.subscription_areas(&words.room_areas(), draft, districts)
            }
            InRoom::Villages { draft, district, villages, page } => {
                let text = words.room_villages(voice.area(district));
                voice.subscription_villages(&text, draft, district, villages, *page)
            }
            InRoom::OnlyAdmins => voice.say(&words.only_room_admins()),
            InRoom::OnlyInPrivate => voice.say(&words.room_only_in_private()),
            InRoom::Digest { digest, bot } => voice.room_digest(digest, bot),
        }
    }
}

impl Voice<'_> {
    fn room_offer(&self, room: &Room, languages: Vec<Key>) -> Message {
        let words = self.words;
        let wanted = &room.kept.wanted;
        let heading = match room.standing {
            Standing::Offered => words.room_offer(),
            Standing::Active => words.room_subscribed(),
            Standing::Stopped => words.room_stopped(),
        };
        let summary = words.subscription_summary(
            self.chosen_categories(&wanted.selection),
            self.chosen_areas(&wanted.selection),
            self.times(wanted),
        );
        let text = Html::of(&heading).line(&summary);
        if room.standing == Standing::Stopped {
            let again = self.press(words.btn_again(), Button::Resubscribe);
            return Message { text, keyboard: Rows::new().row([again]).done() };
        }
        let choices = [
            self.press(words.btn_categories(), Button::PickCategories),
            self.press(words.btn_areas(), Button::PickAreas),
            self.press(words.btn_hour(), Button::PickHour),
        ];
        if room.standing == Standing::Offered {
            let start = self.press(words.btn_start(), Button::Send);
            let keyboard = Rows::new().row([start]).row(choices).paired(languages).done();
            return Message { text, keyboard };
        }
        let stop = self.press(words.btn_stop(), Button::Unsubscribe);
        let keys = self.pause(&room.kept).into_iter().chain([stop]).chain(languages);
        let keyboard = Rows::new().row(choices).paired(keys).done();
        Message { text: text.line(&self.next_digest(&room.kept)), keyboard }
    }

    /// As a resident's, with links into the private chat: what one member opens is not for all to see.
    fn room_digest(&self, digest: &Digest, bot: &str) -> Message {
        let (text, shown) = self.digest_lines(digest);
        let link = |label: String, target: Target| Key::Link {
            label,
            url: format!("https://t.me/{bot}?start={}", target.payload()),
        };
        let number = |(id, at): (PromotionId, usize)| link(at.to_string(), Target::Promotion(id));
        let promotions = digest.items.iter().take(shown).map(|(_, item)| item.promotion).zip(1..);
        let total = grouped(u64::try_from(digest.total).unwrap_or_default());
        let all = link(self.words.btn_see_all(total), Target::Command(Command::Browse));
        let keyboard: Keyboard = Rows::new()
            .grid(5, promotions.map(number))
            .row([all])
            .row(self.digest_settings())
            .done();
        Message { text, keyboard }
    }
}
