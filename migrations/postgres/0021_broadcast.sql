-- Administrators watch the day's digests, hold them, end a run, and have sent once more what failed.

-- One row while an administrator holds all digests back.
create table broadcast_pause (
    id integer primary key check (id = 1),
    by_id bigint not null references admin (id),
    since timestamptz not null
);

-- an administrator ended it: what was planned is cancelled, what was on its way ends by itself
alter table run add column cancelled_at timestamptz;
alter table run add column cancelled_by bigint references admin (id);
-- its last pause of its own, while Telegram did not answer; no end: it lasts
alter table run add column silent_from timestamptz;
alter table run add column silent_until timestamptz;
-- the admin group has been told that it paused by itself
alter table run add column silence_told boolean not null default false;

-- it failed and was sent once more because an administrator wanted it, which is possible once
alter table delivery add column retried boolean not null default false;

-- when the sender was last at work, since its lock says nothing once it is gone; null: never
alter table lead add column seen_at timestamptz;
-- what its broadcast was doing then; a code
alter table lead add column doing text;
