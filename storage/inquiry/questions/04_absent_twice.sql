SELECT branch, member, max(day) AS last_day FROM (
    SELECT branch, branch_id, member, member_id, roster_position, day, presence,
        row_number() OVER (PARTITION BY member_id ORDER BY day DESC, meeting_id DESC) AS place
    FROM v_attendance WHERE meeting_state = 'closed' AND is_expected = 1
)
WHERE place <= 2
GROUP BY branch_id, member_id
HAVING count(*) = 2 AND sum(coalesce(presence, '') = 'present') = 0
ORDER BY branch_id, roster_position
