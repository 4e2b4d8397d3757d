SELECT DISTINCT branch, day, title, kind, recorder FROM v_minutes
WHERE is_confirmed = 0 ORDER BY branch_id, day
