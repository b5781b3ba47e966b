"""Speed, measured on the machine that runs it: `python -m benchmarks`. Figures are medians; tests assert causes."""
