SELECT branch, duty, party_group, period, deadline, needed, done, planned, unrecorded
FROM v_obligations
WHERE status IN ('pending', 'pending_superior_window') ORDER BY branch_id, deadline, duty
