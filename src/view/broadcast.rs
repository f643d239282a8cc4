//! The day's digests in the admin group.

use crate::{
    domain::{
        broadcast::{Figures, MEASURED, Silence, Standing, Why},
        calendar::Hour,
        delivery::{Cause, DeliveryState},
        language::Language,
    },
    reply::{
        Broadcast, BroadcastDone, BroadcastToast, Day, Digest, RunShown, UnreachedFile,
        button::{BroadcastButton, Button},
    },
};

use super::{
    Document, Message, View,
    dates::hour as hour_text,
    html::Html,
    keyboard::{Key, Keyboard, Rows},
    review::count,
    voice::Voice,
};

/// Cancel buttons in a row, which a telephone shows whole.
const WIDTH: usize = 2;

impl View {
    pub(super) fn broadcast(&self, voice: &Voice<'_>, said: &Broadcast) -> Message {
        match said {
            Broadcast::Day(day) => voice.broadcast_day(day),
            Broadcast::AskCancel(run) => voice.ask_cancel(run),
            Broadcast::Unreached(day) => voice.unreached(day),
            Broadcast::File(file) => voice.say(&voice.unreached_caption(file)),
            Broadcast::Test { digest, language, .. } => {
                let reader = self.voice(*language, voice.now);
                voice.test_digest(digest, &reader)
            }
            Broadcast::Done { deed, by, at } => voice.say(&voice.words.broadcast_by(
                voice.broadcast_done(*deed),
                by,
                voice.stamp(*at),
            )),
            Broadcast::Silent { hour, silence } => voice.silent(*hour, *silence),
        }
    }
}

