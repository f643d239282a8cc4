//! Telling owners that a promotion is about to end, or ended before anybody decided on it.

use chrono::{Days, Timelike};

use super::{App, digest::WINDOW_END};
use crate::{
    domain::{
        business::BusinessState,
        calendar::{self, Hour},
        promotion::PromotionState,
    },
    reply::{Card, Reply, Stall},
    store::{self, Tx, ending::LastDay, outbox::OutboxKind},
};

/// Nobody is woken by such a word: the first local hour of the day in which it goes out.
const FIRST_HOUR: u8 = 7;

impl App {
    /// Puts what owners have yet to be told of the ends of their promotions. Returns how many it is.
    pub async fn tell_of_ends(&self, fence: i64) -> store::Result<usize> {
        let now = self.clock.now();
        let local = now.with_timezone(&self.zone);
        if !(u32::from(FIRST_HOUR)..u32::from(WINDOW_END)).contains(&local.hour()) {
            return Ok(0);
        }
        let today = local.date_naive();
        let last_days = self.last_days_to_tell(self.ending_hour);
        let mut tx = self.db.read().await?;
        let due = store::ending::is_due(&mut tx, &last_days, today).await?;
        tx.commit().await?;
        if !due {
            return Ok(0);
        }
        let mut tx = self.db.begin().await?;
        let told = store::ending::tell(&mut tx, fence, &last_days, today, now).await?;
        tx.commit().await?;
        self.outbox_filled.notify_one();
        Ok(told)
    }

    /// Tomorrow, from `hour` on; and today, of which a server that slept has told nobody. Who was not out
    /// yet at that hour of the day before is not told: its owner has just chosen the days.
    fn last_days_to_tell(&self, hour: Hour) -> Vec<LastDay> {
        let (now, today) = (self.clock.now(), self.today());
        [today, today.checked_add_days(Days::new(1)).unwrap_or(today)]
            .into_iter()
            .filter_map(|day| {
                let eve = day.checked_sub_days(Days::new(1))?;
                let live_before = calendar::slot(eve, hour, self.zone)?;
                (live_before <= now).then_some(LastDay { day, live_before })
            })
            .collect()
    }

    /// What an owner is told of an end, if it is still so.
    pub(super) async fn word_on_end(
        &self,
        tx: &mut Tx,
        kind: OutboxKind,
        card: Card,
    ) -> store::Result<Option<Reply>> {
        let Some(promotion) = card.promotion.map(Box::new) else { return Ok(None) };
        let (now, today) = (self.clock.now(), self.today());
        let until = promotion.content.validity.until;
        let tomorrow = today.checked_add_days(Days::new(1)).unwrap_or(today);
        let is_live = promotion.is_live(now, today) && card.business.state == BusinessState::Active;
        let stall = match kind {
            OutboxKind::Ending if is_live && until <= tomorrow => {
                let reach = store::reach::of(tx, promotion.id).await?;
                Stall::Ending { promotion, reach }
            }
            OutboxKind::NobodyDecided
                if promotion.state == PromotionState::Pending && until < today =>
            {
                Stall::NobodyDecided { promotion }
            }
            _ => return Ok(None),
        };
        Ok(Some(Reply::Stall(stall)))
    }
}
