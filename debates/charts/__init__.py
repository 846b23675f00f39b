"""The shape of a debate as a picture: what is drawn, where, and the same in words."""
