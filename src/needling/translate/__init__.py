"""Translations: what can be translated, how it reaches the catalogues, and the made-up language that shows what was missed."""
