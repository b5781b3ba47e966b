"""The API: what it answers, and that every wrong question gets a problem document."""

import csv
import io
import json
import re
import socket
import threading
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tests import samples
from timeline.api.app import PATHS, create
from timeline.api.selection import Selection, select, selection
from timeline.api.server import Site, address, is_api, listen, run
from timeline.errors import InputError, StoreError
from timeline.exports import csv_text, json_text
from timeline.model import TYPES, Article
from timeline.store import Store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(f"sqlite:///{tmp_path / 't.db'}", create=True) as opened:
        opened.publish(samples.timeline())
        yield opened


@pytest.fixture
def client(store: Store) -> Iterator[TestClient]:
    with TestClient(create(store), raise_server_exceptions=False) as asking:
        yield asking


# ---- answers ----------------------------------------------------------------------------------


def test_the_document_is_that_of_the_export(client: TestClient) -> None:
    answer = client.get("/v1/events.json")
    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/json")
    assert answer.content.decode() == json_text(samples.timeline())


def test_the_table_is_that_of_the_export(client: TestClient) -> None:
    answer = client.get("/v1/events.csv")
    assert answer.headers["content-type"] == "text/csv; header=present; charset=utf-8"
    assert answer.headers["content-disposition"] == 'attachment; filename="timeline.csv"'
    assert answer.content.decode() == csv_text(samples.timeline())


def test_the_timelines(client: TestClient) -> None:
    assert client.get("/v1/timelines").json() == {
        "timelines": [
            {
                "slug": "assad-visits",
                "title": {"ar": "زيارات الأسد", "en": "Assad's visits"},
                "about": {"ar": "في الخارج والداخل", "en": "Abroad and at home"},
                "events": 1,
            }
        ]
    }


def test_what_is_published_later_is_answered_later(client: TestClient, store: Store) -> None:
    assert len(client.get("/v1/events.json").json()["events"]) == 2
    less = samples.timeline()
    store.publish(type(less)(less.articles, less.events[:1], less.topics, less.data_digest))
    assert len(client.get("/v1/events.json").json()["events"]) == 1


def test_health(client: TestClient) -> None:
    assert client.get("/healthz").json() == {"status": "ok", "published": 1, "waiting": 0}


def test_health_tells_what_awaits_a_build(client: TestClient, store: Store) -> None:
    store.add([Article("new", "نص", None)])
    assert client.get("/healthz").json()["waiting"] == 1


def test_the_documentation_asks_nobody_else(client: TestClient) -> None:
    page = client.get("/docs")
    assert page.status_code == 200
    assert "http://" not in page.text
    assert "https://" not in page.text
    assert client.get("/static-offline-docs/swagger-ui-bundle.js").status_code == 200
    paths = client.get("/openapi.json").json()["paths"]
    assert set(paths["/v1/events.json"]["get"]["responses"]) == {"200", "304", "400", "default"}
    assert {"/v1/timelines", "/v1/events.json", "/v1/events.csv", "/healthz"} <= paths.keys()
    named = {p["name"] for p in paths["/v1/events.csv"]["get"]["parameters"]}
    assert named == {"topic", "type", "from", "to", "q", "limit"}
    answer = paths["/v1/events.json"]["get"]["responses"]["200"]["content"]["application/json"]
    assert answer["schema"]["type"] == "object"
    (types,) = (p for p in paths["/v1/events.csv"]["get"]["parameters"] if p["name"] == "type")
    assert types["schema"]["items"]["enum"] == list(TYPES)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("topic=assad-visits", ["evt-a1-0"]),
        ("type=statement", ["evt-a3-1"]),
        ("type=visit&type=statement", ["evt-a1-0", "evt-a3-1"]),
        ("type=call", []),
        ("from=2015-10-20", ["evt-a1-0"]),
        ("from=2015-10-21", []),
        ("to=2015", ["evt-a1-0"]),
        ("to=2015-10-19", []),
        ("from=2015-10&to=2015-10", ["evt-a1-0"]),
        ("from=أيلول 2015&to=١/١١/٢٠١٥", ["evt-a1-0"]),
        ("q=الاسد موسكو", ["evt-a1-0"]),
        ("q=ASSAD", ["evt-a1-0"]),
        ("q=مُوسكــو", ["evt-a1-0"]),
        ("q=موسكو دمشق", []),
        ("limit=1", ["evt-a1-0"]),
        ("limit=9", ["evt-a1-0", "evt-a3-1"]),
    ],
)
def test_filters(client: TestClient, query: str, found: list[str]) -> None:
    answer = client.get(f"/v1/events.json?{query}").json()
    assert [event["id"] for event in answer["events"]] == found
    used = {mention["article_id"] for event in answer["events"] for mention in event["mentions"]}
    assert {article["id"] for article in answer["articles"]} == used
    rows = list(csv.DictReader(io.StringIO(client.get(f"/v1/events.csv?{query}").text, newline="")))
    assert [row["event_id"] for row in rows] == found


