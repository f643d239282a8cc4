-- What residents ask the office, and what it answers. Both go with the person or after a time.

create table question (
    id integer primary key autoincrement,
    person_id integer not null references person (id),
    words text not null,
    asked_at text not null,
    -- the message of the admin group that it stands in; null: not yet
    chat_id integer,
    message_id integer,
    answer text,
    answered_at text,
    admin_id integer references admin (id)
) strict;
-- Counted before another one is taken.
create index question_person on question (person_id, asked_at);
-- A reply to the message finds its question.
create index question_message on question (chat_id, message_id) where message_id is not null;
