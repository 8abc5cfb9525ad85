"""Kill parts of the whole assistant at random moments, and look whether anybody noticed."""
