-- A business may have two keepers, and the record says which of them did something.

-- null: done by an administrator, by the program or from the command line, or recorded before this column
alter table audit add column person_id bigint references person (id);
create index audit_person on audit (person_id) where person_id is not null;
