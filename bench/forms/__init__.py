"""The documents in the forms that the tools read."""
