//! The laws of the lanes, on a clock that the tests turn.

use std::time::Duration;

use futures::{StreamExt, stream::FuturesUnordered};
use tokio::time::{Instant, timeout};

use super::*;

const SECOND: Duration = Duration::from_secs(1);

/// When each of `count` digests, all asked for at once, gets its turn.
async fn broadcast(turns: &Turns, count: i64) -> Vec<Duration> {
    let start = Instant::now();
    let waits: FuturesUnordered<_> = (1..=count)
        .map(|id| async move {
            let turn = turns.wait(Lane::Digest, Target::Private(id), 1).await;
            turn.map(|turn| turn.at - start).unwrap()
        })
        .collect();
    waits.collect().await
}

#[tokio::test(start_paused = true)]
async fn thirty_a_second_are_thirty_in_every_second() {
    let times = broadcast(&Turns::new(30.0), 3_000).await;
    let rate = 2_999.0 / times[2_999].as_secs_f64();
    assert!((29.85..=30.01).contains(&rate), "{rate}");
    for (n, first) in times.iter().enumerate() {
        let within = times[n..].iter().take_while(|time| **time < *first + SECOND).count();
        assert!(within <= 31, "{within} from {first:?}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_thousand_a_second_are_reached() {
    let times = broadcast(&Turns::new(1_000.0), 10_000).await;
    let rate = 9_999.0 / times[9_999].as_secs_f64();
    assert!((995.0..=1_001.0).contains(&rate), "{rate}");
}

#[tokio::test(start_paused = true)]
async fn a_reply_never_waits_behind_the_broadcast() {
    let turns = Turns::new(1.0);
    let start = Instant::now();
    let digests = broadcast(&turns, 100);
    let replies = async {
        for id in 1_001..1_100 {
            turns.wait(Lane::Reply, Target::Private(id), 1).await.unwrap();
        }
        assert_eq!(start.elapsed(), Duration::ZERO);
    };
    let (digests, ()) = tokio::join!(digests, replies);
    assert!(digests[99] <= 100 * SECOND, "replies are not debited from the broadcast");
}

#[tokio::test(start_paused = true)]
async fn a_notice_overtakes_announcements_and_these_overtake_digests() {
    let turns = Turns::new(10.0);
    turns.wait(Lane::Digest, Target::Private(1), 1).await.unwrap();
    let order = Mutex::new(Vec::new());
    let one = |lane, id| {
        let (turns, order) = (&turns, &order);
        async move {
            turns.wait(lane, Target::Private(id), 1).await.unwrap();
            order.lock().unwrap().push(lane);
        }
    };
    tokio::join!(
        one(Lane::Digest, 2),
        one(Lane::Announcement, 3),
        one(Lane::Digest, 4),
        one(Lane::Notice, 5)
    );
    let expected = [Lane::Notice, Lane::Announcement, Lane::Digest, Lane::Digest];
    assert_eq!(*order.lock().unwrap(), expected);
}

#[tokio::test(start_paused = true)]
async fn retry_after_stops_the_lane_and_not_the_people() {
    let turns = Turns::new(30.0);
    let refused = turns.wait(Lane::Digest, Target::Private(1), 1).await.unwrap();
    turns.refused(refused, Lane::Digest, Target::Private(1), 5 * SECOND, false);
    let start = Instant::now();
    turns.wait(Lane::Reply, Target::Private(2), 1).await.unwrap();
    assert_eq!(start.elapsed(), Duration::ZERO);
    turns.wait(Lane::Notice, Target::Private(3), 1).await.unwrap();
    assert!(start.elapsed() >= 5 * SECOND && start.elapsed() < 6 * SECOND);
}

#[tokio::test(start_paused = true)]
async fn a_pause_holds_back_those_who_already_wait() {
    let turns = Turns::new(1.0);
    let first = turns.wait(Lane::Digest, Target::Private(1), 1).await.unwrap();
    let start = Instant::now();
    let waiting = turns.wait(Lane::Digest, Target::Private(2), 1);
    let refusal =
        async { turns.refused(first, Lane::Digest, Target::Private(1), 9 * SECOND, false) };
    let (turn, ()) = tokio::join!(waiting, refusal);
    assert!(turn.unwrap().at - start >= 9 * SECOND);
}

#[tokio::test(start_paused = true)]
async fn one_chat_that_stays_refused_does_not_stop_the_broadcast() {
    let turns = Turns::new(30.0);
    let odd = Target::Private(1);
    let refused = turns.wait(Lane::Digest, odd, 1).await.unwrap();
    turns.refused(refused, Lane::Digest, odd, SECOND, false);
    let other = turns.wait(Lane::Digest, Target::Private(2), 1).await.unwrap();
    turns.delivered(other, Lane::Digest);
    let refused = turns.wait(Lane::Digest, odd, 1).await.unwrap();
    turns.refused(refused, Lane::Digest, odd, 90 * SECOND, true);
    assert_eq!(turns.pace().pause_left, None);
    timeout(SECOND, turns.wait(Lane::Digest, Target::Private(3), 1)).await.unwrap().unwrap();
}

#[tokio::test(start_paused = true)]
async fn a_verdict_refused_amid_a_dialogue_does_not_stop_the_broadcast() {
    let turns = Turns::new(30.0);
    let person = Target::Private(1);
    for _ in 0..3 {
        turns.wait(Lane::Reply, person, 1).await.unwrap();
    }
    let refused = turns.wait(Lane::Notice, person, 1).await.unwrap();
    turns.refused(refused, Lane::Notice, person, 9 * SECOND, false);
    assert_eq!(turns.pace().pause_left, None);
    timeout(SECOND, turns.wait(Lane::Digest, Target::Private(2), 1)).await.unwrap().unwrap();
}

#[tokio::test(start_paused = true)]
async fn a_busy_chat_delays_only_itself_and_keeps_its_order() {
    let turns = Turns::new(30.0);
    let start = Instant::now();
    let busy: FuturesUnordered<_> = (0..40)
        .map(|n| {
            let turns = &turns;
            async move {
                turns.wait(Lane::Notice, Target::Group(-1), 1).await.unwrap();
                n
            }
        })
        .collect();
    let order = busy.collect::<Vec<i32>>();
    let (order, times) = tokio::join!(order, broadcast(&turns, 60));
    assert!(times[59] < 3 * SECOND, "{:?}", times[59]);
    assert_eq!(order, (0..40).collect::<Vec<_>>());
    assert!(start.elapsed() > 120 * SECOND, "16 unasked messages a minute");
}

#[tokio::test(start_paused = true)]
async fn a_place_in_the_queue_that_is_given_up_costs_no_slot() {
    let turns = Turns::new(1.0);
    turns.wait(Lane::Digest, Target::Private(1), 1).await.unwrap();
    let start = Instant::now();
    let given_up = turns.wait(Lane::Digest, Target::Private(2), 1);
    assert!(timeout(SECOND / 2, given_up).await.is_err());
    turns.wait(Lane::Digest, Target::Private(3), 1).await.unwrap();
    assert!(start.elapsed() <= SECOND + Duration::from_millis(2));
}

#[tokio::test(start_paused = true)]
async fn closing_sends_everybody_home_but_the_people() {
    let turns = Turns::new(1.0);
    turns.wait(Lane::Digest, Target::Private(1), 1).await.unwrap();
    let (waiting, ()) =
        tokio::join!(turns.wait(Lane::Digest, Target::Private(2), 1), async { turns.close() });
    assert_eq!(waiting.unwrap_err(), Closed);
    assert_eq!(turns.wait(Lane::Notice, Target::Private(3), 1).await.unwrap_err(), Closed);
    assert!(turns.wait(Lane::Reply, Target::Private(4), 1).await.is_ok());
}
