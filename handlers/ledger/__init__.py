"""The ledger（台账）: its pages in a browser, its files in the chat."""
