SELECT
    b.id AS branch_id,
    b.name AS branch,
    g.id AS meeting_id,
    g.kind AS kind,
    (
        SELECT LIST(inner_part.kind) FROM (
            SELECT parts.kind FROM parts WHERE parts.meeting_id = g.id ORDER BY parts.id
        ) AS inner_part
    ) AS parts,
    g.title AS title,
    g.place AS place,
    DAY(LOCAL(g.starts_at)) AS day,
    LOCAL(g.starts_at) AS starts_at,
    LOCAL(g.ends_at) AS ends_at,
    g.state AS state,
    g.scope AS scope,
    pg.name AS party_group,
    g.for_year AS for_year,
    recorder.name AS recorder,
    LOCAL(g.published_at) AS published_at,
    LOCAL(g.closed_at) AS closed_at,
    (
        SELECT COUNT(*) FROM meeting_members a WHERE a.meeting_id = g.id AND COUNTED(a)
    ) AS expected,
    (
        SELECT COUNT(*) FROM meeting_members a
        WHERE a.meeting_id = g.id AND COUNTED(a) AND PRESENCE(a) = 'present'
    ) AS present,
    (
        SELECT COUNT(*) FROM meeting_members a
        WHERE a.meeting_id = g.id AND COUNTED(a) AND PRESENCE(a) = 'excused'
    ) AS excused,
    (
        SELECT COUNT(*) FROM meeting_members a
        WHERE a.meeting_id = g.id AND COUNTED(a) AND PRESENCE(a) = 'absent'
    ) AS absent,
    (
        SELECT COUNT(*) FROM meeting_members a
        WHERE a.meeting_id = g.id AND COUNTED(a) AND PRESENCE(a) IS NULL
    ) AS unconfirmed,
    (
        SELECT COUNT(*) FROM meeting_members a
        WHERE a.meeting_id = g.id AND a.recorded = 'observer'
    ) AS observers,
    (
        SELECT COUNT(*) FROM meeting_members a
        WHERE a.meeting_id = g.id AND a.recorded = 'elsewhere'
    ) AS elsewhere
FROM meetings g
JOIN branches b ON b.id = g.branch_id
LEFT JOIN groups pg ON pg.id = g.group_id
LEFT JOIN members recorder ON recorder.id = g.recorder_id
