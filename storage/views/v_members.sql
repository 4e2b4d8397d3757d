SELECT
    b.id AS branch_id,
    b.name AS branch,
    p.id AS member_id,
    p.name AS name,
    p.position AS roster_position,
    (
        SELECT k.kind FROM member_kinds k
        WHERE k.member_id = p.id AND HOLDS(k, TODAY)
        ORDER BY k.from_on DESC LIMIT 1
    ) AS kind,
    (
        SELECT g.name FROM member_groups mg JOIN groups g ON g.id = mg.group_id
        WHERE mg.member_id = p.id AND HOLDS(mg, TODAY)
        ORDER BY mg.from_on DESC LIMIT 1
    ) AS party_group,
    (
        SELECT LIST(held.office) FROM (
            SELECT o.office FROM offices o
            WHERE o.member_id = p.id AND HOLDS(o, TODAY) ORDER BY o.office
        ) AS held
    ) AS offices,
    (
        SELECT LIST(held.mark) FROM (
            SELECT k.mark FROM member_marks k
            WHERE k.member_id = p.id AND HOLDS(k, TODAY) ORDER BY k.mark
        ) AS held
    ) AS marks,
    p.joined_on AS joined_on,
    p.from_on AS from_on,
    p.to_on AS to_on,
    INT(
        HOLDS(p, TODAY)
        AND NOT EXISTS (
            SELECT 1 FROM member_gaps gap
            WHERE gap.member_id = p.id AND HOLDS(gap, TODAY)
        )
    ) AS is_here,
    INT(EXISTS (
        SELECT 1 FROM memberships ms WHERE ms.member_id = p.id AND ms.state = 'confirmed'
    )) AS has_account,
    p.paid_to AS paid_to
FROM members p
JOIN branches b ON b.id = p.branch_id
