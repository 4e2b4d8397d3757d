SELECT branch, due_at, kind, goes_to, member, state FROM v_notices
WHERE state IN ('unsure', 'failed', 'stale') ORDER BY due_at DESC
