"""The dashboard as a WSGI server: `create(store)` for anything that answers `.timeline()`."""

from html import escape
from pathlib import Path
from typing import Any

import flask
from dash import Dash, html, set_props
from werkzeug.exceptions import NotFound

from dashboard import callbacks, ids, views
from dashboard.address import Address
from dashboard.data import Door, Reader, gazetteer
from dashboard.words import Words, load

ASSETS = Path(__file__).with_name("assets")
FONTS = (  # what the first view needs
    "fonts/plex-sans-arabic-arabic-400.woff2",
    "fonts/plex-sans-arabic-arabic-600.woff2",
    "fonts/noto-naskh-arabic.woff2",
)
PAGE = """<!DOCTYPE html>
<html lang="{lang}" dir="{dir}">
<head>
{metas}
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>{title}</title>
<link rel="icon" type="image/svg+xml" href="{icon}">
{preloads}
{css}
</head>
<body>
<div id="react-entry-point"><div class="opening" role="status">{loading}</div></div>
<noscript><p class="opening">{noscript} <a href="/v1/events.csv">events.csv</a></p></noscript>
<footer>{config}{scripts}{renderer}</footer>
</body>
</html>"""
ICON = "/favicon.ico"
HEADERS = {"X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer"}
# Nothing comes from elsewhere and nothing goes there. Plotly writes style sheets and style attributes of its own.
POLICY = (
    "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; object-src 'none'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'self'"
)
MISSING = """<!DOCTYPE html><html lang="{lang}" dir="{dir}"><head><meta charset="utf-8"><title>404</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" type="image/svg+xml" href="/assets/icon.svg">
<link rel="stylesheet" href="/assets/dashboard.css"></head>
<body><main class="notice"><h1>404</h1><p>{said}</p><p><a href="/">{home}</a></p></main></body></html>"""


class Page(Dash):
    """Dash with a page in the reader's language from its first byte on."""

    def interpolate_index(self, **parts: Any) -> str:  # type: ignore[override]
        words = asked_words(self.server)
        preloads = "\n".join(
            f'<link rel="preload" as="font" type="font/woff2" crossorigin href="{self.get_asset_url(name)}">'
            for name in FONTS
        )
        kept = {name: parts[name] for name in ("metas", "css", "config", "scripts", "renderer")}
        return PAGE.format(
            lang=words.language,
            dir=words.direction,
            title=escape(words("site.name")),
            loading=escape(words("site.loading")),
            noscript=escape(words("site.noscript")),
            preloads=preloads,
            icon=self.get_asset_url("icon.svg"),
            **kept,
        )


def asked_words(server: flask.Flask) -> Words:
    """The words of the language that the request's address names."""
    found: dict[str, Words] = server.config[callbacks.WORDS]
    return found[Address.read(flask.request.query_string.decode("utf-8", "replace")).language]


def create(store: Reader, data: Path | None = None) -> flask.Flask:
    """The server of the dashboard over this store, to be mounted at `/`; it keeps nothing but the last answer.

    `data` is a newsroom's own folder of words and names: what it calls a person is looked for, too.
    """
    server = flask.Flask("dashboard")
    server.config[callbacks.DOOR] = Door(store, gazetteer(data))
    server.config[callbacks.WORDS] = load()
    server.before_request(only_known)
    server.register_error_handler(404, missing)
    app = Page(
        __name__,
        server=server,  # type: ignore[arg-type]
        assets_folder=str(ASSETS),
        serve_locally=True,
        suppress_callback_exceptions=True,  # the page comes with the first callback
        update_title="",
        on_error=tell,
        include_assets_files=True,
    )
    app.layout = views.shell()
    callbacks.register(app)
    server.add_url_rule(ICON, "icon", icon)
    hashes = " ".join(app.csp_hashes())

    @server.after_request
    def guarded(answer: flask.Response) -> flask.Response:
        answer.headers.update(HEADERS | {"Content-Security-Policy": f"{POLICY}; script-src 'self' {hashes}"})
        return answer

    return server


def icon() -> flask.Response:
    """For whoever asks at the address that browsers try first; the page itself names the file."""
    return flask.send_from_directory(ASSETS, "icon.svg", max_age=86_400)


def only_known() -> None:
    """Dash answers every address with its page; here an unknown one is unknown."""
    path = flask.request.path
    if path not in ("/", ICON) and not path.startswith(("/_dash-", "/assets/", "/_favicon.ico", "/_reload-hash")):
        raise NotFound


def missing(_error: Exception) -> tuple[str, int]:
    words = asked_words(flask.current_app)
    said = MISSING.format(
        lang=words.language, dir=words.direction, said=escape(words("site.not_found")), home=escape(words("site.home"))
    )
    return said, 404


def tell(error: Exception) -> None:
    """A callback that failed says so on the page; the log has the rest."""
    flask.current_app.logger.error("a callback failed", exc_info=error)
    spoken: dict[str, Words] = flask.current_app.config[callbacks.WORDS]
    set_props(ids.ERROR, {"children": [html.P(words("error.action"), lang=name) for name, words in spoken.items()]})
