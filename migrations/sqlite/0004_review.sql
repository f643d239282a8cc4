-- Decisions of the regency's administrators, and the record of them.

create table admin (
    id integer primary key autoincrement,
    telegram_id integer unique,
    -- first name as Telegram last gave it
    name text not null
) strict;

-- The one message of the admin group that stands for a subject, so that it can be edited.
create table card (
    subject_kind text not null check (subject_kind in ('business', 'promotion')),
    subject_id integer not null,
    chat_id integer not null,
    message_id integer not null,
    primary key (subject_kind, subject_id),
    -- a reply to the card finds its subject
    unique (chat_id, message_id)
) strict, without rowid;

-- Every message of the admin group that shows something of an owner's, so that an erasure finds it.
create table group_message (
    chat_id integer not null,
    message_id integer not null,
    subject_kind text not null check (subject_kind in ('business', 'promotion', 'question')),
    subject_id integer not null,
    role text not null check (role in ('card', 'photo', 'question', 'reports')),
    -- a promotion is forgotten one day, and its card still stands
    owner_id integer not null references person (id),
    primary key (chat_id, message_id)
) strict, without rowid;
create index group_message_subject on group_message (subject_kind, subject_id);
create index group_message_owner on group_message (owner_id);

-- A reason typed as a reply to a card waits here until its author says what it is for.
create table reason (
    id integer primary key autoincrement,
    author_telegram_id integer not null,
    subject_kind text not null check (subject_kind in ('business', 'promotion')),
    subject_id integer not null,
    words text not null,
    created_at text not null
) strict;

-- Who did what to what and when. Append-only, so it holds keys and codes and nothing that would
-- have to be erased.
create table audit (
    id integer primary key autoincrement,
    at text not null,
    -- null: done by the owner, by the program or from the command line
    admin_id integer references admin (id),
    action text not null,
    subject_kind text not null,
    subject_id integer not null,
    -- detail of the action, such as a preset reason
    code text
) strict;
create index audit_subject on audit (subject_kind, subject_id, id);

-- What an administrator wrote, apart from the record so that it can be erased.
create table audit_words (
    audit_id integer primary key references audit (id),
    words text not null
) strict;

create trigger audit_no_update before update on audit
begin
    select raise(abort, 'audit rows can not be changed');
end;
create trigger audit_no_delete before delete on audit
begin
    select raise(abort, 'audit rows can not be changed');
end;
