"""What the channels share that is no conversation: work done by one process at a time, alarms."""
