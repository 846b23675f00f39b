"""The one error of the embedded server: a sentence that a person can read."""


class EmbeddedDatabaseError(Exception):
    """The embedded server cannot be used; the text says why, and where the log is if there is one."""
