SELECT branch, number, at, actor, action, changes FROM v_audit
WHERE at >= :since ORDER BY at DESC
