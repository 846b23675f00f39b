"""What came of a debate: the tables, their pictures, the verdict."""
