"""The dashboard: pure figures and views over `data`, which is its only door to `timeline`."""
