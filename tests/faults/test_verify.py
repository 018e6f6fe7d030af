"""Each way of losing, doubling or claiming something is found, and what is right is not."""

from __future__ import annotations

from dataclasses import replace

from tests.faults.rows import Values
from tests.faults.statistics import Figures, statistics_differences
from tests.faults.verify import Sensor, Span, StoredRow, differences, verified

NAME, OLD = "sensor.new_name", "sensor.old_name"
S = 1_000_000
OPEN = 2**62
HISTORY: Values = {10 * S: 1.0, 20 * S: None, 30 * S: 2.5, 40 * S: 3.0}
SPANS = (
    Span("*", "live", 5 * S, 25 * S),
    Span(NAME, "recorded", 5 * S, OPEN),
    Span(NAME, "history", 25 * S, 45 * S),
    Span("*", "live", 45 * S, 60 * S),
)


def stored(values: Values, source: str = "live") -> list[StoredRow]:
    return [StoredRow(at_us, value, source) for at_us, value in values.items()]


def sensor() -> Sensor:
    """One whose rows are all there."""
    return Sensor(
        names=[NAME],
        history={NAME: dict(HISTORY)},
        sent={NAME: dict(HISTORY)},
        stored={NAME: stored(HISTORY)},
        coverage=SPANS,
        until_us=60 * S,
        settled_us=45 * S,
    )


def with_rows(*rows: StoredRow) -> Sensor:
    return replace(sensor(), stored={NAME: list(rows)})


def kinds(checked: Sensor) -> list[str]:
    return [each.kind for each in differences(checked)]


def without(at_us: int) -> list[StoredRow]:
    return [row for row in stored(HISTORY) if row.at_us != at_us]


def test_a_complete_sensor_has_no_difference() -> None:
    assert kinds(sensor()) == []


def test_a_lost_row_is_found_and_that_coverage_claims_it() -> None:
    found = differences(with_rows(*without(30 * S)))
    assert [(each.kind, each.start_us, each.end_us) for each in found] == [
        ("lie", 5 * S, 60 * S),
        ("lost", 30 * S, 30 * S),
    ]


def test_neighbouring_lost_rows_are_one_interval() -> None:
    bare = replace(with_rows(*stored(HISTORY)[:1]), coverage=(), settled_us=0)
    [lost] = differences(bare)
    assert (lost.kind, lost.start_us, lost.end_us) == ("lost", 20 * S, 40 * S)
    assert str(lost).endswith("(3 rows)")


def test_a_row_after_the_time_of_the_look_may_be_missing_unless_it_is_claimed() -> None:
    early = replace(with_rows(*without(40 * S)), until_us=35 * S, settled_us=0)
    assert kinds(early) == ["lie"]
    assert kinds(replace(early, coverage=SPANS[:2])) == []


def test_a_doubled_row_is_found() -> None:
    assert kinds(with_rows(*stored(HISTORY), stored(HISTORY)[2])) == ["doubled"]


def test_a_wrong_value_is_found() -> None:
    assert kinds(with_rows(*without(30 * S), StoredRow(30 * S, 2.4, "live"))) == ["value"]


def test_a_time_that_is_off_by_a_microsecond_is_found() -> None:
    late = with_rows(*without(30 * S), StoredRow(30 * S + 1, 2.5, "history"))
    assert sorted(kinds(late)) == ["invented", "lie", "lost"]


def test_a_number_where_the_sensor_was_unavailable_is_found() -> None:
    assert kinds(with_rows(*without(20 * S), StoredRow(20 * S, 1.0, "live"))) == ["value"]


def test_a_null_where_there_was_a_number_is_found() -> None:
    assert kinds(with_rows(*without(10 * S), StoredRow(10 * S, None, "live"))) == ["value"]


def test_a_row_that_home_assistant_lost_is_fine_if_it_was_sent_live() -> None:
    row = StoredRow(50 * S, 4.0, "live")
    extra = with_rows(*stored(HISTORY), row)
    assert kinds(extra) == ["invented"]
    witnessed = replace(extra, sent={NAME: HISTORY | {50 * S: 4.0}})
    assert kinds(witnessed) == []
    assert verified([witnessed]).extra == 1


def test_a_row_that_home_assistant_lost_and_that_came_another_way_or_differs_is_found() -> None:
    sent = {NAME: HISTORY | {50 * S: 4.0}}
    for row in (StoredRow(50 * S, 4.0, "history"), StoredRow(50 * S, 4.5, "live")):
        assert kinds(replace(with_rows(*stored(HISTORY), row), sent=sent)) == ["invented"]


