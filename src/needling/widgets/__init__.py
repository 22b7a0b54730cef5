"""What a reader touches: one folder per widget, each with its Python, JavaScript, style and static template."""
