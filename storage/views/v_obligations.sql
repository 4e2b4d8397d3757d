SELECT
    b.id AS branch_id,
    b.name AS branch,
    s.year AS year,
    s.duty AS duty,
    pg.name AS party_group,
    s.turn AS period,
    s.first_on AS first_on,
    s.last_on AS last_on,
    s.deadline AS deadline,
    s.status AS status,
    s.warning AS warning,
    s.least AS needed,
    s.done AS done,
    s.planned AS planned,
    s.unrecorded AS unrecorded,
    s.fulfilled_on AS fulfilled_on,
    LOCAL(s.as_of) AS as_of
FROM duty_standings s
JOIN branches b ON b.id = s.branch_id
LEFT JOIN groups pg ON pg.id = s.group_id
