"""What the skin, the pen and the cream do: pure functions with units in their names. Imports nothing of the project."""
