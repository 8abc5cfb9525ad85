"""Pages that show what is about a person leave a trace."""

from starlette.requests import Request

from services.staff.audit import audit
from services.staff.views import is_noted
from web.parts import Parts, staff_of


def note_view(parts: Parts, request: Request, action: str, thing: str) -> None:
    """Write to the trail that somebody looks at a thing, unless it says so already.

    Args:
        action: What is looked at, as "case.see".
        thing: One record, as "case:3".
    """
    staff, at = staff_of(request), parts.now()
    with parts.reading() as uow:
        noted = is_noted(uow, staff, thing, at)
    if not noted:
        with parts.writing() as uow:
            audit(uow, staff, action, thing, at=at)
            uow.commit()
