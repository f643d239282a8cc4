-- What a promotion says of its own hours and place.

-- at which hours of its days, in the normal form of domain::hours, such as '06:00-10:00'; null: not said
alter table promotion add column occasion_hours text;
-- where it is, if not with its business
alter table promotion add column occasion_place text references area (code);
