"""The sentence put to the house, about one article."""
