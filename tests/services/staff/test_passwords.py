"""Which passwords are good enough, and how they are kept."""

import unicodedata

import pytest

from services.staff.accounts import made_up_password
from services.staff.passwords import hash_password, matches, require_good
from services.staff.refusals import StaffRefused

GOOD = "bốn con vịt lội ngược"


def refusal(password: str, login: str = "lan") -> str:
    try:
        require_good(password, login)
    except StaffRefused as refused:
        return refused.code
    return "good"


@pytest.mark.parametrize(
    "password",
    [GOOD, "correct horse battery staple", "Xk9$mQ2!pL7z", "nước mắm kho quẹt", "vcw7-7uhi-if96-qxk5"],
)
def test_words_that_do_not_belong_together_are_good(password):
    assert refusal(password) == "good"


@pytest.mark.parametrize(
    "password",
    [
        "matkhau123456",
        "Mật khẩu 2026",
        "mậtkhẩu2026!",
        "P@ssw0rdP@ssw0rd",
        "admin12345678",
        "qwertyuiop123",
        "123456789012",
        "0987654321098",
        "aaaaaaaaaaaaaa",
        "abababababababab",
        "abcdefghijkl",
        "Camau@2026camau",
        "trungtam123456",
        "Tr0ly@CaMau2025",
        "Anhyeuem123456",
        "iloveyou1234",
        "vieclamcamau2026",
        "            ",
    ],
)
def test_what_many_people_use_is_refused(password):
    assert refusal(password) == "password_common"


@pytest.mark.parametrize(
    ("length", "expected"),
    [(11, "password_short"), (12, "good"), (128, "good"), (129, "password_long")],
)
def test_the_length_has_two_ends(length, expected):
    assert refusal(("kbzmxr wvju" * 12)[:length]) == expected


def test_the_login_is_not_part_of_it():
    assert refusal("Nguyen.Lan vịt cò gà", "nguyen.lan") == "password_personal"


def test_a_made_up_one_is_always_good_and_never_the_same():
    made = {made_up_password("lan") for _ in range(200)}
    assert len(made) == 200
    assert {refusal(one) for one in made} == {"good"}


def test_it_is_kept_by_argon2id_with_a_salt_of_its_own():
    first, second = hash_password(GOOD), hash_password(GOOD)
    assert first.startswith("$argon2id$v=19$m=19456,t=2,p=1$")
    assert first != second
    assert matches(first, GOOD)
    assert matches(second, GOOD)
    assert not matches(first, f"{GOOD} ")


def test_two_ways_of_storing_the_same_letters_are_one_password():
    kept = hash_password(unicodedata.normalize("NFC", GOOD))
    assert matches(kept, unicodedata.normalize("NFD", GOOD))


@pytest.mark.parametrize("kept", [None, "", "no hash", "$argon2id$v=19$m=19456,t=2,p=1$"])
def test_without_an_account_nothing_matches(kept):
    assert not matches(kept, GOOD)
    assert not matches(kept, "nobody's password, only to take the same time")
