"""From a case's input to the domain's own calls: it renames and constructs, and decides nothing."""
