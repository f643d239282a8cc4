//! One example of everything that is said of who looks after a business.

use ayopromo::{
    domain::keeping::{Closed, Role, Token},
    reply::{Keeper, KeeperNote, Keepers, Note, Offer, OpenInvitation, Reply, Shut},
};

use super::{Texts, at, code, name};

pub fn keeper(texts: &Texts) -> Vec<(&'static str, Reply)> {
    let who = || texts.person.clone();
    let note = |note| Reply::Note(Note::Keeper(note));
    let page = |found| Reply::Keeper(Keeper::Keepers(Box::new(found)));
    let alone = || keepers(texts);
    let both = || Keepers { keeper: Some((8.into(), texts.admin.clone())), ..alone() };
    let mut all = vec![
        ("Who looks after it: the owner alone", page(alone())),
        ("Who looks after it: two", page(both())),
        (
            "Who looks after it, as the second keeper",
            page(Keepers { role: Role::Keeper, ..both() }),
        ),
        ("Who looks after what an admin stopped", page(Keepers { may_invite: false, ..alone() })),
    ];
    for role in Role::ALL {
        let open = |accepted_by| {
            let ends_at = at("2026-11-27T02:15:00Z");
            Some(OpenInvitation { id: 5.into(), role, accepted_by, ends_at })
        };
        let business = || name(texts);
        let offer = || {
            Box::new(Offer {
                token: Token::of(0x00c0_ffee),
                role,
                business: business(),
                area: code("33.07.08.1001"),
                by: who(),
                ends_at: at("2026-11-27T02:15:00Z"),
            })
        };
        let forward =
            Keeper::Forward { business: 42.into(), role, ends_at: at("2026-11-27T02:15:00Z") };
        let confirm =
            Keeper::AskConfirm { invitation: 5.into(), role, business: business(), who: who() };
        all.extend([
            ("An invitation is open", page(Keepers { open: open(None), ..alone() })),
            ("An invitation is accepted", page(Keepers { open: open(Some(who())), ..alone() })),
            ("Invited: forward this", Reply::Keeper(forward)),
            (
                "The invitation",
                Reply::Keeper(Keeper::Invitation { offer: offer(), bot: "ayopromo_bot".into() }),
            ),
            ("An invitation is opened", Reply::Keeper(Keeper::Offer(offer()))),
            ("Accepted: really?", Reply::Keeper(confirm)),
            (
                "Welcome",
                Reply::Keeper(Keeper::Welcome { id: 42.into(), role, business: business() }),
            ),
        ]);
    }
    let business = || name(texts);
    let said = |said| Reply::Keeper(said);
    all.extend([
        ("Handed over", said(Keeper::HandedOver { business: business(), who: who() })),
        (
            "Do without the second keeper?",
            said(Keeper::AskRemove { business: 42.into(), keeper: 8.into(), who: who() }),
        ),
        ("Stop looking after it?", said(Keeper::AskLeave { id: 42.into(), business: business() })),
        ("Stopped", said(Keeper::Left { business: business() })),
        ("Accepted", said(Keeper::Accepted { business: business(), by: who() })),
        ("Refused", said(Keeper::Refused)),
        (
            "The invited refused",
            said(Keeper::Declined { id: 42.into(), business: business(), who: who() }),
        ),
        ("Nothing comes of what was accepted", said(Keeper::CameToNothing { id: 42.into() })),
        ("The owner said no", said(Keeper::CalledOff { business: business() })),
        (
            "The second keeper stopped",
            said(Keeper::KeeperLeft { id: 42.into(), business: business() }),
        ),
        ("The owner does without", said(Keeper::Dismissed { business: business() })),
        ("Deleted by its owner", said(Keeper::Deleted { id: 42.into() })),
        ("Inherited", said(Keeper::Inherited { id: 42.into(), business: business() })),
        (
            "Another owner",
            said(Keeper::NewOwner { id: 42.into(), business: business(), owner: who() }),
        ),
        ("A second keeper now", note(KeeperNote::Added { who: who() })),
        ("A second keeper no longer", note(KeeperNote::Removed)),
        ("The invitation is taken back", note(KeeperNote::TakenBack)),
        ("It stands otherwise", note(KeeperNote::NotNow)),
        (
            "One's own invitation",
            said(Keeper::Shut(Shut { why: Closed::Own, business: Some(42.into()) })),
        ),
    ]);
    all.extend(Closed::ALL.map(|why| {
        ("An invitation leads nowhere", said(Keeper::Shut(Shut { why, business: None })))
    }));
    all
}

fn keepers(texts: &Texts) -> Keepers {
    Keepers {
        id: 42.into(),
        business: name(texts),
        role: Role::Owner,
        owner: texts.person.clone(),
        keeper: None,
        open: None,
        may_invite: true,
    }
}
