SELECT
    b.id AS branch_id,
    b.name AS branch,
    t.id AS talk_id,
    t."on" AS day,
    p.id AS member_id,
    p.name AS member,
    other.id AS other_id,
    other.name AS other
FROM talks t
JOIN members p ON p.id = t.member_id
JOIN members other ON other.id = t.other_id
JOIN branches b ON b.id = p.branch_id
WHERE t.member_id < t.other_id
