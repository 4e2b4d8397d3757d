"""People come and go（党员变动）: the secretary's and deputy's, in private."""
