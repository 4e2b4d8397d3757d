"""Announcing a meeting（发布会议）: from a line of text, or by buttons, to the preview."""
