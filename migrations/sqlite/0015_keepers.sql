-- A business may have a second keeper, and may be handed to another account.

-- Does everything the owner does but handing it over, deleting it and choosing keepers; null: nobody.
alter table business add column keeper_id integer references person (id) check (keeper_id <> owner_id);
create index business_keeper on business (keeper_id);

-- Somebody is asked with a link to become the second keeper or the owner.
create table invitation (
    id integer primary key autoincrement,
    business_id integer not null references business (id),
    -- what they would be
    role text not null check (role in ('keeper', 'owner')),
    -- of the random token in the link, which is kept nowhere: SHA-256 in hexadecimal digits
    digest text not null unique,
    -- accepted: the owner has yet to say yes once more; called off: by the owner
    state text not null check (state in ('open', 'accepted', 'done', 'refused', 'called_off')),
    by_id integer not null references person (id),
    -- who accepted or refused it; null: nobody yet
    invited_id integer references person (id),
    -- of the time in which it can be accepted, and then of that for the owner's second yes
    ends_at text not null
) strict;
-- A new one takes the place of the one before.
create unique index invitation_open on invitation (business_id) where state in ('open', 'accepted');

-- Made anew without a check of its kinds, which the program knows: with one, each new kind would need
-- the whole table written anew.
create table outbox_anew (
    id integer primary key autoincrement,
    kind text not null,
    subject_kind text not null check (subject_kind in ('business', 'promotion', 'question')),
    subject_id integer not null,
    -- who hears it, where the kind alone doesn't say
    recipient_id integer references person (id),
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
insert into outbox_anew (id, kind, subject_kind, subject_id, state, attempts, doubtful, fence, not_before,
    created_at, finished_at, cause, photos_chat_id, photos_message_id)
select id, kind, subject_kind, subject_id, state, attempts, doubtful, fence, not_before,
    created_at, finished_at, cause, photos_chat_id, photos_message_id
from outbox order by id;
drop table outbox;
alter table outbox_anew rename to outbox;
create index outbox_pending on outbox (id) where state = 'pending';
create index outbox_sending on outbox (fence) where state = 'sending';
