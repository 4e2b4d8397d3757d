"""The plan of a month（月计划）."""
