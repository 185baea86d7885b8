"""What the data mean: pure functions, frozen results."""
