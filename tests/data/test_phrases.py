"""data/phrases.yml has a word for everything that code may want to say."""

import ast
from collections.abc import Iterator

import pytest

from language.occupations import occupations
from language.resources import load_yaml
from services.dialogue.replies import ITEM_NAMES
from services.jobs.model import BENEFITS, EDUCATION_LEVELS, GENDERS, WORK_TIMES
from services.licences.model import LicenceStatus
from services.vocational.model import SUPPORT_GROUPS
from tests.architecture.source import modules
from tests.data.dialogue_files import PHRASES

CARDS = ("job_card", "course_card", "overseas_card")


def calls(*packages: str) -> Iterator[tuple[str, str]]:
    """Section and key of each call of `phrase` and `_button` with both written out."""
    for module in modules(*packages):
        for node in ast.walk(module.tree):
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
                continue
            written = [arg.value for arg in node.args if isinstance(arg, ast.Constant)]
            if node.func.id == "phrase" and len(written) > 1:
                yield written[0], written[1]
            elif node.func.id == "_button":
                yield "buttons", written[0]


def picked_from_lists() -> set[str]:
    """Keys in the tuples of cards and words, whose phrases are said one after another."""
    return {
        element.value
        for module in modules("services")
        if module.path in ("services/dialogue/cards.py", "services/dialogue/wording.py")
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Tuple)
        for element in node.elts
        if isinstance(element, ast.Constant) and isinstance(element.value, str)
    }


def codes_of_reasons() -> set[str]:
    """Codes that `Reason` is made with, also those chosen between by an `if`."""
    return {
        code.value
        for module in modules("services")
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Reason"
        for code in (
            [node.args[0].body, node.args[0].orelse]
            if isinstance(node.args[0], ast.IfExp)
            else [node.args[0]]
        )
        if isinstance(code, ast.Constant)
    }


def steps_let_go() -> set[str]:
    """Names of conditions that a search may let go, as people are told."""
    found = set()
    for module in modules("services"):
        values = {
            node.targets[0].id: ast.literal_eval(node.value)
            for node in module.tree.body
            if isinstance(node, ast.Assign)
            and isinstance(node.targets[0], ast.Name)
            and node.targets[0].id in ("_STEPS", "_TOLD_AS")
        }
        told = values.get("_TOLD_AS", {})
        found |= {told.get(step, step) for step in values.get("_STEPS", ())}
    return found


def test_every_phrase_asked_for_exists() -> None:
    missing = [
        (section, key) for section, key in calls("services", "actions", "bot") if key not in PHRASES[section]
    ]
    assert missing == []


@pytest.mark.parametrize(
    "section", ["buttons", "contact", "summary", "units", "licence", "fee", "order", *CARDS]
)
def test_every_phrase_is_said(section: str) -> None:
    said = {key for named, key in calls("services") if named == section}
    if section != "buttons":
        said |= picked_from_lists()
    assert set(PHRASES[section]) - said == set()


def test_the_calls_are_seen() -> None:
    assert ("job_card", "employer") in set(calls("services"))


@pytest.mark.parametrize(
    ("section", "keys"),
    [
        ("benefits", BENEFITS),
        ("work_time", WORK_TIMES),
        ("education", EDUCATION_LEVELS),
        ("gender", GENDERS),
        ("support_groups", SUPPORT_GROUPS),
        ("kinds", ITEM_NAMES.values()),
        ("licence_status", [status.value for status in LicenceStatus]),
        ("sector", load_yaml("occupations/sectors.yml")["sectors"]),
        ("why", codes_of_reasons()),
        ("relaxed", steps_let_go()),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_every_value_has_its_words(section: str, keys: object) -> None:
    assert set(keys) - set(PHRASES[section]) == set()  # type: ignore[call-overload]


def test_reasons_and_steps_are_seen() -> None:
    assert {"occupation", "home_distance"} <= codes_of_reasons()
    assert {"benefits", "salary", "country", "fee"} <= steps_let_go()


def test_every_country_understood_has_its_name() -> None:
    conditions = load_yaml("lexicon/conditions.yml")["conditions"]
    countries = {one["value"] for one in conditions if one.get("entity") == "country"}
    assert countries
    assert countries - set(PHRASES["country"]) == set()


def test_occupations_have_labels_that_can_be_shown_shortly() -> None:
    assert [one.id for one in occupations().values() if not one.label.split("/")[0].strip()] == []
