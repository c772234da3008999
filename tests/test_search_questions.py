"""The questions of real readers: the page that answers stands among the first three results."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from pohon.search.words import stem, tokens
from tests.fakta import BEKASI, DKUKMPP, FAKTA, KOPERASI_DAN_UKM, MAKASSAR, PURBALINGGA
from tests.tools import CONTENT, ROOT, Site, skip_or_fail

ENGINE = ROOT / "themes" / "dasar" / "static" / "cari-mesin.js"
FIRST = 3


class Question(NamedTuple):
    """What is typed, and the pages of which one must be found."""

    text: str
    pages: tuple[str, ...]


QUESTIONS = (
    # One word, an abbreviation, a place
    Question("ijin", (f"{KOPERASI_DAN_UKM}sasaran/p1/", f"{DKUKMPP}sasaran/c3/")),
    Question("bendahara", (f"{BEKASI}jabatan/bendahara/",)),
    Question("walikota", (f"{MAKASSAR}jabatan/walikota/",)),
    Question("wali kota", (f"{MAKASSAR}jabatan/walikota/",)),
    Question("diskopukm", (BEKASI,)),
    Question("purbalingga", (PURBALINGGA, "kabupaten-purbalingga/")),
    Question("PKL", (f"{BEKASI}sasaran/inf.s1/", f"{BEKASI}indikator/pkl-menempati-tempat-ditetapkan/")),
    Question("pendapatan perkapita", (f"{MAKASSAR}indikator/pendapatan-perkapita/",)),
    # Jabatan in everyday words
    Question("kadis bekasi", (f"{BEKASI}jabatan/kepala-dinas/",)),
    Question("kabid koperasi purbalingga", (f"{PURBALINGGA}jabatan/kabid-koperasi/",)),
    Question("sekretaris dinas", (f"{BEKASI}jabatan/sekretaris/",)),
    Question("tugas pengawas koperasi ahli muda", (f"{BEKASI}jabatan/pengawas-koperasi-1/",)),
    # Mistyped and everyday spellings
    Question("pengawsan koperasi", (f"{DKUKMPP}sasaran/s1.2.1.1/", f"{KOPERASI_DAN_UKM}sasaran/p5/")),
    Question("bendahra", (f"{BEKASI}jabatan/bendahara/",)),
    Question("sertipikat umkm", (f"{PURBALINGGA}indikator/umkm-bersertifikat/", f"{PURBALINGGA}sasaran/t2/")),
    Question("wirausaha abru makassar", (f"{MAKASSAR}indikator/wirausaha-baru/",)),
    # Other words for the same thing
    Question("sumber daya manusia koperasi", (f"{DKUKMPP}sasaran/s1.1/",)),
    Question("pemusnahan arsip", (f"{BEKASI}sasaran/ars.s1/", f"{BEKASI}indikator/arsip-diseleksi-dimusnahkan/")),
    Question("mobil dinas dirawat", (f"{BEKASI}sasaran/tu.s3/", f"{BEKASI}sasaran/tu.s4/")),
    Question("keuntungan usaha mikro", (f"{DKUKMPP}sasaran/s2/", f"{DKUKMPP}indikator/usaha-mikro-laba-meningkat/")),
    # Programs, pages of a dinas, pages of the site
    Question("Program Pengembangan UMKM", (f"{MAKASSAR}sasaran/sp6/",)),
    Question(
        "penilaian kesehatan ksp", (f"{MAKASSAR}sasaran/sp3/", f"{MAKASSAR}indikator/penilaian-kesehatan-ksp-usp/")
    ),
    Question("rencana aksi purbalingga", (f"{PURBALINGGA}rencana-aksi/",)),
    Question("tahap penyusunan pohon kinerja", (f"{DKUKMPP}penyusunan/",)),
    Question("mitra lintas dinas", (f"{DKUKMPP}lintas/",)),
    Question("apa itu csf", ("glosarium/",)),
    Question("cara membaca pohon", ("cara-membaca/",)),
)


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The script of the site, under a name by which node knows a module."""
    return Path(shutil.copy(ENGINE, tmp_path_factory.mktemp("mesin") / "cari-mesin.mjs"))


