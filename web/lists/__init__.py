"""Lists: vacancies, courses, orders for work abroad, licensed companies."""
