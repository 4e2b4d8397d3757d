SELECT
    b.id AS branch_id,
    b.name AS branch,
    n.id AS notice_id,
    n.kind AS kind,
    n.subject AS subject,
    CASE WHEN n.chat_id IS NULL THEN 'member' ELSE 'chat' END AS goes_to,
    p.id AS member_id,
    p.name AS member,
    LOCAL(n.due_at) AS due_at,
    n.state AS state,
    LOCAL(n.settled_at) AS settled_at,
    n.attempts AS attempts,
    n.doubts AS doubts
FROM notices n
JOIN branches b ON b.id = n.branch_id
LEFT JOIN members p ON p.id = n.member_id
