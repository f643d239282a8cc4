//! Reports of residents: taken, taken back, gathered in the admin group, and looked at there.

use chrono::{DateTime, Days, Utc};

use super::App;
use crate::{
    dialogue::{Actor, Answer, Reported, ReportsChecked},
    domain::{
        ids::PromotionId,
        notice::Kind,
        person::Person,
        report::{Ground, MUTED, PER_DAY, Remark},
        review::Subject,
    },
    reply::{Find, Reply, Reports},
    store::{self, Tx, outbox::OutboxKind, report},
};

use super::{
    deeds::is_own_item,
    notice::{Notice, Recipient},
};

impl App {
    pub(super) async fn report(
        &self,
        tx: &mut Tx,
        person: &Person,
        promotion: PromotionId,
        ground: Ground,
        words: Option<&Remark>,
        now: DateTime<Utc>,
    ) -> store::Result<Answer> {
        let day = |at: DateTime<Utc>| at.with_timezone(&self.zone).date_naive();
        let today = day(now);
        if self.is_own(tx, promotion, Some(person.id)).await? {
            return self.stand(tx, promotion, Some(person.id), None, now).await;
        }
        let reported = if self.visible(tx, promotion, Some(person.id), now).await?.is_none() {
            Reported::Gone
        } else if let Some(at) = report::at(tx, promotion, person.id).await? {
            Reported::Before(day(at))
        } else if let Some(until) = report::muted_until(tx, person.id, now).await? {
            Reported::Muted(day(until))
        } else if report::count_of_day(tx, person.id, today).await? >= PER_DAY {
            let next = today.checked_add_days(Days::new(1)).unwrap_or(today);
            Reported::Full { max: PER_DAY, next }
        } else {
            report::put(tx, (promotion, person.id), ground, words, today, now).await?;
            self.tell_of_reports(tx, promotion, now).await?;
            Reported::Taken
        };
        Ok(Answer::Reported(promotion, reported))
    }

    pub(super) async fn take_report_back(
        &self,
        tx: &mut Tx,
        person: &Person,
        promotion: PromotionId,
        now: DateTime<Utc>,
    ) -> store::Result<Answer> {
        let taken = report::take_back(tx, promotion, person.id).await?;
        if taken {
            self.tell_of_reports(tx, promotion, now).await?;
        }
        Ok(Answer::ReportTakenBack(taken))
    }

    /// What somebody who is erased wrote leaves the group, too.
    pub(super) async fn forget_reporter(
        &self,
        tx: &mut Tx,
        person: &Person,
        now: DateTime<Utc>,
    ) -> store::Result<()> {
        for promotion in report::of_person(tx, person.id).await? {
            self.tell_of_reports(tx, promotion, now).await?;
        }
        Ok(())
    }

    pub(super) async fn check_reports(
        &self,
        tx: &mut Tx,
        (promotion, seen): (PromotionId, u32),
        made_up: bool,
        actor: &Actor,
        now: DateTime<Utc>,
    ) -> store::Result<Answer> {
        let Some(reports) = self.reports(tx, promotion).await? else {
            return Ok(Answer::ReportsChecked(ReportsChecked::Gone));
        };
        if is_own_item(tx, &reports.business, actor).await? {
            return Ok(Answer::ReportsChecked(ReportsChecked::Own));
        }
        if reports.checked.is_none() && reports.count() != usize::try_from(seen).unwrap_or_default()
        {
            return Ok(Answer::ReportsChecked(ReportsChecked::Grown(Box::new(reports))));
        }
        let admin = store::review::admin(tx, actor.telegram_id, &actor.name).await?;
        let muted_until = made_up.then_some(now + MUTED);
        if report::check(tx, promotion, admin, muted_until, now).await? {
            self.tell_of_reports(tx, promotion, now).await?;
            Ok(Answer::ReportsChecked(ReportsChecked::Done { made_up }))
        } else {
            Ok(Answer::ReportsChecked(ReportsChecked::Late(Box::new(reports))))
        }
    }

    async fn tell_of_reports(
        &self,
        tx: &mut Tx,
        promotion: PromotionId,
        now: DateTime<Utc>,
    ) -> store::Result<()> {
        let subject = Subject::Promotion(promotion);
        store::outbox::put(tx, OutboxKind::Reports, subject, now).await?;
        Ok(())
    }

    /// What the admin group is shown of the reports on a promotion; `None` where there is no promotion.
    async fn reports(&self, tx: &mut Tx, id: PromotionId) -> store::Result<Option<Reports>> {
        let Some((promotion, business)) = store::promotion::get(tx, id).await? else {
            return Ok(None);
        };
        let all = report::of_promotion(tx, id).await?;
        let open = all.iter().filter(|report| !report.checked).count();
        let card = report::card(tx, id).await?;
        let checked = card.and_then(|card| card.checked).filter(|_| open == 0);
        let shown: Vec<_> =
            all.iter().filter(|report| !report.checked || checked.is_some()).collect();
        let grounds = Ground::ALL
            .map(|ground| (ground, shown.iter().filter(|report| report.ground == ground).count()));
        Ok(Some(Reports {
            promotion,
            business,
            grounds: grounds.into_iter().filter(|(_, count)| *count > 0).collect(),
            words: shown.iter().filter_map(|report| report.words.clone()).collect(),
            earlier: all.len() - shown.len(),
            checked,
        }))
    }

    /// A card of its own for the first report since an administrator looked; after that the card changes.
    pub(super) async fn word_reports(
        &self,
        tx: &mut Tx,
        subject: Subject,
    ) -> store::Result<Option<Notice>> {
        let Subject::Promotion(id) = subject else { return Ok(None) };
        let Some(reports) = self.reports(tx, id).await? else { return Ok(None) };
        let card = report::card(tx, id).await?;
        let is_open = reports.checked.is_none() && reports.count() > 0;
        let (to, kind) = match card {
            Some(card) if card.checked.is_none() || !is_open => {
                (Recipient::CardInGroup(card.at), Kind::Change)
            }
            _ if is_open => (Recipient::AdminGroup, Kind::OpenCard),
            _ => return Ok(None),
        };
        let reply = Reply::Find(Find::Reports(Box::new(reports)));
        Ok(Some(Notice { kind, to, reply, photos: Vec::new() }))
    }
}
