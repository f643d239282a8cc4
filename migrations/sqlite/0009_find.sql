-- By what promotions are found, and what residents keep and report.

-- The words of every approved promotion in the forms in which they are compared (domain::search), so that
-- both engines find the same.
create table term (
    promotion_id integer not null references promotion (id),
    term text not null,
    -- how much it says: of a title more than of a text
    weight integer not null,
    primary key (term, promotion_id)
) strict, without rowid;
create index term_promotion on term (promotion_id);

-- What residents keep to find it again.
create table saved (
    person_id integer not null references person (id),
    promotion_id integer not null references promotion (id),
    at text not null,
    primary key (person_id, promotion_id)
) strict, without rowid;
create index saved_promotion on saved (promotion_id);

-- What is wrong with a promotion, as a resident sees it; one word of each on each.
create table report (
    promotion_id integer not null references promotion (id),
    person_id integer not null references person (id),
    ground text not null check (ground in ('number', 'price', 'forbidden', 'other')),
    -- null: a ground that needs none
    words text,
    at text not null,
    -- the civil day in the regency, by which they are counted
    day text not null,
    -- an administrator has looked at it
    checked integer not null,
    primary key (promotion_id, person_id)
) strict, without rowid;
create index report_person on report (person_id, day);

-- The one message of the admin group that gathers the reports of a promotion.
create table report_card (
    promotion_id integer primary key references promotion (id),
    chat_id integer not null,
    message_id integer not null,
    -- null: nobody has looked yet
    checked_at text,
    checked_by integer references admin (id)
) strict;

-- Whose reports were made up; until then they are not taken.
create table muted_reporter (
    person_id integer primary key references person (id),
    until text not null
) strict;
