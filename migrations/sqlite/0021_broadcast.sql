-- Administrators watch the day's digests, hold them, end a run, and have sent once more what failed.

-- One row while an administrator holds all digests back.
create table broadcast_pause (
    id integer primary key check (id = 1),
    by_id integer not null references admin (id),
    since text not null
) strict;

-- an administrator ended it: what was planned is cancelled, what was on its way ends by itself
alter table run add column cancelled_at text;
alter table run add column cancelled_by integer references admin (id);
-- its last pause of its own, while Telegram did not answer; no end: it lasts
alter table run add column silent_from text;
alter table run add column silent_until text;
-- the admin group has been told that it paused by itself
alter table run add column silence_told integer not null default 0;

-- it failed and was sent once more because an administrator wanted it, which is possible once
alter table delivery add column retried integer not null default 0;

-- when the sender was last at work, since its lock says nothing once it is gone; null: never
alter table lead add column seen_at text;
-- what its broadcast was doing then; a code
alter table lead add column doing text;
