"""Finding: which words a text has, what is said of each page, and the index that is made of it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from pohon.gathered import Gathered, TreeFiles
from pohon.links import Links
from pohon.search import chunk_keys, shard_keys, site_filters, site_head, site_shard, site_vocabulary
from pohon.search.index import CHUNK, SCALE, tree_index, tree_records, vocabulary, weights
from pohon.search.merge import most_telling, shard_of
from pohon.search.records import FIELDS, KINDS, Record, record, records_of, subjects
from pohon.search.synonyms import ABBREVIATIONS, INTENTS, RELATED, SPELLINGS, STOP_WORDS
from pohon.search.words import canonical, restored, stem, terms, tokens
from pohon.site import Site
from pohon.understood import Understood

# --- words ---


def test_words_are_small_letters_without_marks() -> None:
    assert tokens("Ijin Café, KSP/USP & 2018") == ["ijin", "cafe", "ksp", "usp", "2018"]


def test_words_that_lost_their_space_are_two() -> None:
    assert tokens("JumlahKoperasi yangDifasilitasi") == ["jumlah", "koperasi", "yang", "difasilitasi"]


def test_forms_of_a_word_have_one_stem() -> None:
    assert {canonical(word) for word in ("pengawasan", "pengawas", "diawasi")} == {("awas",)}


@pytest.mark.parametrize(
    ("typed", "printed"),
    [("ijin", "izin"), ("perijinan", "Perizinan"), ("koprasi", "Koperasi"), ("prosentase", "Persentase")],
)
def test_an_everyday_spelling_is_the_standard_word(typed: str, printed: str) -> None:
    assert terms(tokens(typed)) == terms(tokens(printed))


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("SDM", "Sumber Daya Manusia"),
        ("PKL", "pedagang kaki lima"),
        ("UMKM", "Usaha Mikro, Kecil, dan Menengah"),
        ("UKM", "usaha kecil menengah"),
        ("TW", "triwulan"),
        ("kadis", "KEPALA DINAS"),
    ],
)
def test_what_an_abbreviation_stands_for_holds_the_abbreviation_too(short: str, long: str) -> None:
    assert set(terms(tokens(short))) <= set(terms(tokens(long)))


def test_stop_words_have_no_stem() -> None:
    assert [canonical(word) for word in ("yang", "di", "siapa", "berapa")] == [(), (), (), ()]


def test_a_swallowed_consonant_is_put_back() -> None:
    assert (restored("mengelola"), restored("pemusnahan"), restored("menulis")) == ("kelola", "musnah", "tulis")


def test_no_consonant_is_put_back_where_none_was_lost() -> None:
    assert [restored(word) for word in ("memberi", "koperasi", "pendataan")] == ["", "", ""]


def test_a_word_and_its_restored_form_find_each_other() -> None:
    assert set(terms(["mengelola"])) & set(terms(["terkelola"]))


# --- the table of synonyms ---


def test_the_table_is_written_as_readers_type() -> None:
    words = (*SPELLINGS, *SPELLINGS.values(), *ABBREVIATIONS, *RELATED)
    assert [word for word in words if word != word.lower()] == []


def test_the_table_is_sorted_so_that_a_word_is_found_in_it() -> None:
    assert list(ABBREVIATIONS) == sorted(ABBREVIATIONS)


def test_no_stop_word_has_a_synonym() -> None:
    assert (set(SPELLINGS) | set(ABBREVIATIONS) | set(RELATED)) & STOP_WORDS == set()


def test_intents_name_kinds_that_there_are() -> None:
    assert {kind for _, kinds, _ in INTENTS for kind in kinds} <= set(KINDS)


# --- records ---


@pytest.fixture(scope="module")
def records(perikanan: Understood, links: Links) -> tuple[Record, ...]:
    return records_of(perikanan, links)


def of_kind(records: tuple[Record, ...], jenis: str) -> list[Record]:
    return [each for each in records if each.jenis == jenis]


def test_every_sasaran_indikator_and_jabatan_has_a_record(perikanan: Understood, records: tuple[Record, ...]) -> None:
    assert len([each for each in records if "/sasaran/" in each.alamat]) == len(perikanan.sasaran)
    assert len(of_kind(records, "indikator")) == len(perikanan.indikator)
    assert len(of_kind(records, "jabatan")) == len(perikanan.jabatan)


def test_the_dinas_and_its_own_pages_have_records(records: tuple[Record, ...], links: Links) -> None:
    addresses = {each.alamat for each in records}
    names = (
        "dinas",
        "cascading",
        "rencana-aksi",
        "anggaran",
        "penyusunan",
        "lintas-dinas",
        "kelengkapan-dinas",
        "sumber",
        "data-dinas",
    )
    assert {links.route(name) for name in names if links.has(name)} <= addresses


def test_every_record_leads_to_a_planned_page(records: tuple[Record, ...], links: Links) -> None:
    assert {each.alamat for each in records} <= set(links.routes.values())


def test_records_are_of_known_kinds_and_parts(records: tuple[Record, ...]) -> None:
    assert {each.jenis for each in records} <= set(KINDS)
    assert {name for each in records for name, _ in each.bidang} <= set(FIELDS)


def test_a_jabatan_is_found_by_what_it_answers_for(perikanan: Understood, records: tuple[Record, ...]) -> None:
    key, answered = next((key, own) for key, own in perikanan.answered.items() if own)
    mine = next(each for each in records if each.alamat.endswith(f"/jabatan/{key}/"))
    assert answered[0].nama in dict(mine.bidang)["tugas"]


def test_an_indikator_without_its_own_position_bears_that_of_its_sasaran(
    trees: Mapping[str, Understood], links: Links
) -> None:
    u = trees["kota-bekasi/dinas-koperasi-ukm"]
    s, ik = next(pair for pair in u.indikator.values() if not pair[1].penanggung_jawab and pair[0].penanggung_jawab)
    known = replace(links, routes={**links.routes, ("indikator", ik.id): "x/"})
    assert dict(record(u, "indikator", ik.id, known).bidang)["penanggung_jawab"]
    assert s.penanggung_jawab


def test_a_high_level_counts_more_than_a_low_one(records: tuple[Record, ...]) -> None:
    by_kind = {each.jenis: each.bobot for each in records}
    assert by_kind["sasaran"] > by_kind.get("sasaran_sub_kegiatan", 0.9)


# --- what a tree publishes ---


@pytest.fixture(scope="module")
def index(perikanan: Understood, links: Links) -> Any:
    return json.loads(tree_index(perikanan, "", links))


def test_the_title_says_most_of_a_record() -> None:
    said = weights(Record("sasaran", "Perikanan", "x/", bidang=(("definisi", "pasar ikan"),)))
    assert said[stem("perikanan")] > said["pasar"]


def test_a_long_text_says_less_of_each_word() -> None:
    short = weights(Record("sasaran", "Ikan", "x/"))["ikan"]
    assert weights(Record("sasaran", "Ikan dan " + "udang " * 30, "x/"))["ikan"] < short


def test_the_name_of_a_part_is_a_word_of_it() -> None:
    assert "definisi" in weights(Record("indikator", "Ikan", "x/", bidang=(("definisi", "banyaknya ikan"),)))


def test_weights_leave_room_for_the_kind(records: tuple[Record, ...]) -> None:
    assert {0 < weight < SCALE for each in records for weight in weights(each).values()} == {True}


def test_postings_name_records_and_kinds(index: Any, records: tuple[Record, ...]) -> None:
    for flat in index["letak"].values():
        for n, posting in zip(flat[::2], flat[1::2], strict=True):
            assert KINDS[posting // SCALE] == records[n].jenis


def test_filters_are_stems_of_their_own(index: Any, records: tuple[Record, ...]) -> None:
    assert len(index["letak"]["=indikator"]) == 2 * len(of_kind(records, "indikator"))


def test_the_files_of_records_hold_all_in_order(perikanan: Understood, links: Links, index: Any) -> None:
    shown = [each for key in chunk_keys(perikanan) for each in json.loads(tree_records(perikanan, key, links))]
    assert [title for _, _, title, _, _ in shown] == [title for _, _, title, _ in index["rekam"]]


def test_files_of_records_are_small(perikanan: Understood) -> None:
    assert len(chunk_keys(perikanan)) == -(-len(subjects(perikanan)) // CHUNK)


def test_words_are_counted_once_for_each_record() -> None:
    assert vocabulary((Record("sasaran", "ikan Ikan 2018 di", "x/"), Record("sasaran", "ikan", "y/")))["ikan"] == 2


def test_an_edit_of_one_record_leaves_the_other_files(trees: Mapping[str, Understood], links: Links) -> None:
    u = trees["kota-bekasi/dinas-koperasi-ukm"]
    routes = {("dinas", ""): "a/b/"} | {(name, key): f"a/b/{name}/{key}/" for name, key in subjects(u)}
    own = replace(links, routes=routes | {("dinas", ""): "a/b/"})
    key = next(iter(u.sasaran))
    changed = replace(
        u, sasaran={**u.sasaran, key: u.sasaran[key].model_copy(update={"pernyataan": "Lain sama sekali"})}
    )
    before, after = ([tree_records(each, n, own) for n in chunk_keys(u)] for each in (u, changed))
    assert sum(one != other for one, other in zip(before, after, strict=True)) < len(before)


# --- the index of the site ---


@pytest.fixture(scope="module")
def gathered(mini_site: Site, perikanan: Understood, links: Links) -> Gathered:
    own = {"data-cari": tree_index(perikanan, "", links).encode()}
    return Gathered(mini_site, (TreeFiles("kota-contoh", "dinas-perikanan", None, own, ()),))


@pytest.fixture(scope="module")
def site_links(mini_site: Site) -> Links:
    pages = {("halaman", page.key): f"{page.key}/" for page in mini_site.pages}
    return Links(pages | {("wilayah", key): f"{key}/" for key in mini_site.wilayah()}, "../")


def test_shards_are_planned_before_any_tree_is_made(mini_site: Site, gathered: Gathered) -> None:
    assert shard_keys(Gathered(mini_site, ())) == shard_keys(gathered)


def test_every_stem_stands_in_its_shard(gathered: Gathered, site_links: Links, index: Any) -> None:
    count = len(shard_keys(gathered))
    for stem_ in index["letak"]:
        assert stem_ in json.loads(site_shard(gathered, str(shard_of(stem_, count)), site_links))


def test_of_a_word_in_very_many_records_those_stay_of_which_it_says_most() -> None:
    """A posting is its fields and two digits of how much the word says; trees keep their numbers."""
    first, second = (0, 3, 5, 101, 2, 203, 1, 305), (4, 3, 2, 3, 1, 405, 1, 104)
    assert most_telling([*first, *second], 4) == [0, 2, 2, 203, 1, 305, 4, 2, 1, 405, 1, 104]
    assert most_telling([*first, *second], 2) == [0, 1, 1, 305, 4, 1, 1, 405]


def test_the_head_names_the_version_of_every_other_file(gathered: Gathered, site_links: Links, index: Any) -> None:
    head = json.loads(site_head(gathered, "", site_links))
    assert len(head["serpih"]) == len(shard_keys(gathered))
    assert [dinas[6] for dinas in head["dinas"]] == [index["versi"]]


def test_the_commonest_words_come_first(gathered: Gathered, site_links: Links, index: Any) -> None:
    """Of the whole site, so that the first one of a single tree need not be the very first."""
    words = json.loads(site_vocabulary(gathered, "", site_links)).split()
    first, last = (sum(index["kata"].get(word, 0) for word in some) for some in (words[:5], words[-5:]))
    assert first > 5 * last


def test_filters_list_years_and_positions(gathered: Gathered, site_links: Links, index: Any) -> None:
    filters = json.loads(site_filters(gathered, "", site_links))
    assert {name for name, _ in filters["jabatan"]} == set(index["jabatan"])
    assert filters["tahun"] == sorted(index["tahun"], reverse=True)


def test_a_site_without_trees_has_an_index_too(mini_site: Site, site_links: Links) -> None:
    bare = Gathered(replace(mini_site, summaries=()), ())
    assert json.loads(site_head(bare, "", site_links))["dinas"] == []
