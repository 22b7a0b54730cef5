"""What case and treatment share: one graph, one proof over all its paths, one player in the browser that only follows it."""
