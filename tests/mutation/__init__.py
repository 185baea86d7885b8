"""Small faults put into the analysis modules, one at a time, to see which of them no test notices."""
