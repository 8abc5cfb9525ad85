"""Turns as the assistant ends them."""

from datetime import datetime, timezone

from services.conversations.model import Answer, Button, Card, Reply, Speaker, Turn


def turn(*replies: Reply, position: int = 7, speaker: Speaker = Speaker.ASSISTANT) -> Turn:
    return Turn(
        conversation="zalo_246845883529197922",
        position=position,
        message_id="96d3cdf3af150460909",
        answer=Answer(said="tìm việc", replies=replies, outcome="answered", speaker=speaker),
        at=datetime(2026, 11, 23, 8, tzinfo=timezone.utc),
    )


def button(title: str, payload: str = "") -> Button:
    return Button(title=title, payload=payload or f"/{title}")


def vacancy(number: int, title: str = "Công nhân may") -> Card:
    """The card of a vacancy as it is listed."""
    return Card(
        kind="vacancy",
        id=str(number),
        title=f"{number}. {title}",
        lines=("Lương: 7–9 triệu/tháng", "Nơi làm: phường Tân Thành"),
        buttons=(
            button("Xem kỹ", f"/show_details vacancy:{number}"),
            button("Số điện thoại", f"/ask_contact vacancy:{number}"),
        ),
    )


def page(*numbers: int) -> Turn:
    """Vacancies with what can be done with all of them."""
    others = (button("Xem thêm"), button("Có chỗ ở"), button("Lương cao hơn"), button("Gần nhà hơn"))
    return turn(
        Reply(text="Dạ, em tìm được 5 việc.", buttons=others, cards=tuple(vacancy(n) for n in numbers))
    )
