SELECT branch, name, joined_on, date(joined_on, '+1 year') AS a_year_on FROM v_members
WHERE is_here = 1 AND kind = 'probationary' ORDER BY branch_id, roster_position
