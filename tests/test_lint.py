"""Every linter of `make lint` is a test, so that one summary tells all."""

import os
import subprocess
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parent.parent / "dev" / "lint.sh"
STEPS = subprocess.run([SCRIPT, "--list"], capture_output=True, text=True, check=True).stdout.split()


@pytest.mark.parametrize("step", STEPS)
def test_lint(step):
    env = {**os.environ, "SSD_READY": "1"}
    done = subprocess.run([SCRIPT, step], env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
