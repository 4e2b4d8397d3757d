SELECT branch, day, member, other FROM v_talks
WHERE day LIKE :year || '%' ORDER BY branch_id, day DESC
