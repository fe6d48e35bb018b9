"""A headless Chromium, led by chromedriver over the WebDriver protocol (https://www.w3.org/TR/webdriver)."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import time
import urllib.error
import urllib.request
from pathlib import Path
from typing import Any

CHROMIUM, DRIVER = shutil.which("chromium"), shutil.which("chromedriver")
CONTROL, RIGHT, TAB = "\ue009", "\ue014", "\ue004"
# Nothing is looked up, and nothing is sent.
_ARGUMENTS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND",
)
_PATIENCE = 30


class Browser:
    """One window."""

    def __init__(self, home: Path) -> None:
        """Start it, with its files in a folder."""
        command = [str(DRIVER), "--port=0"]
        self._process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        assert self._process.stdout is not None
        said = ""
        while "successfully on port" not in said:
            said = self._process.stdout.readline()
            assert said, "chromedriver ended"
        self._url = f"http://127.0.0.1:{re.findall(r'on port ([0-9]+)', said)[0]}/session"
        options = {"binary": CHROMIUM, "args": [*_ARGUMENTS, f"--user-data-dir={home / 'profile'}"]}
        wanted = {"alwaysMatch": {"browserName": "chrome", "goog:chromeOptions": options}}
        try:
            self._url += "/" + self._ask("", {"capabilities": wanted})["sessionId"]
        except BaseException:
            self._process.kill()
            raise

    def close(self) -> None:
        """End it."""
        try:
            self._ask("", None, "DELETE")
        finally:
            self._process.terminate()
            self._process.communicate(timeout=_PATIENCE)

    def open(self, path: Path, width: int = 1280) -> None:
        """Show a file in a window of so many pixels."""
        metrics = {"width": width, "height": 800, "deviceScaleFactor": 1, "mobile": False}
        self._ask("/goog/cdp/execute", {"cmd": "Emulation.setDeviceMetricsOverride", "params": metrics})
        self._ask("/url", {"url": path.as_uri()})

    def value(self, expression: str) -> Any:
        """Return the value of an expression of JavaScript."""
        return self._ask("/execute/sync", {"script": f"return {expression}", "args": []})

    def until(self, expression: str) -> Any:
        """Return the value of an expression as soon as it is true."""
        end = time.monotonic() + _PATIENCE
        while not (found := self.value(expression)):
            assert time.monotonic() < end, expression
            time.sleep(0.05)
        return found

    def point(self, x: float, y: float) -> None:
        """Move the mouse there."""
        self._use_mouse(*(_move(x - more, y) for more in (1, 0)))

    def drag(self, x: float, y: float, by: int) -> None:
        """Drag from there to the side with the mouse."""
        down, up = ({"type": kind, "button": 0} for kind in ("pointerDown", "pointerUp"))
        self._use_mouse(_move(x, y), down, *(_move(x + by * part / 4, y) for part in range(1, 5)), up)

    def double_click(self, x: float, y: float) -> None:
        """Click there twice."""
        click = [{"type": kind, "button": 0} for kind in ("pointerDown", "pointerUp")]
        self._use_mouse(_move(x, y), *click, *click)

    def swipe(self, x: float, y: float, by: int) -> None:
        """Move a finger from there to the side."""
        down, up = ({"type": kind, "button": 0} for kind in ("pointerDown", "pointerUp"))
        actions = [_move(x, y), down, *(_move(x + by * part / 10, y) for part in range(1, 11)), up]
        self._act({"type": "pointer", "id": "finger", "parameters": {"pointerType": "touch"}, "actions": actions})

    def turn_wheel(self, x: float, y: float, by: int, key: str | None = None) -> None:
        """Turn the wheel there, while a key is held."""
        pause = {"type": "pause", "duration": 0}
        turn = {"type": "scroll", "x": round(x), "y": round(y), "deltaX": 0, "deltaY": by}
        keys = [] if key is None else [_key(key, {"type": "pause", "duration": 0})]
        self._act({"type": "wheel", "id": "wheel", "actions": [pause, turn, pause]}, *keys)

    def press(self, key: str) -> None:
        """Press a key."""
        self._act(_key(key))

    def _use_mouse(self, *actions: dict[str, Any]) -> None:
        self._act({"type": "pointer", "id": "mouse", "parameters": {"pointerType": "mouse"}, "actions": [*actions]})

    def _act(self, *sources: dict[str, Any]) -> None:
        self._ask("/actions", {"actions": sources})

    def _ask(self, path: str, body: Any, method: str = "POST") -> Any:
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(self._url + path, data, method=method)
        try:
            with urllib.request.urlopen(request, timeout=_PATIENCE) as answer:
                return json.load(answer)["value"]
        except urllib.error.HTTPError as error:
            raise RuntimeError(json.load(error)["value"]["message"]) from None


def _move(x: float, y: float) -> dict[str, Any]:
    return {"type": "pointerMove", "x": round(x), "y": round(y)}


def _key(key: str, *between: dict[str, Any]) -> dict[str, Any]:
    down, up = ({"type": kind, "value": key} for kind in ("keyDown", "keyUp"))
    return {"type": "key", "id": "keys", "actions": [down, *between, up]}
