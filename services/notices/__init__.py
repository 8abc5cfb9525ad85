"""Emergency notices: a storm, a wave of fraud, a job fair; by commune and with dates."""
