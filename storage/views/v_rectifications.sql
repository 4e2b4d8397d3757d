SELECT
    b.id AS branch_id,
    b.name AS branch,
    i.id AS item_id,
    y.year AS for_year,
    i.text AS text,
    owner.id AS owner_id,
    owner.name AS owner,
    i.due_on AS due_on,
    i.done_on AS done_on,
    CASE
        WHEN i.done_on IS NOT NULL THEN 'done'
        WHEN i.due_on < TODAY THEN 'overdue'
        ELSE 'open'
    END AS state
FROM rectification_items i
JOIN olms y ON y.id = i.olm_id
JOIN branches b ON b.id = y.branch_id
LEFT JOIN members owner ON owner.id = i.owner_id
