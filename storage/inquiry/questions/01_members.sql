SELECT branch, name, kind, party_group, offices, marks, joined_on FROM v_members
WHERE is_here = 1 ORDER BY branch_id, roster_position
