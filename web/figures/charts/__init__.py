"""Charts drawn here, as shapes that a template writes down as SVG; colours are classes of figures.css."""
