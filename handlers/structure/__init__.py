"""What the branch is, its term, its founding, and who is on the way to it（支部情况、发展）."""
