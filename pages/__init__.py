"""What the secretary opens in a browser（台账网页）: the branch's ledger, page by page."""
