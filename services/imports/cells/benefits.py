"""Benefits and working times named in a text."""

from functools import lru_cache

from services.imports.word_choice import all_of


@lru_cache(maxsize=32_768)
def read_benefits(text: str) -> tuple[str, ...]:
    """Benefits of services.jobs.model that a text promises."""
    return all_of("benefits", text)


@lru_cache(maxsize=32_768)
def read_work_times(text: str) -> tuple[str, ...]:
    """Working times of services.jobs.model that a text names."""
    return all_of("work_times", text)
