-- Businesses, their promotions, and who was interested in what.

-- The sectors under which the regency promotes; the domain's Category has the same ones.
create table category (
    code text primary key,
    -- the order in which people see them
    position integer not null unique,
    emoji text not null
) strict;
insert into category (code, position, emoji) values
    ('pertanian', 1, '🌾'),
    ('peternakan', 2, '🐄'),
    ('industri', 3, '🏭'),
    ('ekraf', 4, '🎨'),
    ('umkm', 5, '🛍'),
    ('pariwisata', 6, '⛰'),
    ('lainnya', 7, '📦');

create table business (
    id integer primary key autoincrement,
    owner_id integer not null references person (id),
    state text not null check (state in (
        'pending', 'active', 'needs_correction', 'rejected', 'closed', 'suspended', 'deleted')),
    name text not null,
    category text not null references category (code),
    area text not null references area (code),
    -- E.164
    phone text not null,
    description text not null,
    -- a point on the map in degrees; null: none was given
    latitude real,
    longitude real,
    -- the normal form of domain::hours, such as 'Mo-Sa 08:00-16:00'
    hours text,
    -- Telegram's reusable id; the picture itself is not stored
    photo text,
    -- https addresses, one a line
    links text,
    -- as the owner declares them, digits without separators
    nib text,
    pirt text,
    halal text,
    -- for the decision it waits for or had last; a rejected one may be handed in once more
    handed_in_at text not null,
    -- of the last decision; null: none yet
    decided_at text,
    check ((latitude is null) = (longitude is null))
) strict;
-- Planning asks of each subscriber whether they own something.
create index business_owner on business (owner_id);
create index business_pending on business (handed_in_at) where state = 'pending';

-- Live and expired are no states: they follow from live_from and ends_on, so no job turns them over.
create table promotion (
    id integer primary key autoincrement,
    business_id integer not null references business (id),
    state text not null check (state in (
        'pending', 'approved', 'needs_correction', 'rejected', 'sold_out', 'withdrawn', 'retracted')),
    title text not null,
    body text not null,
    -- the normal form of domain::price, such as '15000;unit=kg'
    price text not null,
    -- civil days in the regency, both included
    starts_on text not null,
    ends_on text not null check (ends_on >= starts_on),
    -- shown as "until sold out"; it still ends
    open_ended integer not null,
    -- the days it holds on, in the normal form of domain::recurrence, such as 'pasaran:Pahing'; null: all
    recurs text,
    -- when it first went or goes out to residents; null before approval
    live_from text,
    -- what it posts once more, by key, since that one is forgotten earlier; null: it is new
    repeat_of integer,
    -- when what it repeats first went out
    first_live_from text,
    -- the last day that its owner was written about
    end_told text,
    created_at text not null,
    decided_at text
) strict;
create index promotion_business on promotion (business_id, state);
create index promotion_pending on promotion (created_at) where state = 'pending';
-- Browsing and planning read what is live, newest first.
create index promotion_live on promotion (live_from, ends_on) where state = 'approved';

create table promotion_photo (
    promotion_id integer not null references promotion (id),
    position integer not null,
    -- Telegram's reusable id; the picture itself is not stored
    file_id text not null,
    primary key (promotion_id, position)
) strict, without rowid;

-- How often a contact was asked for in the days whose rows of interest have been forgotten.
create table interest_total (
    promotion_id integer primary key references promotion (id),
    residents integer not null
) strict;

-- Who asked for a contact. The key makes it one per resident and day, however often they tap.
create table interest (
    promotion_id integer not null references promotion (id),
    person_id integer not null references person (id),
    day text not null,
    primary key (promotion_id, person_id, day)
) strict, without rowid;
