"""How dues are really collected（收党费）: lists, rhythms, handing up, making public."""
