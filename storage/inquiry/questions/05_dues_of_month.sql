SELECT branch, member, amount, received, state FROM v_dues
WHERE month = :month ORDER BY branch_id, roster_position
