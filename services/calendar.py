"""The day and the hour in Cà Mau."""

from datetime import date, datetime, timedelta, timezone

# Viet Nam keeps one offset all year; a bare machine may lack the time zone database.
CA_MAU_TIME = timezone(timedelta(hours=7))


def now() -> datetime:
    """This instant, by the clock in Cà Mau."""
    return datetime.now(CA_MAU_TIME)


def today() -> date:
    """Today, whatever time zone the machine keeps."""
    return now().date()


def local(at: datetime) -> datetime:
    """An instant by the clock in Cà Mau.

    Args:
        at: With a time zone.
    """
    return at.astimezone(CA_MAU_TIME)
