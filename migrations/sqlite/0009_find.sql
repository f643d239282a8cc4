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
