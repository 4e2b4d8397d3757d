SELECT
    b.id AS branch_id,
    b.name AS branch,
    p.id AS member_id,
    p.name AS member,
    p.position AS roster_position,
    d.month AS month,
    YUAN(d.amount) AS amount,
    YUAN(CASE
        WHEN d.paid IS NOT NULL THEN d.paid
        WHEN d.state = 'confirmed' THEN d.amount
        ELSE 0
    END) AS received,
    CASE
        WHEN d.state <> 'due' THEN d.state
        ELSE COALESCE(s.mark, 'due')
    END AS state,
    CASE WHEN d.state = 'due' THEN LOCAL(s.as_of) END AS as_of,
    LOCAL(d.claimed_at) AS claimed_at,
    LOCAL(d.confirmed_at) AS confirmed_at,
    confirmer.name AS confirmed_by,
    payer.name AS paid_by,
    d.payer AS brought_by,
    h."on" AS handed_up_on
FROM dues d
JOIN branches b ON b.id = d.branch_id
JOIN members p ON p.id = d.member_id
LEFT JOIN due_standings s ON s.due_id = d.id
LEFT JOIN members confirmer ON confirmer.id = d.confirmed_by
LEFT JOIN members payer ON payer.id = d.paid_by
LEFT JOIN handovers h ON h.id = d.handover_id
