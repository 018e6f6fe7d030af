"""The contact sheet: a page with all pictures, a row for each view and size."""

from __future__ import annotations

from html import escape
from itertools import product
from pathlib import Path
from typing import Final

from tests.screenshots.looks import COLORS, LANGUAGES, SIZES, TEXT_SCALES, VIEWS, Look

_HEAD: Final = """\
<!doctype html>
<meta charset="utf-8">
<title>Energy Desktop, every page in every look</title>
<style>
  body { font: 14px system-ui, sans-serif; margin: 24px; background: #777; color: #fff; }
  .row { display: flex; gap: 12px; align-items: flex-start; }
  a { flex: 1; color: inherit; } img { width: 100%; display: block; }
</style>
"""


def write_index(folder: Path) -> int:
    """Write ``index.html`` of the pictures in ``folder``; how many there are."""
    parts, count = [_HEAD], 0
    for language, view in product(LANGUAGES, VIEWS):
        for text_scale, size in product(TEXT_SCALES, SIZES):
            names = [Look(view, colors, size, text_scale).file_name for colors in COLORS]
            shown = [name for name in names if (folder / language / name).is_file()]
            if shown:
                title = f"{view}, {language}, {size[0]} × {size[1]}, text {text_scale} %"
                parts.append(_row(title, language, shown))
                count += len(shown)
    (folder / "index.html").write_text("".join(parts), encoding="utf-8")
    return count


def _row(title: str, language: str, names: list[str]) -> str:
    pictures = "".join(
        f'<a href="{language}/{name}"><img loading="lazy" alt="{name}" src="{language}/{name}"></a>'
        for name in names
    )
    return f'<h2>{escape(title)}</h2>\n<div class="row">{pictures}</div>\n'
