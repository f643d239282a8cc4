-- What people want to receive, what was planned for them, and what became of it.

-- Interned: subscribers with an equal selection share the row, and so their editions.
create table selection (
    id integer primary key autoincrement,
    -- canonical text form of domain::subscription::Selection
    body text not null unique
) strict;

create table subscription (
    person_id integer primary key references person (id),
    selection_id integer not null references selection (id),
    -- full hour of the day in the regency
    hour integer not null check (hour between 0 and 23),
    -- 0: every day; else once a week, from Monday's 1 to Sunday's 7
    weekday integer not null default 0 check (weekday between 0 and 7),
    -- no slot before this is theirs; it goes on by itself
    paused_until text,
    -- promotions live since then are new to them; null: they have had no digest yet
    since text,
    -- slots before this are not theirs, so that a change never brings two digests at once
    effective_from text not null,
    -- a stopped one keeps its settings
    state text not null check (state in ('active', 'stopped'))
) strict;
create index subscription_due on subscription (hour, person_id) where state = 'active';

-- One planned digest slot. Nothing of it can be claimed before it is ready.
create table run (
    id integer primary key autoincrement,
    day text not null,
    hour integer not null check (hour between 0 and 23),
    -- the moment the hour begins in the regency; whoever subscribed later is due another day
    slot_at text not null,
    -- what went live later belongs to the next one
    cutoff text not null,
    state text not null check (state in ('planning', 'ready', 'done')),
    -- people up to this key have been planned: where planning goes on after a crash
    planned_through integer not null,
    -- sending begins with this person and wraps around, so that nobody is last every day
    first_person integer not null,
    created_at text not null,
    finished_at text,
    unique (day, hour)
) strict;
create index run_open on run (day, hour) where state <> 'done';

-- What subscribers who would read the same are sent. Absence has a value here (since: the beginning of
-- 1970, excluded_owner: 0), because a unique key takes nulls for different.
create table edition (
    id integer primary key autoincrement,
    run_id integer not null references run (id),
    language text not null check (language in ('id', 'jv')),
    selection_id integer not null references selection (id),
    since text not null,
    -- whose promotions are left out, since nobody is told of their own
    excluded_owner integer not null,
    -- grows when an item leaves circulation, so that a rendered text is not used again
    revision integer not null default 0,
    -- Telegram refused its markup once: send it as plain text
    quarantined integer not null default 0,
    unique (run_id, language, selection_id, since, excluded_owner)
) strict;

-- The most an edition may contain; what has left circulation is left out when it is rendered.
create table edition_item (
    edition_id integer not null references edition (id),
    position integer not null,
    promotion_id integer not null references promotion (id),
    section text not null check (section in ('new', 'today', 'ending_soon')),
    primary key (edition_id, position)
) strict, without rowid;
create index edition_item_promotion on edition_item (promotion_id);

-- One row per recipient and run; the rows of all states add up to the number planned.
create table delivery (
    run_id integer not null,
    person_id integer not null references person (id),
    edition_id integer not null references edition (id),
    state text not null check (state in (
        'planned', 'sending', 'sent', 'failed', 'unreachable', 'missed', 'cancelled', 'skipped')),
    -- requests made, the one in flight included
    attempts integer not null default 0,
    -- it may have arrived more than once or not at all
    doubtful integer not null default 0,
    -- why it ended so; a code
    cause text,
    -- the lead who claimed it last
    fence integer,
    message_id integer,
    updated_at text not null,
    primary key (run_id, person_id)
) strict, without rowid;
-- Claiming reads the front of this, however many rows are finished.
create index delivery_planned on delivery (run_id, person_id) where state = 'planned';
create index delivery_sending on delivery (run_id, fence) where state = 'sending';

-- What is left of a run once its deliveries have been kept long enough: how many ended how.
create table run_total (
    run_id integer not null references run (id),
    state text not null,
    deliveries integer not null,
    doubtful integer not null,
    primary key (run_id, state)
) strict, without rowid;

-- What must arrive elsewhere, written with the deed. Kinds and keys, never a rendered text.
create table outbox (
    id integer primary key autoincrement,
    kind text not null check (kind in (
        'card', 'card_decided', 'card_withdrawn', 'verdict', 'reports', 'ending', 'nobody_decided',
        'question', 'answer')),
    subject_kind text not null check (subject_kind in ('business', 'promotion', 'question')),
    subject_id integer not null,
    state text not null check (state in ('pending', 'sending', 'sent', 'failed')),
    attempts integer not null default 0,
    doubtful integer not null default 0,
    fence integer,
    -- not to be tried again earlier
    not_before text not null,
    created_at text not null,
    finished_at text,
    cause text,
    -- where a card's album stands already, so that it is not sent again with the card
    photos_chat_id integer,
    photos_message_id integer
) strict;
create index outbox_pending on outbox (id) where state = 'pending';
create index outbox_sending on outbox (fence) where state = 'sending';

-- One row: the number of the sender now in office. Claims of an older one count for nothing.
create table lead (
    id integer primary key check (id = 1),
    fence integer not null
) strict;
insert into lead (id, fence) values (1, 0);
