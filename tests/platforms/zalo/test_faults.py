"""Faults: planned for one person, lasting, or at random from a seed."""

from concurrent.futures import ThreadPoolExecutor

import pytest
import requests

from tests.platforms.zalo.client import Client
from tests.platforms.zalo.conftest import LAN
from tests.platforms.zalo.fake import FakeZalo
from tests.platforms.zalo.faults import ANYBODY, Break, Faults

BODY = {"recipient": {"user_id": LAN}, "message": {"text": "a"}}
PATH = "/v3.0/oa/message/cs"


@pytest.mark.parametrize("error", [-32, -200, -216])
def test_an_error_number_as_fault_is_met_once_and_by_this_person_only(client, error):
    client.zalo.type_text("999", "a")
    client.zalo.faults.plan(LAN, error)
    assert client.send("999", {"text": "b"})["error"] == 0
    assert [client.send(LAN, {"text": "a"})["error"] for _ in range(2)] == [error, 0]
    assert len(client.zalo.sent) == 2
    assert client.zalo.faults.met == [(LAN, error)]


@pytest.mark.parametrize("fault", [Break.UNAVAILABLE, Break.UNAVAILABLE_AFTER])
def test_unavailable_is_http_503(client, fault):
    client.zalo.faults.plan(LAN, fault)
    assert client.post(PATH, BODY).status_code == 503
    assert len(client.zalo.sent) == int(fault.taken)


@pytest.mark.parametrize("fault", [Break.CUT_BEFORE, Break.CUT_AFTER])
def test_a_cut_connection_brings_no_answer(client, fault):
    client.zalo.faults.plan(LAN, fault)
    with pytest.raises(requests.ConnectionError):
        client.post(PATH, BODY)
    assert len(client.zalo.sent) == int(fault.taken)
    assert client.send(LAN, {"text": "b"})["error"] == 0


@pytest.mark.parametrize("fault", [Break.NO_ANSWER, Break.NO_ANSWER_AFTER])
def test_silence_lasts_until_the_client_gives_up(client, fault):
    client.zalo.faults.plan(LAN, fault)
    with pytest.raises(requests.ReadTimeout):
        client.post(PATH, BODY, wait=0.3)
    assert len(client.zalo.sent) == int(fault.taken)
    assert client.send(LAN, {"text": "b"})["error"] == 0


def test_a_lasting_fault_lasts_until_it_is_lifted(client):
    client.zalo.faults.last(ANYBODY, -200)
    assert [client.send(LAN, {"text": "a"})["error"] for _ in range(3)] == [-200] * 3
    client.zalo.faults.lift(ANYBODY)
    assert client.send(LAN, {"text": "a"})["error"] == 0


def drawn(seed, users):
    faults = Faults(seed, {-32: 0.1, Break.CUT_AFTER: 0.1})
    return {(user, number): faults.meet(user, to_person=True) for number in range(50) for user in users}


def test_chance_is_the_same_for_a_seed_whoever_comes_first():
    assert drawn(1, ["a", "b"]) == drawn(1, ["b", "a"])
    assert drawn(1, ["a", "b"]) != drawn(2, ["a", "b"])
    found = list(drawn(1, [str(number) for number in range(40)]).values())
    assert 150 < found.count(-32) < 250
    assert 150 < found.count(Break.CUT_AFTER) < 250


def test_many_at_once_are_each_delivered_once():
    users = [str(1000 + number) for number in range(50)]
    with FakeZalo().running() as zalo, ThreadPoolExecutor(8) as threads:
        for user in users:
            zalo.type_text(user, "a")
        client = Client(zalo)
        answers = list(threads.map(lambda user: client.send(user, {"text": user})["error"], users * 4))
        assert answers == [0] * 200
        assert sorted(sent.user for sent in zalo.sent) == sorted(users * 4)
        assert len({sent.message_id for sent in zalo.sent}) == 200
