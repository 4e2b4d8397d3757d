SELECT branch, day, title, presence, leave_category, is_made_up FROM v_attendance
WHERE member = :name AND meeting_state = 'closed' ORDER BY day DESC
