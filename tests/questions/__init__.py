"""Tests of the bank of questions and of its kinds."""
