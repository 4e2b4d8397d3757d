"""What somebody settles for themselves, and what is kept of them（个人设置）."""
