-- Decisions that the office can answer for.

-- The message of the card that was posted anew in place of this one, which is to be taken back; null: it stands.
alter table group_message add column moved_to integer;
-- Whether a subject's card is on its way already.
create index outbox_subject on outbox (subject_kind, subject_id) where state in ('pending', 'sending');

-- What a decision on a change found up and what it was to become, since the change takes the place of what was.
-- Content as JSON of the domain's types: it is shown and brought back whole, and nothing is asked of its parts.
create table decided_change (
    audit_id bigint primary key references audit (id),
    was text not null,
    became text not null
);

-- Which administrator works on what waits for a decision, so that no two do. It ends with the decision, and by
-- itself after a while.
create table hold (
    subject_kind text not null check (subject_kind in ('business', 'promotion')),
    subject_id bigint not null,
    admin_id bigint not null references admin (id),
    since timestamptz not null,
    primary key (subject_kind, subject_id)
);

-- Changes are sent back to be corrected or turned down for good, as what is new is.
create table business_change_anew (
    business_id bigint primary key references business (id),
    -- needs_correction, rejected: kept so that its owner finds it
    state text not null check (state in ('pending', 'needs_correction', 'rejected')),
    name text not null,
    category text not null references category (code),
    area text not null references area (code),
    description text not null,
    photo text,
    nib text,
    pirt text,
    halal text,
    handed_in_at timestamptz not null
);
insert into business_change_anew (business_id, state, name, category, area, description, photo, nib, pirt,
    halal, handed_in_at)
select business_id, state, name, category, area, description, photo, nib, pirt, halal, handed_in_at
from business_change;
drop table business_change;
alter table business_change_anew rename to business_change;
create index business_change_pending on business_change (handed_in_at) where state = 'pending';

create table revision_anew (
    promotion_id bigint primary key references promotion (id),
    -- needs_correction, rejected: kept so that its owner finds it; withdrawn: so that it can be brought back;
    -- over: its promotion ended before it was decided on
    state text not null check (state in ('pending', 'needs_correction', 'rejected', 'withdrawn', 'over')),
    title text not null,
    body text not null,
    price text not null,
    starts_on date not null,
    ends_on date not null check (ends_on >= starts_on),
    open_ended boolean not null,
    recurs text,
    occasion_hours text,
    occasion_place text references area (code),
    handed_in_at timestamptz not null
);
insert into revision_anew (promotion_id, state, title, body, price, starts_on, ends_on, open_ended, recurs,
    occasion_hours, occasion_place, handed_in_at)
select promotion_id, state, title, body, price, starts_on, ends_on, open_ended, recurs,
    occasion_hours, occasion_place, handed_in_at
from revision;
drop table revision;
alter table revision_anew rename to revision;
create index revision_pending on revision (handed_in_at) where state = 'pending';

-- Until now there was one way to turn something down, and its reason told whether a correction could help.
update business set state = 'needs_correction' where state = 'rejected' and not exists (
    select 1 from audit where subject_kind = 'business' and subject_id = business.id
        and action = 'rejected' and code in ('forbidden', 'outside_regency')
        and not exists (
            select 1 from audit as later where later.subject_kind = 'business'
                and later.subject_id = business.id and later.action = 'rejected' and later.id > audit.id));
update promotion set state = 'needs_correction' where state = 'rejected' and not exists (
    select 1 from audit where subject_kind = 'promotion' and subject_id = promotion.id
        and action = 'rejected' and code in ('forbidden', 'outside_regency')
        and not exists (
            select 1 from audit as later where later.subject_kind = 'promotion'
                and later.subject_id = promotion.id and later.action = 'rejected' and later.id > audit.id));
-- Every change that was turned down could be corrected.
update business_change set state = 'needs_correction' where state = 'rejected';
update revision set state = 'needs_correction' where state = 'rejected';
