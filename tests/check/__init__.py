"""Tests of what the check says: chapters, data, style, and that new folders are found."""
