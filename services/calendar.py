"""The day in Cà Mau."""

from datetime import date, datetime, timedelta, timezone

# Viet Nam keeps one offset all year; a bare machine may lack the time zone database.
_INDOCHINA_TIME = timezone(timedelta(hours=7))


def today() -> date:
    """Today, whatever time zone the machine keeps."""
    return datetime.now(_INDOCHINA_TIME).date()
