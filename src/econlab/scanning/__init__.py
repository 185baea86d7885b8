"""Documents become drafts: their text, every figure printed in it, and rows for a person to review."""
