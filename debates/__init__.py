"""What happens in the house: articles, motions, posts, and keeping order."""
