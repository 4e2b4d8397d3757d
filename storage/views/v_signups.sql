SELECT
    b.id AS branch_id,
    b.name AS branch,
    g.id AS meeting_id,
    DAY(LOCAL(g.starts_at)) AS day,
    g.title AS title,
    p.id AS member_id,
    p.name AS member,
    p.position AS roster_position,
    s.wish AS wish,
    LOCAL(s.at) AS signed_up_at,
    t.position AS turn,
    t.state AS turn_state
FROM signups s
JOIN meetings g ON g.id = s.meeting_id
JOIN branches b ON b.id = g.branch_id
JOIN members p ON p.id = s.member_id
LEFT JOIN turns t ON t.meeting_id = s.meeting_id AND t.member_id = s.member_id
