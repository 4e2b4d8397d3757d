SELECT
    b.id AS branch_id,
    b.name AS branch,
    g.id AS meeting_id,
    DAY(LOCAL(g.starts_at)) AS day,
    g.kind AS kind,
    g.title AS title,
    g.state AS meeting_state,
    p.id AS member_id,
    p.name AS member,
    p.position AS roster_position,
    INT(COUNTED(a)) AS is_expected,
    INT(a.is_exempt) AS is_exempt,
    a.answer AS answer,
    LOCAL(a.answered_at) AS answered_at,
    a.leave AS leave_category,
    a.approval AS leave_approval,
    LOCAL(a.checked_in_at) AS checked_in_at,
    PRESENCE(a) AS presence,
    LOCAL(a.recorded_at) AS recorded_at,
    writer.name AS recorded_by,
    INT(a.is_late_record) AS is_late_record,
    a.made_up_on AS made_up_on,
    INT(a.made_up_by IS NOT NULL) AS is_made_up
FROM meeting_members a
JOIN meetings g ON g.id = a.meeting_id
JOIN branches b ON b.id = g.branch_id
JOIN members p ON p.id = a.member_id
LEFT JOIN members writer ON writer.id = a.recorded_by
