"""What people see in a chat（卡片）: pure, from values to structure."""
