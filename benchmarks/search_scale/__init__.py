"""Job search over a million vacancies on PostgreSQL: times, memory, sizes, plans."""
