"""The Center's lists for its staff: looked through, put right, closed, brought in, judged."""
