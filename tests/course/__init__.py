"""The course as data."""
