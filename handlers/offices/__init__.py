"""Offices and what goes with them（职务、委托、换届）."""