def test_a_live_span_that_lacks_a_row_which_was_sent_is_a_lie_though_home_assistant_lost_it() -> (
    None
):
    sent = {NAME: HISTORY | {15 * S: 9.0, 26 * S: 9.0}}
    [lie] = differences(replace(sensor(), sent=sent))
    assert (lie.kind, lie.start_us, lie.end_us) == ("lie", 5 * S, 25 * S)


def test_time_that_nothing_speaks_of_is_found() -> None:
    silent = replace(sensor(), coverage=[span for span in SPANS if span.kind != "history"])
    [unsaid] = differences(silent)
    assert (unsaid.kind, unsaid.start_us, unsaid.end_us) == ("unsaid", 25 * S, 45 * S)


def test_a_hole_that_is_called_one_is_fine() -> None:
    for scope, kind in (("*", "down"), (NAME, "missing"), ("*", "paused")):
        hole = [span for span in SPANS if span.kind != "history"]
        told = replace(sensor(), coverage=[*hole, Span(scope, kind, 25 * S, 45 * S)])
        assert kinds(told) == []


def test_down_where_home_assistant_has_rows_that_are_not_stored_is_a_lie() -> None:
    spans = [*SPANS[:2], Span("*", "down", 25 * S, 45 * S)]
    assert kinds(replace(sensor(), coverage=spans)) == []
    lied = replace(sensor(), coverage=spans, stored={NAME: without(30 * S)}, until_us=0)
    assert kinds(lied) == ["lie"]


def test_a_long_time_without_home_assistant_has_to_be_said() -> None:
    away = replace(sensor(), downs=[(31 * S, 39 * S)])
    assert kinds(away) == ["unsaid down"]
    told = replace(away, coverage=[*SPANS, Span("*", "down", 30 * S, 40 * S)])
    assert kinds(told) == []
    assert kinds(replace(away, downs=[(31 * S, 32 * S)])) == []


def test_a_sensor_that_was_removed_needs_no_coverage_afterwards() -> None:
    values = {10 * S: 1.0, 20 * S: None}
    gone = Sensor([NAME], {NAME: values}, {}, {NAME: stored(values)}, SPANS[:2], 60 * S, 45 * S)
    assert kinds(gone) == []


def test_rows_from_before_a_rename_may_be_stored_under_the_old_name_but_not_under_both() -> None:
    old = {at_us: value for at_us, value in HISTORY.items() if at_us < 25 * S}
    new = {at_us: value for at_us, value in HISTORY.items() if at_us > 25 * S}
    spans = [Span(OLD, "recorded", 5 * S, 25 * S), *SPANS]
    renamed = replace(
        sensor(),
        names=[OLD, NAME],
        stored={OLD: stored(old), NAME: stored(new)},
        coverage=spans,
    )
    assert kinds(renamed) == []
    both = replace(renamed, stored={OLD: stored(old), NAME: stored(HISTORY)})
    assert kinds(both) == ["doubled", "doubled"]
    neither = replace(renamed, stored={NAME: stored(new)})
    assert set(kinds(neither)) == {"lost", "lie"}


def test_what_was_compared_is_counted() -> None:
    rows = [*stored(HISTORY)[:3], StoredRow(40 * S, 3.0, "history")]
    tally = verified([with_rows(*rows), sensor()])
    assert (tally.compared, tally.extra, tally.repaired) == (8, 0, 1)


def figures(total: float | None) -> Figures:
    return (total, total, None, None, None)


def test_statistics_that_are_missing_or_differ_are_found() -> None:
    truth = {0: figures(1.0), 300 * S: figures(2.0), 600 * S: figures(3.0)}
    assert statistics_differences("sensor.a", "5minute", truth, dict(truth), 900 * S) == []
    lacking = {0: figures(1.0), 300 * S: figures(2.5)}
    found = statistics_differences("sensor.a", "5minute", truth, lacking, 900 * S)
    assert [each.start_us for each in found] == [300 * S, 600 * S]
    assert [each.kind for each in found] == ["statistics", "statistics"]


def test_statistics_that_home_assistant_has_only_just_made_may_be_missing() -> None:
    truth = {0: figures(1.0), 300 * S: figures(2.0)}
    assert statistics_differences("sensor.a", "5minute", truth, {0: figures(1.0)}, 590 * S) == []


def test_statistics_that_home_assistant_does_not_have_are_found() -> None:
    found = statistics_differences("sensor.a", "hour", {}, {0: figures(1.0)}, 900 * S)
    assert [each.kind for each in found] == ["statistics"]
