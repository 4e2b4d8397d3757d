"""Questions（查询）."""
