"""/figures: for those who steer the Center's work."""

from services.staff.permissions import Permission
from web.figures import pages, reports
from web.parts import Parts
from web.routing import Page, Route

_NEEDED = Permission.SEE_FIGURES


def routes(_parts: Parts) -> list[Route]:
    """Nobody's words are among them."""
    return [
        Page("/figures", pages.show_overview, allowed=_NEEDED),
        Page("/figures/communes", pages.show_communes, allowed=_NEEDED),
        Page("/figures/market", pages.show_market, allowed=_NEEDED),
        Page("/figures/service", pages.show_service, allowed=_NEEDED),
        Page("/figures/reports", reports.show_reports, allowed=_NEEDED),
        Page("/figures/reports/{kind}.{ending}", reports.send_report, allowed=_NEEDED),
    ]
