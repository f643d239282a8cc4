-- What the cards of the admin group warn of, beside what their texts say by themselves.

-- The rows of words by which a promotion that says the same is found, as hashes of the domain's; of a long text
-- only the smallest.
create table shingle (
    hash integer not null,
    promotion_id integer not null references promotion (id),
    primary key (hash, promotion_id)
) strict, without rowid;
create index shingle_promotion on shingle (promotion_id);

-- What Telegram knows the picture by, however often it comes in; null: it came in before this column
alter table promotion_photo add column unique_id text;
create index promotion_photo_unique on promotion_photo (unique_id) where unique_id is not null;
alter table revision_photo add column unique_id text;

-- Words that administrators added to the lists. Rows stay, so that it is known who added and removed what.
create table watched (
    id integer primary key autoincrement,
    -- the group of domain::screening
    topic text not null,
    -- a pattern as in the third column of the lists
    words text not null,
    added_by integer not null references admin (id),
    added_at text not null,
    removed_by integer references admin (id),
    removed_at text
) strict;
create unique index watched_words on watched (topic, words) where removed_at is null;
