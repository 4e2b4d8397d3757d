"""Setting up a branch（建支部）: founding it, and what its secretary is asked afterwards."""
