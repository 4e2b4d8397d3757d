"""组织生活会: its preparation, talks, what is to be put right, appraisal; mostly in private."""
