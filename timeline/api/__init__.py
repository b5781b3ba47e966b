"""The timeline over HTTP: thin, and the same selection for the API and the `export` command."""
