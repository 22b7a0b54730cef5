"""How a page is made."""
