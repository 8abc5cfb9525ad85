"""The picture a telephone reads the secret from."""

import segno
from markupsafe import Markup

from services.staff.totp import address_of, is_secret


def qr_code(secret: str, login: str) -> Markup:
    """An SVG in the page itself: no other address ever carries the secret. Empty for what is no secret."""
    if not is_secret(secret):
        return Markup("")
    drawn = segno.make(address_of(secret, login), micro=False, error="m")
    return Markup(drawn.svg_inline(omitsize=True, border=4, svgclass=None, lineclass=None))  # noqa: S704
