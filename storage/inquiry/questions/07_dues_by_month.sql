SELECT branch, month, count(*) AS people, sum(state = 'confirmed') AS confirmed,
    round(sum(amount), 2) AS amount, round(sum(received), 2) AS received
FROM v_dues GROUP BY branch_id, month ORDER BY branch_id, month DESC
