"""How far another range is from the one shown stays the same, on whichever way one moves."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from energy_desktop.services import Services
from energy_desktop.services.compare import Against
from energy_desktop.ui.pages.history import HistoryPage
from energy_desktop.ui.pages.history_compare_button import CompareButton
from energy_desktop.ui.pages.history_compare_choice import CompareChoice
from energy_desktop.ui.pages.history_range import HistoryRange, Span, around, custom
from energy_desktop.ui.theme import Theme
from tests.fakes.services import FakeServices
from tests.ui.conftest import Stage

TODAY = date(2026, 6, 18)
MONTH = around(Span.MONTH, TODAY)
MARCH = date(2025, 3, 1)


@pytest.fixture
def page(stage: Stage, theme: Theme, services: Services, home: FakeServices) -> HistoryPage:
    """Today of the home, compared with nothing."""
    made = stage.show(lambda: HistoryPage(services, theme, home.clock), (1148, 700))
    stage.until(made.is_ready)
    return made


def compare(stage: Stage, page: HistoryPage, shown: HistoryRange, other: date) -> None:
    stage.do(lambda: page.set_range(shown))
    stage.do(lambda: page.compare_with(Against.ANOTHER, other))
    stage.until(page.is_ready)


def test_the_range_beside_moves_with_the_one_shown(stage: Stage, page: HistoryPage) -> None:
    compare(stage, page, MONTH.stepped(-1), MARCH)
    stage.do(page.range_bar.back.click)
    stage.until(page.is_ready)
    assert page.card.compared.text() == "April 2026 (30 days) with February 2025 (28 days)"
    stage.do(lambda: page.range_bar.choose_span(Span.DAY))
    stage.until(page.is_ready)
    assert page.card.compared.text() == "Wed 1 Apr 2026 with Sat 1 Feb 2025"
    words = "Compare with: Another range, from Sat 1 Feb 2025"
    assert page.range_bar.compare.accessibleName() == words


def test_a_day_stands_beside_the_same_day_on_whichever_way_one_came_to_it(
    stage: Stage, page: HistoryPage
) -> None:
    compare(stage, page, MONTH.stepped(-1), MARCH)
    the_20th = around(Span.DAY, date(2026, 5, 20))

    def beside() -> str:
        stage.do(lambda: page.set_range(the_20th))
        stage.until(page.is_ready)
        return page.card.compared.text()

    assert beside() == "Wed 20 May 2026 with Thu 20 Mar 2025"
    stage.do(lambda: page.set_range(MONTH.stepped(-1)))
    stage.until(page.is_ready)
    assert page.data is not None
    fifth = page.data.meters.starts[4]
    stage.do(lambda: page.drill_down(fifth))
    stage.do(page.go_up)
    assert beside() == "Wed 20 May 2026 with Thu 20 Mar 2025"


days = st.dates(date(2015, 1, 1), date(2030, 12, 31))
ranges = st.one_of(
    st.builds(around, st.sampled_from([Span.DAY, Span.WEEK, Span.MONTH, Span.YEAR]), days),
    st.builds(custom, days, days),
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(chosen_for=ranges, other=days, path=st.lists(ranges, max_size=6), shown=ranges)
def test_what_stands_beside_a_range_does_not_depend_on_the_path_to_it(
    theme: Theme, chosen_for: HistoryRange, other: date, path: list[HistoryRange],
    shown: HistoryRange,
) -> None:  # fmt: skip
    choice = CompareChoice(theme, CompareButton(theme), lambda: TODAY)
    choice.choose(Against.ANOTHER, chosen_for, other)
    at_once = choice.other(shown)
    assert choice.other(chosen_for) == other
    for step in path:
        choice.follow(step)
        choice.other(step)
        choice.choose(Against.NOTHING, step)
        choice.choose(Against.ANOTHER, step)
    assert choice.other(shown) == at_once


def test_moving_to_where_the_days_beside_are_not_over_says_why_nothing_is_compared(
    stage: Stage, page: HistoryPage
) -> None:
    compare(stage, page, around(Span.MONTH, MARCH), date(2026, 5, 1))
    assert page.data is not None
    assert page.data.compared is not None
    stage.do(page.range_bar.forward.click)
    stage.until(page.is_ready)
    words = "June 2026 has not passed yet. Choose an earlier day."
    assert page.card.compared.text() == f"Not compared: {words}"
    assert page.card.compared.isVisible()
    assert page.data.compared is None


def test_a_bar_that_is_opened_keeps_beside_it_what_stood_beside_it(
    stage: Stage, page: HistoryPage
) -> None:
    compare(stage, page, MONTH.stepped(-1), MARCH)
    assert page.data is not None
    fifth = page.data.meters.starts[4]
    stage.do(lambda: page.drill_down(fifth))
    stage.until(page.is_ready)
    assert page.card.compared.text() == "Tue 5 May 2026 with Wed 5 Mar 2025"
    stage.do(page.range_bar.forward.click)
    stage.until(page.is_ready)
    assert page.card.compared.text() == "Wed 6 May 2026 with Thu 6 Mar 2025"
    stage.do(page.go_up)
    stage.until(page.is_ready)
    assert page.card.compared.text() == "May 2026 with March 2025"
