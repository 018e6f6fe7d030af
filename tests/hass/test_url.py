import pytest
from hypothesis import given
from hypothesis import strategies as st

from energy_desktop.errors import InvalidUrl
from energy_desktop.hass.url import HassUrl, parse_url


@pytest.mark.parametrize(
    ("typed", "http"),
    [
        ("homeassistant.local", "http://homeassistant.local:8123"),
        ("homeassistant.local:8124", "http://homeassistant.local:8124"),
        ("  192.168.1.5  ", "http://192.168.1.5:8123"),
        ("homeassistant.local/", "http://homeassistant.local:8123"),
        ("home/assistant", "http://home:8123/assistant"),
        ("[fe80::1]", "http://[fe80::1]:8123"),
        ("[FE80:0::1]:8124", "http://[fe80::1]:8124"),
        ("http://homeassistant.local:8123///", "http://homeassistant.local:8123"),
        ("http://HomeAssistant.Local", "http://homeassistant.local"),
        ("http://home:80", "http://home"),
        ("https://home.example:443/ha/", "https://home.example/ha"),
        ("https://home.example:8123", "https://home.example:8123"),
        ("ws://home:8123/api/websocket", "http://home:8123"),
        ("wss://home.example/Prefix/api/websocket/", "https://home.example/Prefix"),
        ("https://[2001:db8::1]/ha", "https://[2001:db8::1]/ha"),
        ("http://home:8123/?auth_callback=1#top", "http://home:8123"),
        ("http://home.", "http://home"),
        ("bücher.local", "http://xn--bcher-kva.local:8123"),
        ("https://home/häuschen", "https://home/h%C3%A4uschen"),
        ("my_server:8123", "http://my_server:8123"),
        ("HTTP://home:8123", "http://home:8123"),
    ],
)
def test_every_way_to_write_an_address_has_one_canonical_form(typed: str, http: str) -> None:
    assert parse_url(typed).http == http


@pytest.mark.parametrize(
    ("typed", "is_name"),
    [("home", True), ("https://home.example/ha", True), ("10.0.0.2", False), ("[fe80::1]", False)],
)
def test_a_name_may_stand_for_several_addresses(typed: str, is_name: bool) -> None:
    assert parse_url(typed).is_name == is_name


@pytest.mark.parametrize(
    ("typed", "url"),
    [
        ("home", HassUrl("ws://home:8123/api/websocket", "http://home:8123", secure=False)),
        (
            "https://home.example/ha",
            HassUrl("wss://home.example/ha/api/websocket", "https://home.example/ha", secure=True),
        ),
    ],
)
def test_the_websocket_is_below_the_prefix_and_as_secure_as_the_address(
    typed: str, url: HassUrl
) -> None:
    assert parse_url(typed) == url


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        ("", "Enter"),
        ("   ", "Enter"),
        ("http://", "host name"),
        ("ftp://home", "http://"),
        ("file:///etc", "http://"),
        ("home assistant", "characters"),
        ("home\\assistant", "characters"),
        ("http://user:secret@home", "user name"),
        ("http://me:p^ss{secret@home", "user name"),
        ("http://me:secret@[::1", "user name"),
        ("ftp://me:secret@home", "user name"),
        ("fe80::1", "brackets"),
        ("http://fe80::1:8123", "brackets"),
        ("[fe80::1", "brackets"),
        ("[fe80::g]", "IPv6"),
        ("home:port", "port"),
        ("home:0", "port"),
        ("home:70000", "port"),
        ("300.1.1.1", "IP address"),
        ("1.2.3", "IP address"),
        ("-home", "host name"),
        ("a..b", "host name"),
        ("x" * 64, "host name"),
    ],
)
def test_what_is_no_address_is_refused_with_one_sentence_that_says_why(
    typed: str, word: str
) -> None:
    with pytest.raises(InvalidUrl) as refused:
        parse_url(typed)
    assert word in str(refused.value)
    assert str(refused.value).endswith(".")
    assert "secret" not in str(refused.value)


_label = st.from_regex(r"[a-z][a-z0-9-]{0,10}[a-z0-9]", fullmatch=True).filter(
    lambda label: not label.startswith("xn-") and "--" not in label
)
_host = st.one_of(
    st.lists(_label, min_size=1, max_size=3).map(".".join),
    st.ip_addresses(v=4).map(str),
    st.ip_addresses(v=6).map(lambda address: f"[{address}]"),
)


@given(
    st.sampled_from(["", "http://", "https://", "ws://", "wss://"]),
    _host,
    st.one_of(st.none(), st.integers(1, 65535)),
    st.lists(_label, max_size=2),
    st.sampled_from(["", "/", "/api/websocket", "/api/websocket/"]),
)
def test_the_canonical_address_means_the_same_as_what_was_typed(
    scheme: str, host: str, port: int | None, prefix: list[str], end: str
) -> None:
    place = host if port is None else f"{host}:{port}"
    url = parse_url(scheme + "/".join([place, *prefix]) + end)
    assert parse_url(url.http) == url
    assert parse_url(url.websocket) == url
    assert url.secure == (scheme in {"https://", "wss://"})
    assert not url.http.endswith("/")


@given(st.text(max_size=40))
def test_any_text_is_an_address_or_is_refused(text: str) -> None:
    try:
        url = parse_url(text)
    except InvalidUrl:
        return
    assert parse_url(url.http) == url
