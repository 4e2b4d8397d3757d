"""What the branch owes（职责）."""
