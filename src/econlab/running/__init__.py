"""Notebooks at work: their parameters, their runs, their results."""
