"""JupyterLab for a test: its own server on loopback, asked as the page in a browser asks it."""

import asyncio
import json
import urllib.request
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from processes import started, until

SECONDS = 60


class Lab:
    """A running JupyterLab, by what it wrote about itself."""

    def __init__(self, url: str, token: str) -> None:
        self.url, self.token = url, token

    def answers(self) -> bool:
        """Whether the server listens: it writes about itself before it does."""
        try:
            self.ask("GET", "status")
        except OSError:
            return False
        return True

    def ask(self, method: str, path: str, content: dict[str, str] | None = None) -> Any:
        request = urllib.request.Request(
            f"{self.url}api/{path}",
            method=method,
            data=None if content is None else json.dumps(content).encode(),
            headers={"Authorization": f"token {self.token}"},
        )
        with urllib.request.urlopen(request, timeout=SECONDS) as answer:
            read = answer.read()
        return json.loads(read) if read else None

    def execute(self, kernel: str, code: str, *, interrupt: bool = False) -> tuple[str, dict[str, Any]]:
        """Return what a cell prints, and the reply; interrupt it, where asked to, once it has printed."""
        return asyncio.run(asyncio.wait_for(self._execute(kernel, code, interrupt), SECONDS))

    async def _execute(self, kernel: str, code: str, interrupt: bool) -> tuple[str, dict[str, Any]]:
        from tornado.websocket import websocket_connect

        asked = uuid.uuid4().hex
        header = {
            "msg_id": asked, "msg_type": "execute_request", "session": uuid.uuid4().hex, "username": "",
            "version": "5.3", "date": "",
        }  # fmt: skip
        content = {"code": code, "silent": False, "store_history": True, "allow_stdin": False}
        message = {
            "header": header, "parent_header": {}, "metadata": {}, "content": content, "channel": "shell",
            "buffers": [],
        }  # fmt: skip
        address = f"ws{self.url.removeprefix('http')}api/kernels/{kernel}/channels?token={self.token}"
        connection = await websocket_connect(address)
        await connection.write_message(json.dumps(message))
        printed, reply, idle = "", None, False
        while reply is None or not idle:
            got = await connection.read_message()
            assert got is not None, "the server closed the connection"
            answer = json.loads(got)
            if answer["parent_header"].get("msg_id") != asked:
                continue
            if answer["msg_type"] == "stream":
                printed += answer["content"]["text"]
                if interrupt:
                    await asyncio.to_thread(self.ask, "POST", f"kernels/{kernel}/interrupt")
            elif answer["msg_type"] == "execute_reply":
                reply = answer["content"]
            idle = idle or answer["content"].get("execution_state") == "idle"
        connection.close()
        while await connection.read_message() is not None:
            pass  # until the server has closed its end too
        return printed, reply


@contextmanager
def jupyterlab(own: Path, runtime: Path, **environment: str) -> Iterator[Lab]:
    """Start JupyterLab on a folder, with its files about itself in another, and end it."""
    folders = {
        f"JUPYTER_{name}_DIR": str(runtime / name.lower()) for name in ("RUNTIME", "CONFIG", "DATA")
    } | {"JUPYTERLAB_WORKSPACES_DIR": str(runtime / "workspaces"), **environment}
    options = ["--no-browser", "--allow-root", "--ip=127.0.0.1", "--ServerApp.log_level=ERROR"]
    with started("-m", "jupyterlab", *options, f"--ServerApp.root_dir={own}", **folders) as process:

        def about() -> dict[str, Any]:
            assert process.poll() is None, "JupyterLab has ended"
            files = list((runtime / "runtime").glob("jpserver-*.json"))
            written = files[0].read_text(encoding="utf-8") if files else ""
            return dict(json.loads(written)) if written.rstrip().endswith("}") else {}

        until(about)
        made = Lab(about()["url"], about()["token"])
        until(made.answers)
        yield made
        process.terminate()
        process.communicate(timeout=SECONDS)
