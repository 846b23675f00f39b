"""The debates that ship with the project."""
