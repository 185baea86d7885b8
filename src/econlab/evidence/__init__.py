"""What is printed becomes data with bounds."""
