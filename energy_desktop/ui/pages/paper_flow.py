"""Blocks one below the other on pages: none is cut, and titles of tables are repeated."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPagedPaintDevice, QPainter

UNIT_DPI = 96.0
FOOTER_PX = 26.0
Paint = Callable[[QPainter, QRectF], object]
Footer = Callable[[QPainter, QRectF, int, int], object]


@dataclass(frozen=True, slots=True)
class Block:
    """Something ``height`` high that paints itself into its place.

    ``with_next`` more must fit below it on the same page; ``title`` stands above it where it is the
    first of a page.
    """

    height: float
    paint: Paint
    with_next: float = 0.0
    title: Block | None = None


def flow(blocks: Iterable[Block], room: float) -> list[list[Block]]:
    """The blocks of each page, of which each has ``room`` for them; at least one page."""
    pages: list[list[Block]] = [[]]
    left = room
    for block in blocks:
        if pages[-1] and block.height + block.with_next > left:
            pages.append([])
            left = room
            if block.title is not None:
                pages[-1].append(block.title)
                left -= block.title.height
        pages[-1].append(block)
        left -= block.height
    return pages


def paint_pages(
    device: QPagedPaintDevice,
    blocks: Sequence[Block],
    footer: Footer,
    only: Callable[[int], bool] = lambda _page: True,
) -> int:
    """Paint blocks in units of 1/96 inch, and below each page ``footer`` with its number and how
    many there are; ``only`` says which numbers are wanted. Returns how many pages there are."""
    painter = QPainter(device)
    try:
        scale = device.logicalDpiX() / UNIT_DPI
        painter.scale(scale, scale)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width, height = device.width() / scale, device.height() / scale
        pages = flow(blocks, height - FOOTER_PX)
        is_first = True
        for number, page in enumerate(pages, 1):
            if not only(number):
                continue
            if not is_first:
                device.newPage()
            is_first = False
            _paint_page(painter, page, width)
            footer(painter, QRectF(0, height - FOOTER_PX, width, FOOTER_PX), number, len(pages))
        return len(pages)
    finally:
        painter.end()


def _paint_page(painter: QPainter, page: Sequence[Block], width: float) -> None:
    top = 0.0
    for block in page:
        painter.save()
        block.paint(painter, QRectF(0, top, width, block.height))
        painter.restore()
        top += block.height
