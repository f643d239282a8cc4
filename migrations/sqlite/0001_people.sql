-- People, what they agreed to, where each conversation stands, and which updates were taken in.

-- A row exists only after consent. telegram_id becomes null when somebody is erased; the key stays,
-- so that figures and the decision log keep adding up.
create table person (
    id integer primary key autoincrement,
    telegram_id integer unique,
    first_name text not null,
    language text not null check (language in ('id', 'jv')),
    -- null: can be written to; else the code of the cause for which not, such as 'blocked'
    unreachable text,
    -- since when; whoever can't be written to for long is forgotten
    unreachable_since text,
    -- a page comes with its first photo, which costs the reader data
    photos integer not null default 0,
    -- urgent announcements of the regency
    announcements integer not null default 1,
    created_at text not null
) strict;
-- Read once a day.
create index person_unreachable on person (unreachable, unreachable_since)
    where unreachable is not null;

-- What was shown and agreed to; never updated, so it can be shown a year later.
create table consent (
    id integer primary key autoincrement,
    person_id integer not null references person (id),
    kind text not null check (kind in ('resident', 'owner')),
    -- of the notice that was shown, in the language it was shown in
    version integer not null,
    language text not null check (language in ('id', 'jv')),
    given_at text not null
) strict;
create index consent_person on consent (person_id, kind, version);

-- Where a private conversation stands.
create table scene (
    chat_id integer primary key,
    -- counts the saves, so that of two simultaneous ones the later is noticed
    version integer not null,
    -- JSON, kept as text: only the dialogue reads it
    body text not null,
    -- the message whose buttons belong to this step
    prompt_id integer,
    updated_at text not null
) strict;

-- Every update that was taken in, once. No content is kept.
create table received (
    update_id integer primary key,
    -- null: an update that belongs to no chat
    chat_id integer,
    received_at text not null,
    -- null: committed, but the answer may not have gone out
    answered_at text
) strict;
-- Read once, at start: what a crash left unanswered.
create index received_unanswered on received (chat_id) where answered_at is null;
-- Of a chat with somebody unknown the ids are forgotten with each answer.
create index received_chat on received (chat_id, update_id) where chat_id is not null;
-- Old rows are forgotten by time.
create index received_time on received (received_at);
