"""What dues are reckoned to be（核定）: by category, with relief, anew each January."""
