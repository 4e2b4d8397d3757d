SELECT
    b.id AS branch_id,
    b.name AS branch,
    g.id AS meeting_id,
    DAY(LOCAL(g.starts_at)) AS day,
    g.title AS title,
    r.id AS record_id,
    r.kind AS kind,
    chair.name AS chair,
    recorder.name AS recorder,
    INT(r.is_public) AS is_public,
    INT(r.confirmed_at IS NOT NULL) AS is_confirmed,
    LOCAL(r.confirmed_at) AS confirmed_at,
    confirmer.name AS confirmed_by,
    LOCAL(r.reopened_at) AS reopened_at,
    r.counted AS present_when_confirmed,
    l.section AS section,
    l.position AS line,
    l.text AS text,
    l.vote AS vote,
    l.yes AS yes,
    l.no AS no,
    l.abstain AS abstain,
    l.written AS written_yes
FROM minutes r
JOIN meetings g ON g.id = r.meeting_id
JOIN branches b ON b.id = g.branch_id
LEFT JOIN minute_lines l ON l.minutes_id = r.id
LEFT JOIN members chair ON chair.id = r.chair_id
LEFT JOIN members recorder ON recorder.id = g.recorder_id
LEFT JOIN members confirmer ON confirmer.id = r.confirmed_by
