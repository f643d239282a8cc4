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
