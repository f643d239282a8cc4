//! What a resident receives: subscribing, pausing, stopping, and the settings beside it.

use chrono::{DateTime, Utc};

use super::App;
use crate::{
    dialogue::{Answer, SettingsScreen},
    domain::{
        person::Person,
        settings::{Adjustment, Preferences, Settings},
        subscription::{self, Before, Kept, Subscription},
    },
    store::{self, Tx, promotion::Filter},
};

impl App {
    /// Makes true what was changed of `from`; what else was saved meanwhile stays.
    pub(super) async fn subscribe(
        &self,
        tx: &mut Tx,
        person: &Person,
        wanted: &Subscription,
        from: &Subscription,
        now: DateTime<Utc>,
    ) -> store::Result<Answer> {
        let known = store::subscription::get(tx, person.id).await?;
        let stopped = store::subscription::stopped(tx, person.id).await?;
        let before = match (&known, &stopped) {
            (Some(_), _) => Before::InForce,
            (None, Some(_)) => Before::Stopped,
            (None, None) => Before::Nothing,
        };
        let paused_until = known.as_ref().and_then(|kept| kept.paused_until);
        let present = known.or(stopped).map(|kept| kept.wanted).unwrap_or_default();
        let kept = Kept { wanted: wanted.over(&present, from), paused_until };
        store::subscription::put(tx, person.id, &kept.wanted, now).await?;
        let today = now.with_timezone(&self.zone).date_naive();
        Ok(Answer::Subscribed {
            next: kept.next(now, self.zone),
            live: store::promotion::count_live(tx, now, today, &Filter::default()).await?,
            before,
        })
    }

    /// What is planned and not on its way yet is taken back: nobody gets a digest after they stopped.
    pub(super) async fn unsubscribe(
        &self,
        tx: &mut Tx,
        person: &Person,
        now: DateTime<Utc>,
    ) -> store::Result<Answer> {
        store::subscription::stop(tx, person.id).await?;
        store::subscription::take_back_planned(tx, person.id, now).await?;
        Ok(Answer::Unsubscribed)
    }

    pub(super) async fn resubscribe(
        &self,
        tx: &mut Tx,
        person: &Person,
        now: DateTime<Utc>,
    ) -> store::Result<Answer> {
        match store::subscription::stopped(tx, person.id).await? {
            Some(kept) => self.subscribe(tx, person, &kept.wanted, &kept.wanted, now).await,
            // A second tap: it is back already.
            None => shown(tx, Some(person), SettingsScreen::Page).await,
        }
    }

    pub(super) async fn adjust(
        &self,
        tx: &mut Tx,
        person: &Person,
        adjustment: Adjustment,
        now: DateTime<Utc>,
    ) -> store::Result<Answer> {
        let mut preferences = person.preferences;
        match adjustment {
            Adjustment::Photos(photos) => preferences.photos = photos,
            Adjustment::Announcements(welcome) => preferences.announcements = welcome,
            Adjustment::Hour(hour) => {
                if let Some(kept) = store::subscription::get(tx, person.id).await?
                    && kept.wanted.hour != hour
                {
                    let wanted = Subscription { hour, ..kept.wanted };
                    store::subscription::put(tx, person.id, &wanted, now).await?;
                }
            }
            Adjustment::Pause(days) => {
                let longest = subscription::PAUSES.into_iter().max().unwrap_or_default();
                let until = subscription::pause_end(now, days.min(longest), self.zone);
                store::subscription::pause(tx, person.id, Some(until)).await?;
                store::subscription::take_back_planned(tx, person.id, now).await?;
            }
            Adjustment::Unpause => store::subscription::pause(tx, person.id, None).await?,
        }
        if preferences != person.preferences {
            store::person::set_preferences(tx, person.id, preferences).await?;
        }
        settings(tx, person, preferences, SettingsScreen::Page).await
    }
}

pub(super) async fn shown(
    tx: &mut Tx,
    person: Option<&Person>,
    screen: SettingsScreen,
) -> store::Result<Answer> {
    match person {
        Some(person) => settings(tx, person, person.preferences, screen).await,
        None => Ok(Answer::Nothing),
    }
}

async fn settings(
    tx: &mut Tx,
    person: &Person,
    preferences: Preferences,
    screen: SettingsScreen,
) -> store::Result<Answer> {
    let subscription = store::subscription::get(tx, person.id).await?;
    Ok(Answer::Settings { settings: Settings { preferences, subscription }, screen })
}
