"""The branch's own customs, and being sure of what is posted（本支部约定与文字把关）."""
