"""The samples in docs/hosting, run by real servers: unprivileged, on a free port, beside what a fresh machine serves."""

from __future__ import annotations

import http.client
import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.browser.watching import SITE, TOP

SAMPLES = TOP / "docs" / "hosting"
#: The path of the book: alone on its host, and inside a larger site.
PLACES = {"alone": "/", "inside": "/sub/course/"}
WELCOME = "the page of a fresh machine"
_MODULES = Path("/usr/lib/apache2/modules")
#: What the comments of each sample tell its user to change.
_CHANGES = {
    "nginx.conf": {
        "listen 80;": "listen {port};",
        "listen [::]:80;": "listen [::]:{port};",
        "root /var/www/course;": "root {web};",
        "location / {": "location {path} {{",
        "=404 /404.html;": "=404 {path}404.html;",
    },
    "apache.conf": {
        "<VirtualHost *:80>": "<VirtualHost *:{port}>",
        "DocumentRoot /var/www/course": "DocumentRoot {web}",
        "<Directory /var/www/course>": "<Directory {web}{path}>",
        "ErrorDocument 404 /404.html": "ErrorDocument 404 {path}404.html",
        "ErrorDocument 403 /404.html": "ErrorDocument 403 {path}404.html",
    },
    "Caddyfile": {
        ":80 {": ":{port} {{",
        "root * /var/www/course": "root * {web}",
        "path /*": "path {path}*",
        "rewrite @course /404.html": "rewrite @course {path}404.html",
    },
}
_NGINX = """daemon off; pid {own}/pid; error_log stderr;
events {{}}
http {{
    include {mime};
    access_log off;
    client_body_temp_path {own}/body; proxy_temp_path {own}/proxy; fastcgi_temp_path {own}/fastcgi;
    uwsgi_temp_path {own}/uwsgi; scgi_temp_path {own}/scgi;
    include {own}/nginx.conf;
    server {{ listen {port} default_server; server_name _; root {own}/welcome; index index.html; }}
}}
"""
_APACHE = """ServerRoot {own}
ServerName localhost
PidFile {own}/pid
Mutex file:{own}
Listen {port}
ErrorLog {own}/error.log
TypesConfig /etc/mime.types
<VirtualHost *:{port}>
    DocumentRoot {own}/welcome
</VirtualHost>
Include {own}/apache.conf
"""
_LOADED = ("mpm_event", "authz_core", "dir", "mime", "headers", "filter", "deflate", "autoindex")


@dataclass(frozen=True)
class Answer:
    """What a server answered; names of headers in lower case."""

    status: int
    headers: dict[str, str]
    body: bytes


@dataclass(frozen=True)
class Host:
    """A server that runs: its address, and the path of the book on it, with a slash at both ends."""

    address: str
    path: str

    def get(self, *paths: str, **headers: str) -> Iterator[Answer]:
        """Ask for each path, as it is, over one connection."""
        with closing(http.client.HTTPConnection(self.address, timeout=10)) as connection:
            for path in paths:
                connection.request("GET", path, headers={name.replace("_", "-"): it for name, it in headers.items()})
                response = connection.getresponse()
                found = {name.lower(): value for name, value in response.getheaders()}
                yield Answer(response.status, found, response.read())


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _has_ipv6() -> bool:
    try:
        with socket.socket(socket.AF_INET6) as probe:
            probe.bind(("::1", 0))
    except OSError:
        return False
    return True


def adapted(text: str, name: str, port: int, web: Path, path: str) -> str:
    """A sample with the port and the folder of a host, changed as its comments say."""
    for old, new in _CHANGES[name].items():
        assert old in text, f"{name}: no '{old}'"
        text = text.replace(old, new.format(port=port, web=web, path=path))
    return text if _has_ipv6() else text.replace(f"    listen [::]:{port};", "#")


def installed(name: str) -> str:
    """The program that reads a sample; empty where there is none."""
    found = shutil.which({"nginx.conf": "nginx", "apache.conf": "apache2", "Caddyfile": "caddy"}[name])
    return (
        found or shutil.which("nginx", path="/usr/sbin:/usr/local/sbin") or "" if name == "nginx.conf" else found or ""
    )


def _command(name: str, own: Path, port: int) -> list[str]:
    """How a server is started that reads the sample in its own folder, beside what a fresh machine serves."""
    program = installed(name)
    if name == "Caddyfile":
        sample = own / name
        sample.write_text(
            "{\n\tadmin off\n\tauto_https off\n}\n" + sample.read_text(encoding="utf-8"), encoding="utf-8"
        )
        return [program, "run", "--adapter", "caddyfile", "--config", str(sample)]
    main = own / "main.conf"
    if name == "nginx.conf":
        told = subprocess.run([program, "-V"], capture_output=True, text=True, check=True).stderr
        mime = Path(told.partition("--conf-path=")[2].split()[0]).parent / "mime.types"
        main.write_text(_NGINX.format(own=own, port=port, mime=mime), encoding="utf-8")
        return [program, "-e", "stderr", "-c", str(main)]
    modules = "".join(f"LoadModule {module}_module {_MODULES}/mod_{module}.so\n" for module in _LOADED)
    main.write_text(modules + _APACHE.format(own=own, port=port), encoding="utf-8")
    return [program, "-D", "FOREGROUND", "-f", str(main)]


@contextmanager
def web_folder() -> Iterator[Path]:
    """What hosts serve: the book alone in ``alone``, and below a page of others in ``inside``. Any user may read it."""
    with tempfile.TemporaryDirectory() as folder:
        top = Path(folder)
        top.chmod(0o755)
        for place, path in PLACES.items():
            shutil.copytree(SITE, top / place / path.strip("/"))
        (top / "inside" / "index.html").write_text("the larger site", encoding="utf-8")
        yield top


@contextmanager
def running(sample: str, name: str, web: Path, path: str) -> Iterator[Host]:
    """A server with a sample in force.

    Args:
        sample: its text.
        name: of its file: it says which server.
        web: the folder that the host serves.
        path: the path of the book below it.
    """
    with tempfile.TemporaryDirectory() as folder:
        own, port = Path(folder), free_port()
        (own / "welcome").mkdir()
        (own / "welcome" / "index.html").write_text(WELCOME, encoding="utf-8")
        (own / name).write_text(adapted(sample, name, port, web, path), encoding="utf-8")
        command = _command(name, own, port)
        nobody = {"user": "nobody", "group": "nogroup", "extra_groups": []} if os.geteuid() == 0 else {}
        for made in (own, *own.rglob("*")):
            if nobody:
                shutil.chown(made, "nobody", "nogroup")
        environment = {**os.environ, "HOME": folder, "XDG_DATA_HOME": folder, "XDG_CONFIG_HOME": folder}
        with (own / "said").open("w") as said:
            server = subprocess.Popen(command, stdout=said, stderr=said, env=environment, **nobody)
        try:
            _wait(server, port, own / "said")
            yield Host(f"127.0.0.1:{port}", path)
        finally:
            server.terminate()
            server.wait(timeout=10)


def _wait(server: subprocess.Popen[bytes], port: int, said: Path) -> None:
    for _ in range(200):
        assert server.poll() is None, said.read_text(encoding="utf-8")
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise AssertionError(said.read_text(encoding="utf-8"))
