"""Tags for pages of the account."""
