-- What owners do with their businesses once they are registered.

-- A change of what the office has approved, kept beside it until it is decided on. The approved stays up.
create table business_change (
    business_id integer primary key references business (id),
    -- rejected: kept so that it can be corrected
    state text not null check (state in ('pending', 'rejected')),
    name text not null,
    category text not null references category (code),
    area text not null references area (code),
    description text not null,
    photo text,
    nib text,
    pirt text,
    halal text,
    handed_in_at text not null
) strict;
create index business_change_pending on business_change (handed_in_at) where state = 'pending';
