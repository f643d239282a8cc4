//! Laws of who looks after a business, on both engines.

use ayopromo::{
    domain::{
        business::BusinessState,
        ids::{BusinessId, PersonId},
        keeping::{InvitationState, Role, Token},
        review::Subject,
    },
    store::{Db, Tx, business, group_message, keeper, outbox, person, promotion, review},
};
use tokio::sync::Barrier;

use crate::{
    engines::on_both_engines,
    store::{hours, live_promotion, now, pending_business, resident, texts, today},
};

on_both_engines! {
    a_business_has_at_most_one_second_keeper,
    of_two_who_accept_at_once_one_does,
    of_two_yeses_at_once_one_counts,
    a_new_invitation_takes_the_place_of_the_one_before,
    only_the_digest_of_a_token_is_kept,
    a_business_passes_with_its_messages_and_what_is_stopped_does_not,
    both_keepers_are_told_and_see_the_same,
    whoever_parts_leaves_nothing_that_names_them,
    old_invitations_are_forgotten,
}

async fn invited(tx: &mut Tx, (id, owner): (BusinessId, PersonId), role: Role) -> Token {
    let token = Token::of(u128::from(id.0.unsigned_abs()) << 64);
    let ends_at = now() + hours(72);
    keeper::invite(tx, (id, owner), role, &token, ends_at, now()).await.unwrap();
    token
}

async fn a_business_has_at_most_one_second_keeper(db: Db) {
    let mut tx = db.begin().await.unwrap();
    let (owner, id) = pending_business(&mut tx, 7).await;
    let (one, other) = (resident(&mut tx, 8).await.id, resident(&mut tx, 9).await.id);
    assert!(!keeper::add(&mut tx, id, owner, now()).await.unwrap(), "the owner is one already");
    assert!(keeper::add(&mut tx, id, one, now()).await.unwrap());
    assert!(!keeper::add(&mut tx, id, one, now()).await.unwrap());
    assert!(!keeper::add(&mut tx, id, other, now()).await.unwrap());
    assert!(!keeper::remove(&mut tx, id, other, now()).await.unwrap());
    assert!(keeper::remove(&mut tx, id, one, now()).await.unwrap());
    assert!(keeper::add(&mut tx, id, other, now()).await.unwrap());
    tx.commit().await.unwrap();
    let record = "select action from audit order by id";
    assert_eq!(texts(&db, record).await, ["keeper_added", "keeper_removed", "keeper_added"]);
}

async fn of_two_who_accept_at_once_one_does(db: Db) {
    let mut tx = db.begin().await.unwrap();
    let (owner, id) = pending_business(&mut tx, 7).await;
    let people = [resident(&mut tx, 8).await.id, resident(&mut tx, 9).await.id];
    let token = invited(&mut tx, (id, owner), Role::Keeper).await;
    tx.commit().await.unwrap();
    let barrier = Barrier::new(2);
    let accept = async |person| {
        barrier.wait().await;
        let mut tx = db.begin().await.unwrap();
        let found = keeper::find(&mut tx, &token).await.unwrap().unwrap();
        let accepted = InvitationState::Accepted;
        let done = keeper::answer(&mut tx, found.id, person, accepted, now()).await.unwrap();
        tx.commit().await.unwrap();
        done
    };
    let (one, other) = tokio::join!(accept(people[0]), accept(people[1]));
    assert!(one != other, "{one} {other}");
    let mut tx = db.read().await.unwrap();
    let found = keeper::find(&mut tx, &token).await.unwrap().unwrap();
    assert_eq!(found.invited, Some(people[usize::from(other)]));
    tx.commit().await.unwrap();
}

