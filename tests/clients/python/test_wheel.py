"""The Python package: built as a wheel, installed into an environment of its own, and used."""

import os
import pathlib
import re
import site
import subprocess
import sys

import pytest

from support.server import ROOT

PACKAGE = ROOT / "packages" / "python"


@pytest.fixture(scope="module")
def python(tmp_path_factory):
    """The interpreter of a fresh environment that has the wheel, and sees the other packages of this one."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "maturin", "build", "--quiet", "--profile", "dev", "--auditwheel", "skip"]
    subprocess.run([*build, "--out", str(folder)], cwd=PACKAGE, check=True, timeout=1800)
    (wheel,) = folder.glob("*.whl")
    subprocess.run([sys.executable, "-m", "venv", str(folder / "env")], check=True, timeout=300)
    python = folder / "env" / "bin" / "python"
    install = [str(python), "-m", "pip", "install", "--quiet", "--no-deps", "--no-index", "--disable-pip-version-check"]
    subprocess.run([*install, str(wheel)], check=True, timeout=300)
    (packages,) = (folder / "env" / "lib").glob("python*/site-packages")
    (packages / "clients.pth").write_text("\n".join(site.getsitepackages()) + "\n")
    return python


def pytest_in(python, *arguments, tests=PACKAGE / "tests", **env):
    """Runs tests in that environment, by default those of the package; what was written."""
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(("AWS_", "STOCKROOM_"))}
    done = subprocess.run(
        [str(python), "-m", "pytest", "-q", "-p", "no:cacheprovider", *arguments, str(tests)],
        cwd=python.parent,
        env=inherited | {"AWS_CONFIG_FILE": os.devnull, "PYTHONDONTWRITEBYTECODE": "1"} | env,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_the_package(python):
    assert "9 passed" in pytest_in(python)


@pytest.mark.parametrize("readme", [ROOT / "README.md", PACKAGE / "README.md"], ids=["whole", "package"])
def test_the_readme(python, tmp_path, readme):
    (shown,) = re.findall(r"```python\n(.*?def test_.*?)```", readme.read_text(), re.S)
    test = tmp_path / "test_shown.py"
    test.write_text(shown)
    assert "1 passed" in pytest_in(python, tests=test)


def test_workers_share_a_server(python, tmp_path):
    seen = tmp_path / "seen"
    pytest_in(python, "-n", "2", SHARED_ENDPOINTS=str(seen))
    assert len(set(seen.read_text().split())) == 1


def test_the_program_of_the_wheel(python):
    program = pathlib.Path(python).with_name("stockroom")
    shown = subprocess.run([str(program), "coverage"], capture_output=True, text=True, check=True, timeout=60)
    assert "batch: 48 of 48 operations served" in shown.stdout
