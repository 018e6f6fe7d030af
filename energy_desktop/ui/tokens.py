"""Colours by meaning, light, dark and in high contrast of either; tests compute their contrasts.

Text has 4.5:1 on what it stands on and 7:1 in high contrast, lines and borders of controls 3:1.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tokens:
    """One colour set, each ``#RRGGBB``. Text uses the inks only; series colours carry no text.

    ``*_bg`` go behind text of their status, ``*_fill`` below lines and in bars; ``strong`` draws
    the borders of controls; ``devices`` are given to sensors in turn and stored with them. In high
    contrast every border can be seen, and what is chosen is told by more than a shade of grey.
    """

    name: str
    is_dark: bool
    is_high_contrast: bool
    bg: str
    surface: str
    raised: str
    sel: str
    border: str
    strong: str
    ink: str
    ink2: str
    ink3: str
    ok: str
    ok_bg: str
    warn: str
    warn_bg: str
    err: str
    err_bg: str
    info: str
    info_bg: str
    primary: str
    on_primary: str
    solar: str
    solar_fill: str
    grid: str
    grid_fill: str
    battery: str
    battery_fill: str
    home: str
    home_fill: str
    devices: tuple[str, ...]
    untracked: str

    @property
    def grid_line(self) -> str:
        """Behind a chart: quieter than its curves, also where every border can be seen."""
        return self.sel if self.is_high_contrast else self.border


LIGHT = Tokens(
    name="light",
    is_dark=False,
    is_high_contrast=False,
    bg="#F3F5F7",
    surface="#FFFFFF",
    raised="#F7F9FA",
    sel="#E6EBF0",
    border="#DCE2E8",
    strong="#7A8794",
    ink="#13202C",
    ink2="#4A5866",
    ink3="#5C6976",
    ok="#17733F",
    ok_bg="#E4F4EA",
    warn="#8A5A00",
    warn_bg="#FCF1DA",
    err="#B3261E",
    err_bg="#FBE7E5",
    info="#1763A8",
    info_bg="#E5F0FA",
    primary="#13202C",
    on_primary="#FFFFFF",
    solar="#C27400",
    solar_fill="#F5AE3B",
    grid="#1B6FBF",
    grid_fill="#4C97DE",
    battery="#00A06A",
    battery_fill="#35C48D",
    home="#3B4856",
    home_fill="#5A6977",
    devices=(
        "#7B3FC9",
        "#E0566F",
        "#A86B14",
        "#93065C",
        "#0E8299",
        "#6E3A17",
        "#2F6B1F",
        "#C957C0",
    ),
    untracked="#7B8794",
)

DARK = Tokens(
    name="dark",
    is_dark=True,
    is_high_contrast=False,
    bg="#0E141A",
    surface="#161E26",
    raised="#1C2630",
    sel="#25303B",
    border="#2A3642",
    strong="#7C8A98",
    ink="#EDF2F6",
    ink2="#B3BFCA",
    ink3="#93A1AE",
    ok="#5BD08E",
    ok_bg="#143223",
    warn="#F2B84B",
    warn_bg="#352A12",
    err="#FF8A80",
    err_bg="#3B1D1C",
    info="#7DB8F5",
    info_bg="#14293D",
    primary="#EDF2F6",
    on_primary="#0E141A",
    solar="#F7B43C",
    solar_fill="#D9982A",
    grid="#4FA3F0",
    grid_fill="#3D86CC",
    battery="#45DB95",
    battery_fill="#33B079",
    home="#D5DDE5",
    home_fill="#9AA7B3",
    devices=(
        "#B892FF",
        "#F27D98",
        "#E8C48A",
        "#D55FB6",
        "#7FE0F5",
        "#C98A5A",
        "#A6E22E",
        "#FFB1C1",
    ),
    untracked="#8794A1",
)

HIGH_CONTRAST_LIGHT = Tokens(
    name="high-contrast-light",
    is_dark=False,
    is_high_contrast=True,
    bg="#FFFFFF",
    surface="#FFFFFF",
    raised="#F4F6F8",
    sel="#DDE5ED",
    border="#5C6670",
    strong="#000000",
    ink="#000000",
    ink2="#14202B",
    ink3="#333D47",
    ok="#07431F",
    ok_bg="#E4F4EA",
    warn="#553600",
    warn_bg="#FCF1DA",
    err="#850D07",
    err_bg="#FBE7E5",
    info="#083C74",
    info_bg="#E5F0FA",
    primary="#000000",
    on_primary="#FFFFFF",
    solar="#8A4B00",
    solar_fill="#D98A1C",
    grid="#0B4F96",
    grid_fill="#3D86CC",
    battery="#00603D",
    battery_fill="#1E9C69",
    home="#1A232B",
    home_fill="#4A5866",
    devices=(
        "#5B1FA8",
        "#B01F3C",
        "#7A4A00",
        "#6E0045",
        "#085F73",
        "#4E2409",
        "#1F5212",
        "#9A2591",
    ),
    untracked="#4A5560",
)

HIGH_CONTRAST_DARK = Tokens(
    name="high-contrast-dark",
    is_dark=True,
    is_high_contrast=True,
    bg="#000000",
    surface="#000000",
    raised="#10161C",
    sel="#2A3540",
    border="#A9B4BF",
    strong="#FFFFFF",
    ink="#FFFFFF",
    ink2="#F0F4F7",
    ink3="#D5DDE5",
    ok="#7CF0B0",
    ok_bg="#06200F",
    warn="#FFD27A",
    warn_bg="#2A2005",
    err="#FFB3AC",
    err_bg="#300F0D",
    info="#A9D3FF",
    info_bg="#0A1F33",
    primary="#FFFFFF",
    on_primary="#000000",
    solar="#FFC95C",
    solar_fill="#E0A22E",
    grid="#7DBEFF",
    grid_fill="#4C97DE",
    battery="#66F0AE",
    battery_fill="#35C48D",
    home="#F0F4F7",
    home_fill="#A9B4BF",
    devices=(
        "#CDB2FF",
        "#FF9DB3",
        "#F2D6A2",
        "#F28AD6",
        "#9DE9FA",
        "#E0A878",
        "#BCEB5A",
        "#FFC9D5",
    ),
    untracked="#B5C0CA",
)
