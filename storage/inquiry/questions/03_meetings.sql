SELECT branch, day, kind, title, expected, present, excused, absent, unconfirmed FROM v_meetings
WHERE state = 'closed' AND day LIKE :year || '%' ORDER BY branch_id, starts_at
