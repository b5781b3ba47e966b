"""Every benchmark, one line a figure."""

from benchmarks import anchors, quality, throughput
from benchmarks.machine import machine
from benchmarks.startup import timings


def main() -> None:
    print(machine())
    for timing in timings():
        print(timing)
    for line in throughput.quick():
        print(line)
    for line in quality.lines():
        print(line)
    for line in anchors.lines():
        print(line)


if __name__ == "__main__":
    main()
