"""Lists from outside: from the rows of a sheet to vacancies, courses, orders and companies."""