async fn of_two_yeses_at_once_one_counts(db: Db) {
    let mut tx = db.begin().await.unwrap();
    let (owner, id) = pending_business(&mut tx, 7).await;
    let to = resident(&mut tx, 8).await.id;
    let token = invited(&mut tx, (id, owner), Role::Owner).await;
    let invitation = keeper::find(&mut tx, &token).await.unwrap().unwrap().id;
    let accepted = InvitationState::Accepted;
    assert!(keeper::answer(&mut tx, invitation, to, accepted, now()).await.unwrap());
    tx.commit().await.unwrap();
    let barrier = Barrier::new(2);
    let confirm = async || {
        barrier.wait().await;
        let mut tx = db.begin().await.unwrap();
        let business = business::get(&mut tx, id).await.unwrap().unwrap();
        let done = InvitationState::Done;
        let moved = keeper::move_on(&mut tx, invitation, accepted, done).await.unwrap()
            && keeper::hand_over(&mut tx, &business, to, now()).await.unwrap();
        tx.commit().await.unwrap();
        moved
    };
    let (one, other) = tokio::join!(confirm(), confirm());
    assert!(one != other, "{one} {other}");
    let passed = "select code from audit where action = 'handed_over'";
    assert_eq!(texts(&db, passed).await, [format!("{owner}>{to}")]);
}

async fn a_new_invitation_takes_the_place_of_the_one_before(db: Db) {
    let mut tx = db.begin().await.unwrap();
    let (owner, id) = pending_business(&mut tx, 7).await;
    let first = invited(&mut tx, (id, owner), Role::Keeper).await;
    let second = Token::of(2);
    let until = now() + hours(72);
    let before = keeper::invite(&mut tx, (id, owner), Role::Owner, &second, until, now()).await;
    assert_eq!(before.unwrap().unwrap().role, Role::Keeper);
    let first = keeper::find(&mut tx, &first).await.unwrap().unwrap();
    assert_eq!(first.state, InvitationState::CalledOff);
    let open = keeper::open(&mut tx, id).await.unwrap().unwrap();
    assert_eq!((open.role, open.ends_at), (Role::Owner, until));
    tx.commit().await.unwrap();
    let third = "insert into invitation (business_id, role, digest, state, by_id, ends_at)
        select business_id, role, 'x', 'accepted', by_id, ends_at from invitation where id = 2";
    assert!(crate::store::refusal(&db, third).await.is_some(), "two would be open");
}

async fn only_the_digest_of_a_token_is_kept(db: Db) {
    let mut tx = db.begin().await.unwrap();
    let (owner, id) = pending_business(&mut tx, 7).await;
    let token = invited(&mut tx, (id, owner), Role::Keeper).await;
    assert_eq!(keeper::find(&mut tx, &Token::of(3)).await.unwrap(), None);
    tx.commit().await.unwrap();
    let kept = texts(&db, "select digest from invitation").await.concat();
    assert!(kept.len() == 64 && !kept.contains(token.as_str()), "{kept}");
}

async fn a_business_passes_with_its_messages_and_what_is_stopped_does_not(db: Db) {
    let mut tx = db.begin().await.unwrap();
    let promotion = live_promotion(&mut tx, 7, now() - hours(1)).await;
    let business = promotion::get(&mut tx, promotion).await.unwrap().unwrap().1;
    let (id, former) = (business.id, business.owner);
    let to = resident(&mut tx, 8).await.id;
    assert!(keeper::add(&mut tx, id, to, now()).await.unwrap());
    let at = review::Card { chat_id: -100, message_id: 1 };
    let role = group_message::Role::Card;
    group_message::put(&mut tx, Subject::Promotion(promotion), at, role).await.unwrap();
    let (active, stopped) = (BusinessState::Active, BusinessState::Suspended);
    assert!(business::move_on(&mut tx, id, active, stopped).await.unwrap());
    assert!(!keeper::hand_over(&mut tx, &business, to, now()).await.unwrap());
    assert!(business::move_on(&mut tx, id, stopped, active).await.unwrap());
    assert!(keeper::hand_over(&mut tx, &business, to, now()).await.unwrap());
    assert!(!keeper::hand_over(&mut tx, &business, to, now()).await.unwrap(), "once");
    let passed = business::get(&mut tx, id).await.unwrap().unwrap();
    assert_eq!((passed.owner, passed.keeper), (to, None));
    assert_eq!(business::looked_after_by(&mut tx, former).await.unwrap(), []);
    assert_eq!(outbox::withdraw_cards(&mut tx, former, now()).await.unwrap(), 0);
    assert_eq!(outbox::withdraw_cards(&mut tx, to, now()).await.unwrap(), 1);
}

