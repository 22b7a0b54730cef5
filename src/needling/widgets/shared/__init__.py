"""What several widgets share: the front end's modules and looks, and the patch of skin as drawing and words."""
