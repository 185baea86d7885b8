"""What people see: labels, charts, pages."""
