-- Decisions that the office can answer for.

-- The message of the card that was posted anew in place of this one, which is to be taken back; null: it stands.
alter table group_message add column moved_to integer;
-- Whether a subject's card is on its way already.
create index outbox_subject on outbox (subject_kind, subject_id) where state in ('pending', 'sending');
