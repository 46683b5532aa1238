"""What is shipped, and what an import costs."""

import ast
import subprocess
import sys
import zipfile
from collections.abc import Container
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGES = {"t2t_gym": ROOT, "t2t_envs": ROOT / "envs", "t2t_policies": ROOT / "policies"}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    """The wheel, built by the backend itself, so that nothing is fetched."""
    folder = tmp_path_factory.mktemp("dist")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)],
        cwd=ROOT,
        check=True,
        capture_output=True,
        timeout=120,
    )
    return zipfile.ZipFile(next(folder.glob("*.whl")))


def test_the_wheel_has_every_file_of_the_tree(wheel: zipfile.ZipFile) -> None:
    """Code, data and typing markers of the three packages, and nothing else."""
    tree = {
        path.relative_to(parent).as_posix()
        for package, parent in PACKAGES.items()
        for path in (parent / package).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    shipped = {name for name in wheel.namelist() if ".dist-info/" not in name}
    assert shipped == tree
    assert {f"{package}/py.typed" for package in PACKAGES} <= shipped


def test_the_wheel_says_what_it_is(wheel: zipfile.ZipFile) -> None:
    """Licence, command and domains are in its metadata."""
    info = {
        name.split(".dist-info/")[1]: wheel.read(name).decode() for name in wheel.namelist() if ".dist-info/" in name
    }
    assert "Apache License" in info["licenses/LICENSE"]
    assert "License-Expression: Apache-2.0" in info["METADATA"]
    assert "t2t = t2t_gym.cli:main" in info["entry_points.txt"]
    assert "retail = t2t_envs.retail:DOMAIN" in info["entry_points.txt"]


def test_the_version_is_told_once_and_the_same() -> None:
    """The package and its metadata agree."""
    from importlib.metadata import version

    import t2t_gym

    assert version("t2t-gym") == t2t_gym.__version__


def test_the_import_is_light() -> None:
    """Nothing heavy, no domain and no policy comes with ``import t2t_gym``."""
    heavy = ["ray", "openai", "torch", "pyarrow", "pandas", "rich", "click", "t2t_envs", "t2t_policies", "t2t_gym.env"]
    code = f"import t2t_gym, sys; print([name for name in {heavy} if name in sys.modules])"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert ran.stdout == "[]\n"


@pytest.fixture(scope="module")
def modules() -> dict[Path, list[ast.stmt]]:
    """The statements of every module of the three packages."""
    paths = [path for package, parent in PACKAGES.items() for path in (parent / package).rglob("*.py")]
    return {path.relative_to(ROOT): ast.parse(path.read_text(encoding="utf-8")).body for path in paths}


def _dotted(path: Path) -> str:
    """The name of a module of the library."""
    return ".".join(part for part in path.with_suffix("").parts if part != "__init__")


def _imported(body: list[ast.stmt], known: Container[str]) -> set[str]:
    """The known modules that some statements import when they run, but for what is imported inside functions."""
    found: set[str] = set()
    for node in body:
        match node:
            case ast.Import():
                found.update(alias.name for alias in node.names)
            case ast.ImportFrom():
                names = (f"{node.module}.{alias.name}" for alias in node.names)
                found.update(name if name in known else str(node.module) for name in names)
            case ast.ClassDef() | ast.Try():
                found |= _imported(node.body, known)
    return {name for name in found if name in known}


def test_arrows_point_one_way(modules: dict[Path, list[ast.stmt]]) -> None:
    """The library imports neither domains nor policies, inside of functions neither."""
    for path, body in modules.items():
        for node in ast.walk(ast.Module(body, [])) if path.parts[0] == "t2t_gym" else ():
            names = [a.name for a in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            assert not [n for n in names if n.split(".")[0] in ("t2t_envs", "t2t_policies")], path


@pytest.mark.parametrize("depth", [2, 3])
def test_rooms_are_stacked(depth: int, modules: dict[Path, list[ast.stmt]]) -> None:
    """No two rooms of the library, nor two parts of a room, import each other, however many others are between them."""
    library = {_dotted(path): body for path, body in modules.items() if path.parts[0] == "t2t_gym"}
    del library["t2t_gym"]  # it only names what is in the rooms
    below: dict[str, set[str]] = {}
    for name, body in library.items():
        room, *others = [".".join(m.split(".")[:depth]) for m in (name, *_imported(body, library))]
        below.setdefault(room, set()).update({*others} - {room})
    TopologicalSorter(below).prepare()  # raises CycleError, which names the rooms


def _listed(body: list[ast.stmt]) -> list[str]:
    """What a module's ``__all__`` has."""
    for node in body:
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__":
            names: list[str] = ast.literal_eval(node.value)
            return names
    return []


def test_every_module_lists_what_is_public(modules: dict[Path, list[ast.stmt]]) -> None:
    """``__all__`` has every class and function that is defined without an underscore, and nothing that isn't there."""
    for path, body in modules.items():
        if path == Path("t2t_gym/__init__.py"):  # its names come when they are asked for; the last test tries them
            continue
        listed = _listed(body)
        made = {node.name for node in body if isinstance(node, (ast.FunctionDef, ast.ClassDef))}
        imports = [node for node in body if isinstance(node, (ast.Import, ast.ImportFrom))]
        names = made | {alias.asname or alias.name for node in imports for alias in node.names}
        for node in body:
            targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
            names |= {n.id for t in targets if t is not None for n in ast.walk(t) if isinstance(n, ast.Name)}
        assert len(listed) == len(set(listed)), path
        assert {name for name in made if not name.startswith("_")} <= set(listed) <= names, path


def test_nothing_is_imported_that_is_not_public(modules: dict[Path, list[ast.stmt]]) -> None:
    """What one module takes from another is in the other's ``__all__``, or is a module itself."""
    listed = {}
    for path, body in modules.items():
        parts = path.relative_to(path.parts[0]) if path.parts[0] in ("envs", "policies") else path
        listed[".".join(parts.with_suffix("").parts).removesuffix(".__init__")] = set(_listed(body))
    for path, body in modules.items():
        for node in ast.walk(ast.Module(body, [])):
            if isinstance(node, ast.ImportFrom) and node.module in listed:
                names = {a.name for a in node.names if f"{node.module}.{a.name}" not in listed}
                assert names <= listed[node.module] | {"__version__"}, path


@pytest.mark.parametrize("name", ["t2t_gym"])
def test_all_that_is_public_exists(name: str) -> None:
    """Each name of ``__all__`` can be had, and the list is sorted."""
    module = __import__(name)
    for public in module.__all__:
        assert getattr(module, public) is not None
    assert list(module.__all__) == sorted(module.__all__)
