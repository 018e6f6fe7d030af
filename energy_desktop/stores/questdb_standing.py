"""How the tables of a QuestDB are, for who must notice that it was restarted or set back."""

from __future__ import annotations

from typing import Final

from energy_desktop.stores import questdb_schema
from energy_desktop.stores.base import Standing
from energy_desktop.stores.questdb_http import QuestDbHttp
from energy_desktop.stores.questdb_wal import states

_MARKED: Final = "marked_us"
_SERVER: Final = """
    SELECT pg_postmaster_start_time()::long, value
    FROM (SHOW PARAMETERS) WHERE property_path = 'cairo.commit.mode'
"""


def standing(http: QuestDbHttp) -> Standing:
    """The standing of a server whose tables were checked."""
    started_us, commit_mode = http.select(_SERVER)[0]
    marked = questdb_schema.meta(http).get(_MARKED, "0")
    tables = states(http).values()
    return Standing(
        started_us=started_us,
        is_durable=commit_mode == "sync",
        written={table.directory: table.written for table in tables},
        applied={table.directory: table.applied for table in tables},
        marked_us=int(marked),
    )


def put_mark(http: QuestDbHttp, at_us: int) -> None:
    """Replace the newest mark."""
    questdb_schema.put_meta(http, _MARKED, str(at_us))
