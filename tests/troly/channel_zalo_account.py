"""An account with the fake servers, and the settings that lead to it."""

from collections.abc import Iterator
from contextlib import contextmanager

from tests.platforms.zalo.fake import FakeZalo
from tests.troly.channel_database import use_database


@contextmanager
def connected(tmp_path, monkeypatch) -> Iterator[FakeZalo]:
    """The servers are up, everything is set, and nothing was granted yet."""
    use_database(tmp_path, monkeypatch)
    with FakeZalo(seed=1).running() as fake:
        for name, value in {
            "APP_ID": fake.app_id,
            "APP_SECRET": fake.app_secret,
            "OA_ID": fake.oa_id,
            "OA_SECRET": fake.oa_secret,
            "OAUTH_URL": fake.url,
            "API_URL": fake.url,
            "TEMPLATE_URL": fake.url,
        }.items():
            monkeypatch.setenv(f"TROLY_ZALO_{name}", value)
        monkeypatch.setenv("TROLY_PUBLIC_ADDRESS", "https://troly.example.vn")
        yield fake
