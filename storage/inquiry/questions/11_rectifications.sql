SELECT branch, for_year, text, owner, due_on, state FROM v_rectifications
WHERE state <> 'done' ORDER BY branch_id, due_on
