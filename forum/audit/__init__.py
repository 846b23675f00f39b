"""What was decided, in a chain of rows that nobody can change unnoticed."""
