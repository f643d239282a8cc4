-- A change of a promotion that the office has approved, kept beside it until it is decided on, as one of a
-- business is. The approved stays up.
create table revision (
    promotion_id integer primary key references promotion (id),
    -- rejected: kept so that it can be corrected; withdrawn: so that it can be brought back; over: its
    -- promotion ended before it was decided on
    state text not null check (state in ('pending', 'rejected', 'withdrawn', 'over')),
    title text not null,
    body text not null,
    price text not null,
    starts_on text not null,
    ends_on text not null check (ends_on >= starts_on),
    open_ended integer not null,
    recurs text,
    occasion_hours text,
    occasion_place text references area (code),
    handed_in_at text not null
) strict;
create index revision_pending on revision (handed_in_at) where state = 'pending';

create table revision_photo (
    promotion_id integer not null references promotion (id),
    position integer not null,
    file_id text not null,
    primary key (promotion_id, position)
) strict, without rowid;
