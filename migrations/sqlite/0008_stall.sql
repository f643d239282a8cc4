-- How far promotions came, for their owners.

-- Who opened a promotion's page. The key makes it one per resident and day, however often they tap.
create table opening (
    promotion_id integer not null references promotion (id),
    person_id integer not null references person (id),
    day text not null,
    primary key (promotion_id, person_id, day)
) strict, without rowid;

-- How often a page was opened in the days whose rows of opening have been forgotten.
create table opening_total (
    promotion_id integer primary key references promotion (id),
    residents integer not null
) strict;

-- How many digests of a run that is over were sent with a promotion in them: its deliveries are forgotten
-- earlier, and too many to be counted while somebody waits.
create table delivered (
    promotion_id integer not null references promotion (id),
    run_id integer not null references run (id),
    digests integer not null,
    primary key (promotion_id, run_id)
) strict, without rowid;
