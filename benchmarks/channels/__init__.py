"""The whole assistant behind both platforms under load: `python -m benchmarks.channels`."""
