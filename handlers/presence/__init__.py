"""What goes with attendance（请假批准、补学、学时）."""
