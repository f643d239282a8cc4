//! One example of everything that administrators see of the day's digests.

use ayopromo::{
    domain::{
        broadcast::{Cancelled, Figures, Pause, Silence, Standing, Why},
        calendar::Hour,
        category::Category,
        delivery::{Cause, DeliveryState},
        edition::Section,
        ids::{PersonId, RunId},
        language::Language,
    },
    reply::{
        Broadcast, BroadcastDone, BroadcastToast, Day, Digest, Reply, RunShown, Toast,
        UnreachedFile,
    },
};

use super::{Texts, at, listed};

pub fn broadcast(texts: &Texts) -> Vec<(&'static str, Reply)> {
    let says = Reply::Broadcast;
    let by = || texts.admin.clone();
    let pause = || Pause { by: by(), since: at("2026-11-24T00:12:00Z") };
    let alone = |standing| day(vec![run(1, 7, standing)], None);
    let silent = at("2026-11-24T00:20:00Z");
    let silence =
        |until| Broadcast::Silent { hour: hour(7), silence: Silence { from: silent, until } };
    let file = |rows| says(Broadcast::File(UnreachedFile { day: today(), rows }));
    let test = |digest, language, in_place| says(Broadcast::Test { digest, language, in_place });
    let done = |deed| says(Broadcast::Done { deed, by: by(), at: at("2026-11-24T01:14:00Z") });
    let toast = |toast| Reply::Toast(Toast::Broadcast(toast));
    let cancelled = Cancelled { by: by(), at: at("2026-11-24T01:14:00Z") };
    let mut all = vec![
        ("Digests are being sent", says(Broadcast::Day(alone(Standing::Going)))),
        ("A day of digests", says(Broadcast::Day(several()))),
        (
            "Digests are held back",
            says(Broadcast::Day(day(vec![run(1, 7, Standing::Paused(pause()))], Some(pause())))),
        ),
        ("A run was ended", says(Broadcast::Day(alone(Standing::Cancelled(cancelled))))),
        ("No run yet", says(Broadcast::Day(day(Vec::new(), None)))),
        (
            "No run any more",
            says(Broadcast::Day(Box::new(Day { next: None, ..*day(Vec::new(), None) }))),
        ),
        ("Is a run to be ended?", says(Broadcast::AskCancel(Box::new(run(1, 7, Standing::Going))))),
        ("Who was not reached", says(Broadcast::Unreached(alone(Standing::Done)))),
        (
            "Who was not reached, for good",
            says(Broadcast::Unreached(Box::new(Day {
                worth_another: 0,
                ..*alone(Standing::Done)
            }))),
        ),
        (
            "Who was not reached, as a file",
            file(vec![(
                PersonId(12),
                hour(7),
                Why::Cause(Cause::NoAnswer),
                at("2026-11-24T00:14:00Z"),
            )]),
        ),
        ("A test digest", test(digest(texts), Language::Id, false)),
        ("A test digest in Javanese", test(digest(texts), Language::Jv, true)),
        (
            "A test without anything new",
            test(Box::new(Digest { items: Vec::new(), ..*digest(texts) }), Language::Id, false),
        ),
        ("A run paused by itself", says(silence(None))),
        ("A run had paused by itself", says(silence(Some(at("2026-11-24T00:26:00Z"))))),
        ("Only admins watch the digests", toast(BroadcastToast::OnlyAdmins)),
        ("Held back before", toast(BroadcastToast::PausedBefore(pause()))),
        ("Not held back", toast(BroadcastToast::ResumedBefore)),
        ("The run is over", toast(BroadcastToast::RunOver)),
        ("Nothing to send once more", toast(BroadcastToast::NothingToRetry)),
        ("The window is over", toast(BroadcastToast::WindowOver)),
        ("Everybody was reached", toast(BroadcastToast::NobodyUnreached)),
    ];
    for deed in [
        BroadcastDone::Paused,
        BroadcastDone::Resumed,
        BroadcastDone::Cancelled { hour: hour(7), count: 1_380 },
        BroadcastDone::Retried { count: 2 },
    ] {
        all.extend([("Done to the digests", done(deed))]);
        all.extend([("Done to the digests: toast", toast(BroadcastToast::Done(deed)))]);
    }
    all
}

fn today() -> chrono::NaiveDate {
    "2026-11-24".parse().unwrap()
}

fn hour(hour: u8) -> Hour {
    Hour::try_from(hour).unwrap()
}

/// A run in the middle of its way.
fn run(id: i64, begins: u8, standing: Standing) -> RunShown {
    let mut figures = Figures { lately: 1_788, ..Figures::default() };
    for (state, cause, rows) in [
        (DeliveryState::Sent, None, 1_800),
        (DeliveryState::Planned, None, 1_380),
        (DeliveryState::Failed, Some(Cause::NoAnswer), 2),
        (DeliveryState::Unreachable, Some(Cause::Blocked), 9),
        (DeliveryState::Unreachable, Some(Cause::Deactivated), 1),
        (DeliveryState::Skipped, Some(Cause::NothingNew), 408),
    ] {
        figures.add(state, cause, rows);
    }
    figures.tally.doubtful = 3;
    RunShown { id: RunId(id), hour: hour(begins), figures, standing }
}

fn day(runs: Vec<RunShown>, pause: Option<Pause>) -> Box<Day> {
    Box::new(Day { day: today(), runs, pause, next: Some(hour(12)), worth_another: 2 })
}

/// A run for each way it can stand that is not shown elsewhere, with every cause.
fn several() -> Box<Day> {
    let since = at("2026-11-24T00:20:00Z");
    let standings = [
        Standing::Done,
        Standing::NoSender { since: None },
        Standing::NoSender { since: Some(since) },
        Standing::OutsideHours,
        Standing::Planning,
        Standing::Refused,
        Standing::Silent { since },
        Standing::InLine,
        Standing::Resting,
    ];
    let mut runs: Vec<RunShown> =
        (1..).zip(5..).zip(standings).map(|((id, hour), how)| run(id, hour, how)).collect();
    for cause in Cause::ALL {
        runs[0].figures.add(DeliveryState::Failed, Some(cause), 1);
    }
    for (state, rows) in [(DeliveryState::Missed, 7), (DeliveryState::Cancelled, 3)] {
        runs[0].figures.add(state, None, rows);
    }
    day(runs, None)
}

fn digest(texts: &Texts) -> Box<Digest> {
    let items = vec![(Section::New, listed(texts, 317, Category::Umkm, "65000"))];
    Box::new(Digest { day: today(), items, total: 14 })
}