impl Voice<'_> {
    fn broadcast_day(&self, day: &Day) -> Message {
        let words = self.words;
        let mut text = Html::new().bold(&words.broadcast_heading(self.weton_in_full(day.day)));
        if let Some(pause) = &day.pause {
            text = text.line(&words.broadcast_paused(&pause.by, self.stamp(pause.since)));
        }
        if day.runs.is_empty() {
            text = text.line(&match day.next {
                Some(hour) => words.broadcast_none_until(hour_text(hour)),
                None => words.broadcast_none_today(),
            });
        }
        for run in &day.runs {
            text = self.run_lines(text.gap(), run);
        }
        let text = text.gap().line(&words.broadcast_as_of(self.moment_with_day(self.now)));
        Message { text, keyboard: self.broadcast_keys(day) }
    }

    fn broadcast_keys(&self, day: &Day) -> Keyboard {
        let words = self.words;
        let hold = match day.pause {
            Some(_) => self.steer(words.btn_broadcast_resume(), BroadcastButton::Resume),
            None => self.steer(words.btn_broadcast_pause(), BroadcastButton::Pause),
        };
        let refresh = self.steer(words.btn_broadcast_refresh(), BroadcastButton::Look);
        let open = day.runs.iter().filter(|run| run.is_open()).map(|run| {
            let label = words.btn_broadcast_cancel(hour_text(run.hour));
            self.steer(label, BroadcastButton::AskCancel(run.id))
        });
        let missed: i64 = day.figures().unreached().iter().map(|(_, rows)| rows).sum();
        let unreached = (missed > 0)
            .then(|| self.steer(words.btn_unreached(count(missed)), BroadcastButton::Unreached));
        let test = self.steer(words.btn_broadcast_test(), BroadcastButton::Test);
        Rows::new().row([hold, refresh]).grid(WIDTH, open).row(unreached).row([test]).done()
    }

    /// A run's standing, and its figures, which add up to the number planned.
    fn run_lines(&self, text: Html, run: &RunShown) -> Html {
        let words = self.words;
        let tally = &run.figures.tally;
        let text =
            text.bold(&words.run_heading(hour_text(run.hour), self.run_standing(&run.standing)));
        let mut lines = vec![
            words.run_planned(count(tally.planned())),
            words.run_sent(count(tally.sent)),
            words.run_remaining(count(tally.remaining)),
        ];
        let ended = [
            (DeliveryState::Failed, tally.failed),
            (DeliveryState::Unreachable, tally.unreachable),
            (DeliveryState::Skipped, tally.skipped),
        ];
        for (state, rows) in ended.into_iter().filter(|(_, rows)| *rows > 0) {
            let reasons = self.reasons(&run.figures.of(&[state]));
            lines.push(match state {
                DeliveryState::Failed => words.run_failed(count(rows), reasons),
                DeliveryState::Unreachable => words.run_unreachable(count(rows), reasons),
                _ => words.run_skipped(count(rows), reasons),
            });
        }
        lines.extend((tally.cancelled > 0).then(|| words.run_cancelled(count(tally.cancelled))));
        lines.extend((tally.missed > 0).then(|| words.run_missed(count(tally.missed))));
        lines.extend((tally.doubtful > 0).then(|| words.run_doubtful(count(tally.doubtful))));
        if run.standing == Standing::Going {
            lines.push(words.run_rate(self.rate(&run.figures)));
        }
        lines.iter().fold(text, |text, line| text.line(line))
    }

    fn run_standing(&self, standing: &Standing) -> String {
        let words = self.words;
        match standing {
            Standing::Done => words.standing_done(),
            Standing::Cancelled(cancelled) => {
                words.standing_cancelled(&cancelled.by, self.stamp(cancelled.at))
            }
            Standing::NoSender { since: None } => words.standing_no_sender_ever(),
            Standing::NoSender { since: Some(since) } => {
                words.standing_no_sender(self.stamp(*since))
            }
            Standing::Paused(_) => words.standing_paused(),
            Standing::OutsideHours => words.standing_outside_hours(),
            Standing::Planning => words.standing_planning(),
            Standing::Refused => words.standing_refused(),
            Standing::Silent { since } => words.standing_silent(self.stamp(*since)),
            Standing::InLine => words.standing_in_line(),
            Standing::Resting => words.standing_resting(),
            Standing::Going => words.standing_going(),
        }
    }

    /// "memblokir bot 9, akun dihapus 1"; of one reason the number is known.
    fn reasons(&self, reasons: &[(Cause, i64)]) -> String {
        if let [(only, _)] = reasons {
            return self.why(Why::Cause(*only));
        }
        let shown = reasons.iter().map(|(cause, rows)| {
            self.words.unreached_reason(self.why(Why::Cause(*cause)), count(*rows))
        });
        shown.collect::<Vec<_>>().join(", ")
    }

    fn why(&self, why: Why) -> String {
        self.words.delivery_cause(why.code())
    }

    /// "29,8": sent a second, measured over a minute.
    fn rate(&self, figures: &Figures) -> String {
        let tenths = figures.lately * 10 / MEASURED.num_seconds();
        self.words.decimal(count(tenths / 10), tenths % 10)
    }

    fn ask_cancel(&self, run: &RunShown) -> Message {
        let words = self.words;
        let remaining = count(run.figures.tally.remaining);
        let sent = count(run.figures.tally.sent);
        let text = words.broadcast_ask_cancel(hour_text(run.hour), remaining, sent);
        let rows = Rows::new()
            .row([self.steer(words.btn_broadcast_cancel_surely(), BroadcastButton::Cancel(run.id))])
            .row([self.steer(words.btn_back(), BroadcastButton::Look)]);
        self.ask(&text, rows.done())
    }

    fn unreached(&self, day: &Day) -> Message {
        let words = self.words;
        let reasons = day.figures().unreached();
        let total: i64 = reasons.iter().map(|(_, rows)| rows).sum();
        let mut text = Html::new().bold(&words.unreached_heading(count(total)));
        for (why, rows) in &reasons {
            text = text.line(&words.unreached_reason(self.why(*why), count(*rows)));
        }
        let again = day.worth_another;
        let text = text.gap().line(&if again > 0 {
            words.unreached_retry(count(again))
        } else {
            words.unreached_no_retry()
        });
        let retry = (again > 0)
            .then(|| self.steer(words.btn_broadcast_retry(count(again)), BroadcastButton::Retry));
        let rows = Rows::new()
            .row(retry)
            .row([self.steer(words.btn_unreached_file(), BroadcastButton::File)])
            .row([self.steer(words.btn_back(), BroadcastButton::Look)]);
        Message { text, keyboard: rows.done() }
    }

    /// Comma-separated values without names and telephone numbers.
    pub(super) fn unreached_file(&self, file: &UnreachedFile) -> Document {
        let words = self.words;
        let mut text = csv_line(&[
            words.file_person(),
            words.file_hour(),
            words.file_reason(),
            words.file_time(),
        ]);
        for (person, hour, why, at) in &file.rows {
            let local = at.with_timezone(&self.zone);
            let time = local.format("%Y-%m-%d %H:%M:%S").to_string();
            let (hour, why) = (hour_text(*hour), self.why(*why));
            text.push_str(&csv_line(&[person.to_string(), hour, why, time]));
        }
        Document {
            file_name: format!("ayopromo-{}-{}.csv", words.file_name_unreached(), file.day),
            bytes: text.into_bytes(),
            caption: self.unreached_caption(file),
        }
    }

    fn unreached_caption(&self, file: &UnreachedFile) -> String {
        self.words.unreached_file(count(i64::try_from(file.rows.len()).unwrap_or(i64::MAX)))
    }

    /// `reader`: of the digest; the words around it are the administrators'.
    fn test_digest(&self, digest: &Digest, reader: &Voice<'_>) -> Message {
        let words = self.words;
        let text = Html::of(&words.broadcast_test());
        let text = if digest.items.is_empty() {
            text.gap().line(&words.broadcast_test_empty())
        } else {
            text.then(&reader.digest_lines(digest).0)
        };
        let other = Language::ALL.into_iter().find(|language| *language != reader.language);
        let other = other.filter(|_| !digest.items.is_empty()).map(|language| {
            self.steer(words.btn_test_in(language.code()), BroadcastButton::TestIn(language))
        });
        Message { text, keyboard: Rows::new().row(other).done() }
    }

    fn silent(&self, hour: Hour, silence: Silence) -> Message {
        let words = self.words;
        let from = self.stamp(silence.from);
        let text = match silence.until {
            None => words.broadcast_silent(hour_text(hour), from),
            Some(until) => words.broadcast_was_silent(hour_text(hour), from, self.stamp(until)),
        };
        let look = self.steer(words.btn_broadcast_look(), BroadcastButton::Look);
        let pause = self.steer(words.btn_broadcast_pause(), BroadcastButton::Pause);
        self.ask(&text, Rows::new().row([look, pause]).done())
    }

    fn broadcast_done(&self, deed: BroadcastDone) -> String {
        let words = self.words;
        match deed {
            BroadcastDone::Paused => words.done_paused(),
            BroadcastDone::Resumed => words.done_resumed(),
            BroadcastDone::Cancelled { hour, count: rows } => {
                words.done_cancelled(hour_text(hour), count(rows))
            }
            BroadcastDone::Retried { count: rows } => words.done_retried(count(rows)),
        }
    }

    pub(super) fn broadcast_toast(&self, toast: &BroadcastToast) -> String {
        let words = self.words;
        match toast {
            BroadcastToast::OnlyAdmins => words.only_admins_broadcast(),
            BroadcastToast::Done(BroadcastDone::Paused) => words.held_back(),
            BroadcastToast::Done(deed) => self.broadcast_done(*deed),
            BroadcastToast::PausedBefore(pause) => {
                words.paused_before(&pause.by, self.stamp(pause.since))
            }
            BroadcastToast::ResumedBefore => words.resumed_before(),
            BroadcastToast::RunOver => words.run_over(),
            BroadcastToast::NothingToRetry => words.nothing_to_retry(),
            BroadcastToast::WindowOver => words.window_over(),
            BroadcastToast::NobodyUnreached => words.nobody_unreached(),
        }
    }

    fn steer(&self, label: String, button: BroadcastButton) -> Key {
        self.press(label, Button::Broadcast(button))
    }
}

/// Each field in quotation marks, which a spreadsheet takes off again.
fn csv_line(fields: &[String]) -> String {
    let quoted: Vec<_> =
        fields.iter().map(|field| format!("\"{}\"", field.replace('"', "\"\""))).collect();
    quoted.join(",") + "\r\n"
}
