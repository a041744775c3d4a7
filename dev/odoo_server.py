"""A real Odoo process on a database, and clients for it: for tests, screenshots and benchmarks.

The scripts of this folder prepare the environment; here they are only called. PGHOST and PGUSER come from there.
"""

import os
import resource
import socket
import subprocess
import time
from contextlib import contextmanager
from pathlib import Path
from shutil import which

import psycopg2
import requests

DEV = Path(__file__).parent
LOCAL = DEV.parent / ".local"
ADDON = "scenic_service_desk"
BROWSER_ARGS = [
    "--no-sandbox",  # root has none
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


def script(name, *arguments):
    """Run a script of this folder; return what it printed."""
    done = subprocess.run([DEV / name, *arguments], stdout=subprocess.PIPE, text=True, check=True)
    return done.stdout.strip()


def environment():
    """Return what env.sh exports: above all where the database server is."""
    lines = subprocess.run(
        ["bash", "-c", '. "$0"/env.sh && env -0', DEV], stdout=subprocess.PIPE, text=True, check=True
    ).stdout
    return dict(line.split("=", 1) for line in lines.split("\0") if "=" in line)


@contextmanager
def demo_copy(name):
    """A database with the addon and its demo data, dropped in the end."""
    script("newdb.sh", name, script("template.sh", "demo"))
    try:
        yield name
    finally:
        script("dropdb.sh", name)


def free_port():
    """Return a port that nobody listens on just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class RpcError(Exception):
    """What the server answered instead of a result; ``name`` is the class of its exception."""

    def __init__(self, error):
        data = error.get("data", {})
        super().__init__(data.get("message") or error.get("message"))
        self.name = data.get("name", "")
        self.debug = data.get("debug", "")


class Rpc:
    """One user's calls, over the route that the web client takes; one HTTP session, so one for each thread.

    ``rpc["res.partner"].create([{"name": "Li"}])``; a method of records gets their ids first:
    ``rpc["res.partner"].write([7], {"name": "Li"})``.
    """

    def __init__(self, base_url, db, login, password):
        self.base_url = base_url
        self.http = requests.Session()
        self.context = {}
        answer = self.post("/web/session/authenticate", {"db": db, "login": login, "password": password})
        self.uid = answer["uid"]
        self.context = answer["user_context"]

    def post(self, path, params):
        """Call a JSON-RPC route; raise RpcError when it refuses."""
        answer = self.http.post(self.base_url + path, json={"jsonrpc": "2.0", "params": params}, timeout=300).json()
        if "error" in answer:
            raise RpcError(answer["error"])
        return answer.get("result")

    def call(self, model, method, *args, **kwargs):
        """Call a method as the web client does."""
        kwargs["context"] = {**self.context, **kwargs.get("context", {})}
        return self.post(
            f"/web/dataset/call_kw/{model}/{method}",
            {"model": model, "method": method, "args": args, "kwargs": kwargs},
        )

    def __getitem__(self, model):
        return Model(self, model)


class Model:
    """A model's public methods, as seen through one Rpc."""

    def __init__(self, rpc, name):
        self._rpc = rpc
        self._name = name

    def __getattr__(self, method):
        if method.startswith("__"):
            raise AttributeError(method)
        return lambda *args, **kwargs: self._rpc.call(self._name, method, *args, **kwargs)


class Server:
    """An Odoo process of its own on database ``db``; logs to .local/logs/<db>.log."""

    def __init__(self, db, *options, port=None):
        self.db = db
        self.port = port or free_port()
        self.options = options
        self.base_url = f"http://127.0.0.1:{self.port}"
        self.log = LOCAL / "logs" / f"{db}.log"
        self.process = None
        self.dsn = {key: value for key, value in environment().items() if key.startswith("PG")}

    def start(self):
        """Start it and wait until the login page comes, that is until all modules are loaded."""
        self.log.parent.mkdir(parents=True, exist_ok=True)
        self.log.write_text("")
        command = [DEV / "odoo.sh", "-d", self.db, f"--db-filter=^{self.db}$", f"--http-port={self.port}"]
        self.process = subprocess.Popen(
            [*command, f"--logfile={self.log}", "--log-level=warn", *self.options],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        deadline = time.monotonic() + 120
        while time.monotonic() < deadline:
            if self.process.poll() is not None:
                raise RuntimeError(f"Odoo ended at once:\n{self.log.read_text()[-3000:]}")
            try:
                if requests.get(self.base_url + "/web/login", timeout=60).ok:
                    return self
            except requests.ConnectionError:
                time.sleep(0.2)
        self.stop()
        raise RuntimeError(f"Odoo does not answer:\n{self.log.read_text()[-3000:]}")

    def stop(self):
        """End it; by force when it does not obey."""
        if self.process and self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(20)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()

    def kill(self):
        """End it as a power cut would."""
        self.process.kill()
        self.process.wait()

    def __enter__(self):
        return self.start()

    def __exit__(self, *_error):
        self.stop()

    def rpc(self, login="admin", password=None):
        """Log in; the demo users' passwords are their logins."""
        return Rpc(self.base_url, self.db, login, login if password is None else password)

    def connect(self):
        """Return a psycopg2 connection to the server's database."""
        return psycopg2.connect(
            dbname=self.db,
            host=self.dsn.get("PGHOST"),
            user=self.dsn.get("PGUSER"),
            port=self.dsn.get("PGPORT"),
            password=self.dsn.get("PGPASSWORD"),
        )

    def psql(self, query, parameters=None):
        """Run one statement in a transaction of its own; return its rows."""
        connection = self.connect()
        try:
            with connection, connection.cursor() as cursor:
                cursor.execute(query, parameters)
                return cursor.fetchall() if cursor.description else []
        finally:
            connection.close()

    def warnings(self):
        """Return the lines of the log that warn or worse."""
        marks = (" WARNING ", " ERROR ", " CRITICAL ")
        return [line for line in self.log.read_text().splitlines() if any(mark in line for mark in marks)]


class Screen:
    """A browser page of a logged-in user that writes down what goes wrong on it."""

    def __init__(self, browser, server, login, lang="zh_CN", width=1366, password=None):
        self.server = server
        self.problems = []
        rpc = server.rpc(login, password)
        if rpc.context["lang"] != lang:
            rpc["res.users"].write([rpc.uid], {"lang": lang})
        # a phone is high, a desktop is broad
        self.context = browser.new_context(
            viewport={"width": width, "height": 800 if width > 700 else 844},
            locale=lang.replace("_", "-"),
            timezone_id="Asia/Shanghai",  # the demo desks' clock
            has_touch=width <= 700,
        )
        self.context.add_cookies(
            [{"name": "session_id", "value": rpc.http.cookies["session_id"], "url": server.base_url}]
        )
        self.page = self.context.new_page()
        self.page.on("console", self._console)
        self.page.on("pageerror", lambda error: self.problems.append(("error", str(error))))
        self.page.on("requestfailed", self._request_failed)
        self.page.on("response", self._response)

    def _console(self, message):
        if message.type in ("error", "warning"):
            self.problems.append((message.type, f"{message.text} ({message.location.get('url', '')})"))

    def _request_failed(self, request):
        # leaving a page cuts off what it was still loading
        if "ERR_ABORTED" not in (request.failure or ""):
            self.problems.append(("request", f"{request.url} {request.failure}"))

    def _response(self, response):
        if response.status >= 400:
            self.problems.append(("request", f"{response.status} {response.url}"))

    @property
    def errors(self):
        """Return the problems that are more than warnings."""
        return [text for kind, text in self.problems if kind != "warning"]

    def goto(self, path, selector=None):
        """Open a page of the server and wait until ``selector`` shows; return the Playwright page."""
        self.page.goto(self.server.base_url + path, wait_until="load")
        if selector:
            self.page.wait_for_selector(selector, timeout=60000)
        return self.page

    def close(self):
        """Close the page and its session's context."""
        self.context.close()


def launch(browser_type, *options):
    """Start the system's Chromium once more, with options of its own."""
    path = os.environ.get("CHROMIUM") or which("chromium") or which("chromium-browser") or which("google-chrome")
    return browser_type.launch(executable_path=path, args=[*BROWSER_ARGS, *options])


@contextmanager
def chromium():
    """The system's Chromium, driven by Playwright (which brings no browser of its own here)."""
    from playwright.sync_api import sync_playwright

    # inside pytest-odoo, Odoo has limited this process's memory, and so its children's: Chromium would not start
    _soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (hard, hard))
    with sync_playwright() as playwright:
        browser = launch(playwright.chromium)
        try:
            yield browser
        finally:
            browser.close()
