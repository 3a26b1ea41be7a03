"""Pages of other sites that embed our cards, each in its own way, served from an address that is not ours."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

FOLDER = Path(__file__).parent
NODE = FOLDER.parents[1] / "node" / "node_modules"
LIBRARIES = {
    "/pym.js": NODE / "pym.js" / "dist" / "pym.v1.min.js",
    "/frames.js": NODE / "@newswire" / "frames" / "dist" / "frames.umd.js",
}
TYPES = {".html": "text/html", ".js": "text/javascript", ".css": "text/css"}
POLICY = "default-src 'none'; script-src 'self' SITE; frame-src SITE; style-src 'self'"
# WordPress writes styles into its frames.
POLICIES = dict.fromkeys(("wordpress.html", "wordpress-late.html"), f"{POLICY} 'unsafe-inline'")


class Host(BaseHTTPRequestHandler):
    """A careful newspaper: it allows its own files and ours, and nothing else."""

    def __init__(self, site: str, replaced: dict[str, Path], *args) -> None:
        self.site, self.replaced = site, replaced
        super().__init__(*args)

    def do_GET(self) -> None:
        path, _mark, query = self.path.partition("?")
        file = self.replaced.get(path) or LIBRARIES.get(path) or FOLDER / Path(path).name
        is_ours = file.suffix in TYPES and file.is_file()
        body = file.read_text().replace("SITE", self.site).replace("CLAIM", query.rpartition("=")[2]) if is_ours else ""
        self.send_response(200 if is_ours else 404)
        self.send_header("Content-Type", f"{TYPES.get(file.suffix, 'text/plain')}; charset=utf-8")
        self.send_header("Content-Security-Policy", POLICIES.get(file.name, POLICY).replace("SITE", self.site))
        self.send_header("Content-Length", str(len(body.encode())))
        self.end_headers()
        self.wfile.write(body.encode())

    def log_message(self, *args) -> None:
        """Says nothing: the browser tells what it misses."""


@contextmanager
def hosting(site: str, replaced: dict[str, Path] | None = None) -> Iterator[str]:
    """The address of the hosts while the block lasts; `site` is ours, `replaced` gives other files for some paths.

    The browser takes it for another site than ours, not for another port of the same: its cards are strangers.
    """
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Host, site, replaced or {}))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://localhost:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
