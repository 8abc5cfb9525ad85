"""Every page of the staff web over a full PostgreSQL: times of a real process, over HTTP."""