def test_without_filters_the_timeline_is_as_it_is() -> None:
    whole = samples.timeline()
    assert select(whole, selection(whole)) is whole
    assert selection(whole) == Selection()


# ---- manners ----------------------------------------------------------------------------------

ADDRESSES = ("/v1/timelines", "/v1/events.json", "/v1/events.csv", "/healthz", "/docs", "/openapi.json")
KEPT = ("/v1/timelines", "/v1/events.json", "/v1/events.csv")


@pytest.mark.parametrize("path", [*ADDRESSES, "/v1/nonsense", "/v1/events.json?x=1"])
@pytest.mark.parametrize("encoding", ["gzip", "identity"])
def test_head_is_get_without_its_body(client: TestClient, path: str, encoding: str) -> None:
    want = {"Accept-Encoding": encoding}
    head, get = client.head(path, headers=want), client.get(path, headers=want)
    assert (head.status_code, head.content) == (get.status_code, b"")
    assert dict(head.headers) == dict(get.headers)


@pytest.mark.parametrize("path", [*ADDRESSES, "/v1/nonsense", "/v1/events.json?x=1"])
def test_any_page_may_read_it_and_no_browser_guesses_what_it_is(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.headers["access-control-allow-origin"] == "*"
    assert "ETag" in answer.headers["access-control-expose-headers"]
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_a_script_of_another_site_may_ask_with_a_name(client: TestClient) -> None:
    asked = {"Origin": "https://example.org", "Access-Control-Request-Method": "GET"}
    answer = client.options("/v1/events.json", headers={**asked, "Access-Control-Request-Headers": "if-none-match"})
    assert (answer.status_code, answer.content) == (204, b"")
    assert answer.headers["access-control-allow-origin"] == "*"
    assert answer.headers["access-control-allow-methods"] == "GET, HEAD"
    assert "If-None-Match" in answer.headers["access-control-allow-headers"]


@pytest.mark.parametrize("path", KEPT)
def test_what_a_reader_has_is_not_sent_again(client: TestClient, store: Store, path: str) -> None:
    first = client.get(path)
    name = first.headers["etag"]
    assert re.fullmatch(r'"[0-9a-f]{32}"', name)
    assert first.headers["cache-control"] == "public, no-cache"
    for given in (name, f"W/{name}", f'"other", {name}', "*"):
        again = client.get(path, headers={"If-None-Match": given})
        assert (again.status_code, again.content) == (304, b"")
        assert [again.headers[key] for key in ("etag", "cache-control", "vary", "access-control-allow-origin")] == [
            name, "public, no-cache", "Accept-Encoding", "*",
        ]  # fmt: skip
    assert client.get(path, headers={"If-None-Match": '"other"'}).status_code == 200
    store.publish(replace(samples.timeline(), events=(samples.warning(),)))
    later = client.get(path, headers={"If-None-Match": name})
    assert (later.status_code, later.content != first.content) == (200, True)


def test_every_question_and_every_coding_has_a_name_of_its_own(client: TestClient) -> None:
    def name(path: str, encoding: str = "gzip") -> str:
        return str(client.get(path, headers={"Accept-Encoding": encoding}).headers["etag"])

    paths = ["/v1/timelines", "/v1/events.json", "/v1/events.csv", "/v1/events.json?limit=1", "/v1/events.json?q=الحرب"]
    assert len({name(path, coding) for path in paths for coding in ("gzip", "identity")}) == 10
    assert name("/v1/events.json?limit=1&type=visit") == name("/v1/events.json?type=visit&limit=1")


def test_long_answers_are_packed_for_who_can_unpack_them(client: TestClient) -> None:
    packed = client.get("/v1/events.json", headers={"Accept-Encoding": "gzip"})
    plain = client.get("/v1/events.json", headers={"Accept-Encoding": "identity"})
    assert packed.headers["content-encoding"] == "gzip"
    assert "content-encoding" not in plain.headers
    assert packed.content == plain.content
    assert int(packed.headers["content-length"]) < int(plain.headers["content-length"])
    assert packed.headers["vary"] == plain.headers["vary"] == "Accept-Encoding"


def test_problems_and_health_are_not_kept(client: TestClient) -> None:
    for path in ("/healthz", "/v1/nonsense", "/v1/events.json?x=1"):
        assert client.get(path).headers["cache-control"] == "no-store"


def test_every_address_refuses_what_it_does_not_know_and_tells_what_it_is(client: TestClient) -> None:
    paths = client.get("/openapi.json").json()["paths"]
    for path, methods in paths.items():
        answer = client.get(f"{path}?nonsense=1")
        assert (answer.status_code, answer.json()["detail"][:9]) == (400, "nonsense:")
        for said in methods.values():
            assert len(said["summary"]) > len("Is it")
            assert said["description"].endswith(".")
            assert all(p["description"] and p["schema"] for p in said.get("parameters", ()))
            assert "application/problem+json" in said["responses"]["400"]["content"]
    assert sum(len(p["schema"].get("examples", ())) for p in paths["/v1/events.json"]["get"]["parameters"]) >= 5


# ---- problems ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/v1/events.json?colour=red", "colour: there is no such parameter"),
        ("/v1/events.csv?colour=red", "colour: there is no such parameter"),
        ("/v1/timelines?topic=assad-visits", "topic: there is no such parameter (there are: none)"),
        ("/healthz?x", "x: there is no such parameter"),
        ("/v1/events.json?topic=nowhere", "topic: there is no timeline 'nowhere' (there are: assad-visits)"),
        ("/v1/events.json?type=party", "type: there is no type 'party'"),
        ("/v1/events.json?from=2021-02-30", "from: '2021-02-30' does not exist in the calendar"),
        ("/v1/events.json?from=-2020", "from: '-2020' is no date"),
        ("/v1/events.csv?to=-2020-01-01", "to: '-2020-01-01' is no date"),
        ("/v1/events.json?to=tomorrow", "to: 'tomorrow' is no date"),
        ("/v1/events.json?from=2017&to=2016", "from: 2017 is later than to: 2016"),
        ("/v1/events.json?from=2017&from=2018", "from: given more than once"),
        ("/v1/events.json?q=", "q: no word to look for"),
        ("/v1/events.json?limit=0", "limit: "),
        ("/v1/events.json?limit=many", "limit: "),
    ],
)
def test_a_wrong_question_is_a_400_that_names_the_parameter(client: TestClient, path: str, said: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 400
    assert answer.headers["content-type"] == "application/problem+json"
    body = answer.json()
    assert body["detail"].startswith(said)
    assert (body["type"], body["title"], body["status"]) == ("about:blank", "Bad Request", 400)
    assert body["instance"] == path.partition("?")[0]


@pytest.mark.parametrize(
    "path", ["/v1", "/v1/", "/v1/nonsense", "/v1/events.xml", "/v1/timelines/", "/v1/events.json/"]
)
def test_an_unknown_address_is_a_404(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert (answer.status_code, answer.headers["content-type"]) == (404, "application/problem+json")
    assert answer.json() == {
        "type": "about:blank", "title": "Not Found", "status": 404,
        "detail": f"there is nothing at {path}", "instance": path,
    }  # fmt: skip


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
def test_a_wrong_method_is_a_405(client: TestClient, method: str) -> None:
    answer = client.request(method, "/v1/events.json")
    assert (answer.status_code, answer.headers["content-type"]) == (405, "application/problem+json")
    assert answer.headers["allow"] == "GET, HEAD"
    assert answer.json()["status"] == 405


def test_a_store_that_is_gone_is_a_503_and_tells_no_secret(
    client: TestClient, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(self: Store) -> None:
        raise StoreError("postgresql://me@host: gone")

    monkeypatch.setattr(Store, "timeline", fail)
    answer = client.get("/v1/events.json")
    assert (answer.status_code, answer.json()["detail"]) == (503, "the store does not answer")


def test_a_fault_of_ours_is_a_500_without_a_traceback(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(self: Store) -> None:
        raise ZeroDivisionError("a secret")

    monkeypatch.setattr(Store, "timeline", fail)
    answer = client.get("/v1/events.json")
    assert (answer.status_code, answer.headers["content-type"]) == (500, "application/problem+json")
    assert "secret" not in answer.text
    assert "Traceback" not in answer.text


# ---- one process with the pages ---------------------------------------------------------------


def pages(environ: dict[str, object], start_response: object) -> list[bytes]:
    """A WSGI application that answers everything, as a dashboard's catch-all would."""
    start_response("200 OK", [("Content-Type", "text/html")])  # type: ignore[operator]
    return [f"page {environ['PATH_INFO']}".encode()]


def test_the_pages_take_no_address_of_the_api(store: Store) -> None:
    with TestClient(Site(create(store), pages)) as client:
        assert client.get("/").text == "page /"
        assert client.get("/_dash-layout").text == "page /_dash-layout"
        assert client.get("/v1x").text == "page /v1x"
        assert client.get("/v1/nonsense").status_code == 404
        assert client.post("/v1/events.json").status_code == 405
        assert client.get("/healthz").json()["status"] == "ok"


@pytest.mark.parametrize("path", PATHS)
def test_addresses_of_the_api(path: str) -> None:
    assert is_api(path)
    assert is_api(f"{path}/x")
    assert not is_api(f"{path}x")


def test_a_taken_port_is_named(free_port: int) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", free_port))
        other.listen()
        with pytest.raises(InputError, match=f"port {free_port} on 127.0.0.1 can't be used: Address already in use"):
            listen("127.0.0.1", free_port)


def test_a_host_that_is_none() -> None:
    with pytest.raises(InputError, match="nosuch"):
        listen("nosuch.invalid", 1)


def test_it_says_that_it_is_ready_when_it_answers(store: Store) -> None:
    listener = listen("127.0.0.1", 0)
    url, answered = address(listener), threading.Event()
    results: list[object] = []

    def ask() -> None:
        try:
            with urllib.request.urlopen(f"{url}/v1/events.json", timeout=10) as answer:
                results.append(json.load(answer)["data_digest"])
        except urllib.error.URLError as error:
            results.append(error)
        answered.set()

    import uvicorn

    servers: list[uvicorn.Server] = []
    original = uvicorn.Server.__init__

    def remember(self: uvicorn.Server, config: uvicorn.Config) -> None:
        original(self, config)
        servers.append(self)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(uvicorn.Server, "__init__", remember)
        serving = threading.Thread(
            target=run, args=(Site(create(store), pages), listener, lambda: threading.Thread(target=ask).start())
        )
        serving.start()
        assert answered.wait(20)
        servers[0].should_exit = True
        serving.join(20)
    assert not serving.is_alive()
    assert results == [samples.timeline().data_digest]
