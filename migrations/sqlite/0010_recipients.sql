-- Groups, and topics of forums, that receive digests. They are few, so each is looked at by itself.

create table room (
    id integer primary key autoincrement,
    chat_id integer not null,
    -- 0: not in a topic
    thread_id integer not null,
    language text not null check (language in ('id', 'jv')),
    selection_id integer not null references selection (id),
    hour integer not null check (hour between 0 and 23),
    weekday integer not null check (weekday between 0 and 7),
    paused_until text,
    -- promotions live since then are new there; null: nothing has been told yet
    since text,
    -- when it is told next; null: it wants nothing or can't be written to
    next_at text,
    -- attempts at this digest that left a doubt
    attempts integer not null default 0,
    state text not null check (state in ('offered', 'active', 'stopped')),
    -- null: can be written to; else the code of the cause for which not. The settings stay.
    unreachable text,
    created_at text not null,
    unique (chat_id, thread_id)
) strict;
create index room_next on room (next_at) where next_at is not null;
