SELECT branch, member, month, amount, state FROM v_dues
WHERE state IN ('claimed', 'overdue', 'deferred') ORDER BY branch_id, roster_position, month
