SELECT branch, duty, party_group, period, deadline, unrecorded FROM v_obligations
WHERE status = 'missing' ORDER BY branch_id, deadline, duty