def ask(engine: Path, folder: Path, given: object) -> Any:
    """What the script answers."""
    node = shutil.which("node")
    if node is None:
        skip_or_fail("there is no node")
    command = (str(node), str(ROOT / "tests" / "cari.mjs"), str(engine), str(folder))
    done = subprocess.run(command, input=json.dumps(given), capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def all_questions() -> tuple[Question, ...]:
    return (*(Question(fakta.pertanyaan, fakta.halaman) for fakta in FAKTA), *QUESTIONS)


@pytest.fixture(scope="module")
def answers(engine: Path, site: Site) -> dict[str, Any]:
    """The answers to all questions by question."""
    texts = [question.text for question in all_questions()]
    found = ask(engine, site.folder, {"questions": [{"q": text, "limit": 10} for text in texts]})
    return dict(zip(texts, found, strict=True))


@pytest.mark.parametrize("question", all_questions(), ids=lambda question: question.text)
def test_the_page_that_answers_is_among_the_first(question: Question, answers: dict[str, Any]) -> None:
    first = answers[question.text]["addresses"][:FIRST]
    assert set(first) & set(question.pages), first


def test_every_expected_page_is_there(site: Site) -> None:
    pages = {page for question in all_questions() for page in question.pages}
    assert [page for page in sorted(pages) if f"{page}index.html" not in site.files] == []


def test_every_result_leads_to_a_page(answers: dict[str, Any], site: Site) -> None:
    found = {address for answer in answers.values() for address in answer["addresses"]}
    assert [address for address in sorted(found) if f"{address}index.html" not in site.files] == []


def test_no_question_loads_the_whole_index(answers: dict[str, Any], site: Site) -> None:
    whole = sum(len(data) for path, data in site.files.items() if "/data/cari-" in path or path.startswith("cari/"))
    heaviest = max(sum(size for _, size in answer["asked"]) for answer in answers.values())
    assert heaviest < whole * 0.9


# --- the script's own rules ---


def test_the_script_stems_as_the_generator_does(engine: Path) -> None:
    words = sorted({word for file in CONTENT.rglob("*.*") for word in tokens(file.read_text("utf-8"))})
    odd = [start + "ajar" + end for start in AFFIXES for end in ("", "i", "an", "kan", "nya", "annya", "si", "lah")]
    given = [*words, *odd, *(start + word for start in AFFIXES for word in words[::9])]
    found = ask(engine, ROOT, {"words": given})
    assert [(word, stem(word), other) for word, other in zip(given, found, strict=True) if stem(word) != other] == []


AFFIXES = (
    "di",
    "ke",
    "me",
    "mem",
    "men",
    "meng",
    "meny",
    "pem",
    "pen",
    "peng",
    "peny",
    "ter",
    "ber",
    "bel",
    "per",
    "pe",
)


def one(engine: Path, site: Site, q: str, **options: object) -> Any:
    return ask(engine, site.folder, {"questions": [{"q": q, **options}]})[0]


def test_an_unfinished_word_finds_what_it_may_become(engine: Path, site: Site) -> None:
    found = one(engine, site, "bendah", typing=True, limit=3)
    assert f"{BEKASI}jabatan/bendahara/" in found["addresses"]


def test_nonsense_finds_nothing(engine: Path, site: Site) -> None:
    assert one(engine, site, "zzqqxx wwvvkk")["count"] == 0


def test_an_empty_question_finds_nothing(engine: Path, site: Site) -> None:
    assert one(engine, site, "  ")["count"] == 0


@pytest.mark.parametrize(
    ("filters", "wanted"),
    [
        ({"wilayah": "kota-makassar/"}, "kota-makassar/"),
        ({"dinas": DKUKMPP}, DKUKMPP),
        ({"jenis": "indikator"}, "/indikator/"),
        ({"jenis": "indikator", "dinas": BEKASI}, f"{BEKASI}indikator/"),
        ({"tahun": "2018"}, PURBALINGGA),
        ({"jabatan": "Kabid Koperasi"}, PURBALINGGA),
    ],
)
@pytest.mark.parametrize("q", ["koperasi", ""])
def test_filters_leave_only_what_they_say(
    filters: dict[str, str], wanted: str, q: str, engine: Path, site: Site
) -> None:
    found = one(engine, site, q, filters=filters, limit=100)["addresses"]
    assert found
    assert [address for address in found if wanted not in address] == []


def test_a_filter_by_level_is_exact(engine: Path, site: Site) -> None:
    found = one(engine, site, "", filters={"jenis": "sasaran_program", "dinas": MAKASSAR}, limit=100)
    assert found["count"] == 6


def test_a_place_in_the_question_puts_its_dinas_first(engine: Path, site: Site) -> None:
    found = one(engine, site, "koperasi aktif makassar", limit=5)["addresses"]
    assert {address.split("/")[0] for address in found} == {"kota-makassar"}
