"""A client that talks to Odoo as the web client does: one session, JSON-RPC."""

import http.client
import json
import time


class CallError(RuntimeError):
    """The server answered with an error."""


class Client:
    """One user's session in one database.

    The session is kept, and so is the connection as far as the server lets it: Odoo's threaded server (workers=0)
    closes it after each answer, and the time to connect again is part of every figure.
    """

    calls = 0  # of all clients, in the order of the server's access log

    def __init__(self, port, database, login):
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=300)
        self._headers = {"Content-Type": "application/json"}
        answer = self._post("/web/session/authenticate", {"db": database, "login": login, "password": login})
        self.context = answer["user_context"] | {"allowed_company_ids": [answer["user_companies"]["current_company"]]}
        self.uid = answer["uid"]

    def load_action(self, xmlid):
        """A window action as the web client gets it."""
        return self._post("/web/action/load", {"action_id": xmlid, "context": self.context})

    def _post(self, path, params):
        body = json.dumps({"jsonrpc": "2.0", "method": "call", "params": params}).encode()
        self._connection.request("POST", path, body, self._headers)
        response = self._connection.getresponse()
        data = response.read()
        if cookie := response.getheader("Set-Cookie"):
            self._headers["Cookie"] = cookie.split(";")[0]
        answer = json.loads(data)
        if "error" in answer:
            raise CallError(answer["error"]["data"].get("debug") or answer["error"])
        return answer["result"]

    def call(self, model, method, *args, **kwargs):
        """Call a method of a model as the web client does.

        :return: the method's result
        :raise CallError: when the server answers with an error
        """
        context = self.context | kwargs.pop("context", {})
        Client.calls += 1
        return self._post(
            f"/web/dataset/call_kw/{model}/{method}",
            {"model": model, "method": method, "args": args, "kwargs": {**kwargs, "context": context}},
        )

    def timed(self, *args, **kwargs):
        """Like ``call``.

        :return: (milliseconds, the call's place in the access log, result)
        """
        place = Client.calls
        begun = time.perf_counter()
        result = self.call(*args, **kwargs)
        return (time.perf_counter() - begun) * 1000, place, result