async fn both_keepers_are_told_and_see_the_same(db: Db) {
    let mut tx = db.begin().await.unwrap();
    let promotion = live_promotion(&mut tx, 7, now() - hours(1)).await;
    let business = promotion::get(&mut tx, promotion).await.unwrap().unwrap().1;
    let helper = resident(&mut tx, 8).await.id;
    let verdict = outbox::OutboxKind::Verdict;
    let subject = Subject::Promotion(promotion);
    keeper::tell_all(&mut tx, verdict, subject, now()).await.unwrap();
    assert!(keeper::add(&mut tx, business.id, helper, now()).await.unwrap());
    keeper::tell_all(&mut tx, verdict, subject, now()).await.unwrap();
    for person in [business.owner, helper] {
        assert_eq!(business::looked_after_by(&mut tx, person).await.unwrap().len(), 1);
        assert_eq!(promotion::count_looked_after_by(&mut tx, person).await.unwrap(), 1);
        let own = promotion::looked_after_by(&mut tx, person, 9, 0).await.unwrap();
        assert_eq!(own[0].0.id, promotion);
    }
    let all = promotion::Filter::default();
    assert_eq!(promotion::count_live(&mut tx, now(), today(), &all).await.unwrap(), 1);
    tx.commit().await.unwrap();
    let told = "select kind || ' ' || coalesce(cast(recipient_id as text), 'owner')
        from outbox order by id";
    let to_helper = format!("verdict {helper}");
    assert_eq!(texts(&db, told).await, ["verdict owner", "verdict owner", &to_helper]);
}

async fn whoever_parts_leaves_nothing_that_names_them(db: Db) {
    let mut tx = db.begin().await.unwrap();
    let (owner, shared) = pending_business(&mut tx, 7).await;
    let (other, helped) = pending_business(&mut tx, 8).await;
    let (_, alone) = pending_business(&mut tx, 7).await;
    assert!(keeper::add(&mut tx, shared, other, now()).await.unwrap());
    assert!(keeper::add(&mut tx, helped, owner, now()).await.unwrap());
    invited(&mut tx, (alone, owner), Role::Owner).await;
    let theirs = invited(&mut tx, (helped, other), Role::Owner).await;
    let theirs = keeper::find(&mut tx, &theirs).await.unwrap().unwrap().id;
    let accepted = InvitationState::Accepted;
    assert!(keeper::answer(&mut tx, theirs, owner, accepted, now()).await.unwrap());
    keeper::part(&mut tx, owner, now()).await.unwrap();
    person::erase(&mut tx, owner, now()).await.unwrap();
    let passed = business::get(&mut tx, shared).await.unwrap().unwrap();
    assert_eq!((passed.owner, passed.keeper), (other, None));
    assert_eq!(business::get(&mut tx, helped).await.unwrap().unwrap().keeper, None);
    assert_eq!(business::get(&mut tx, alone).await.unwrap(), None);
    tx.commit().await.unwrap();
    assert_eq!(texts(&db, "select state from invitation").await, [""; 0]);
    let told = "select kind || ' ' || subject_id from outbox order by id";
    let expected = [format!("new_owner {shared}"), format!("keeper_gone {helped}")];
    assert_eq!(texts(&db, told).await, expected);
}

async fn old_invitations_are_forgotten(db: Db) {
    let mut tx = db.begin().await.unwrap();
    let (owner, id) = pending_business(&mut tx, 7).await;
    invited(&mut tx, (id, owner), Role::Keeper).await;
    assert_eq!(keeper::forget_before(&mut tx, now() + hours(72)).await.unwrap(), 0);
    assert_eq!(keeper::forget_before(&mut tx, now() + hours(73)).await.unwrap(), 1);
}
