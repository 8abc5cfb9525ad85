"""oauth.zaloapp.com: the page of permission and the token endpoint."""

from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode, urlsplit

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from tests.platforms.zalo.answers import RefusedError, as_json
from tests.platforms.zalo.faults import OAUTH
from tests.platforms.zalo.tokens import GrantError, Pair, Tokens
from tests.platforms.zalo.wire import Wire


@dataclass
class OAuth:
    """The two addresses.

    Attributes:
        callback_url: As it is saved in the console.
        console_challenge: The challenge typed into the console, used where a link brings none.
        echoes_state: Whether `state` comes back; the documents warn that it may not.
    """

    app_id: str
    app_secret: str
    oa_id: str
    tokens: Tokens
    wire: Wire
    callback_url: str = "https://vieclam.example.vn/zalo/callback"
    console_challenge: str | None = None
    echoes_state: bool = True

    def routes(self) -> list[Route]:
        return [
            Route("/v4/oa/permission", self.permission, methods=["GET"]),
            Route("/v4/oa/access_token", self.access_token, methods=["POST"]),
        ]

    async def permission(self, request: Request) -> Response:
        """The administrator agrees at once and is sent to the callback."""
        asked = request.query_params
        if asked.get("app_id") != self.app_id:
            return _refusal(GrantError(-14002, "Invalid appId", "App is not active"))
        if asked.get("redirect_uri") != self.callback_url:
            return _refusal(GrantError(-14003, "Invalid redirect uri", "Not the callback of this app"))
        code = self.tokens.code(asked.get("code_challenge") or self.console_challenge)
        answer = {"code": code, "oa_id": self.oa_id}
        if self.echoes_state and "state" in asked:
            answer["state"] = asked["state"]
        joint = "&" if urlsplit(self.callback_url).query else "?"
        return RedirectResponse(f"{self.callback_url}{joint}{urlencode(answer)}", 302)

    async def access_token(self, request: Request) -> Response:
        body = (await request.body()).decode("utf-8", "replace")
        kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
        form = dict(parse_qsl(body)) if kind == "application/x-www-form-urlencoded" else {}
        secret = request.headers.get("secret_key")

        def act() -> Response:
            pair = self._granted(form, secret)
            seconds = str(self.tokens.access_seconds)
            return as_json(
                {"access_token": pair.access, "refresh_token": pair.refresh, "expires_in": seconds}
            )

        try:
            return await self.wire.answer(request, OAUTH, act)
        except GrantError as refused:
            self.wire.note(request, refused.number, refused.name)
            return _refusal(refused)
        except RefusedError as refused:
            return _refusal(GrantError(refused.number, refused.words, refused.words))

    def _granted(self, form: dict[str, str], secret: str | None) -> Pair:
        if form.get("app_id") != self.app_id:
            raise GrantError(-14002, "Invalid appId", "Unknown application")
        if secret != self.app_secret:
            raise GrantError(-14006, "Invalid secret key", "secret_key is not that of the app")
        grant = form.get("grant_type")
        if grant == "authorization_code":
            return self.tokens.exchange(form.get("code", ""), form.get("code_verifier"))
        if grant == "refresh_token":
            return self.tokens.refresh(form.get("refresh_token", ""))
        raise GrantError(-14007, "Invalid grant type", "grant_type is missing or unknown")


def _refusal(refused: GrantError) -> Response:
    """HTTP 200: a client that looks at the status alone loses its tokens."""
    return as_json(
        {
            "error_name": refused.name,
            "error_reason": refused.reason,
            "ref_doc": "https://developers.zalo.me/docs/official-account/bat-dau",
            "error_description": refused.name,
            "error": refused.number,
        }
    )
