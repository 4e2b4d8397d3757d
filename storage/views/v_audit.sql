SELECT
    b.id AS branch_id,
    b.name AS branch,
    e.number AS number,
    LOCAL(e.at) AS at,
    actor.id AS actor_id,
    actor.name AS actor,
    e.action AS action,
    TEXT(e.changes) AS changes,
    e.previous AS previous,
    e.hash AS hash
FROM audit e
JOIN branches b ON b.id = e.branch_id
LEFT JOIN members actor ON actor.id = e.actor_id
