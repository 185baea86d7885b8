"""A researcher's own tables beside the project's: read after them, checked like them, written nowhere."""

import csv
import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import small_project
from own_tables import PROVINCE, econlab_run, own, with_notebook
from raw_project import Project
from small_runs import failing, run_of

from econlab import project
from econlab.cli import main
from econlab.errors import InputError
from econlab.evidence import building, catalogue, checking, stacking
from econlab.evidence.origins import origins
from econlab.evidence.stacking import added_tables
from econlab.measures import growth, selection
from econlab.running import listings
from econlab.running.bundles import added_in, bundle, unpacked
from econlab.running.fingerprints import Present
from econlab.showing import front, notebook_pages
from econlab.showing.language import Language

# China again, by a release that is newer than what the project has.
RELEASE: Mapping[str, str] = {
    "vocabulary/vintages": "vintage,name_en\n2031,Released in 2031\n",
    "vocabulary/series": (
        "series,indicator,definition,vintage\n"
        "digital_economy_size_caict_v2031,digital_economy_size,CAICT,2031\n"
        "digital_economy_share_gdp_caict_v2031,digital_economy_share_gdp,CAICT,2031\n"
    ),
    "sources": "source,publisher,title\nCAICT2031,CAICT,White paper\n",
    "reference": (
        "series,place,period,value,unit,price_basis,source\n"
        "digital_economy_size_caict_v2031,CHN,2016,25.0,trillion CNY,nominal,CAICT2031\n"
        "digital_economy_size_caict_v2031,CHN,2022,55.0,trillion CNY,nominal,CAICT2031\n"
    ),
    "defaults": "place,definition,vintage,gdp_vintage,start,end\nCHN,CAICT,2031,first,2016,2022\n",
}


@pytest.fixture
def province(tmp_path: Path) -> Path:
    return own(tmp_path / "landland", PROVINCE)


def test_nothing_is_added_where_nothing_is_named(own_data: Project) -> None:
    assert project.added() is None
    assert stacking.added_files() == {}
    stored = {path.name: path.read_bytes() for path in own_data.processed.iterdir()}
    assert catalogue.built(own_data.root) == stored


def test_rows_are_read_after_those_of_the_project(own_data: Project, province: Path) -> None:
    before = own_data.contents()
    with project.adding(province):
        found = catalogue.observations(own_data.root, place="XX-LAND")
        names = catalogue.vocabulary(own_data.root)
        every = catalogue.reference(own_data.root)
    assert list(found["period"]) == ["2020", "2021", "2020", "2021"]
    assert sorted(found["value"]) == [1e10, 2e10, 1e11, 1.5e11]
    assert set(found["status"]) == {"corroborated"}
    assert names.name("places", "XX-LAND", "vi") == "Xứ Xứ"
    assert len(every) == len(catalogue.reference(own_data.root)) + 4
    assert own_data.contents() == before
    with pytest.raises(InputError, match="unknown place 'XX-LAND'"):
        catalogue.observations(own_data.root, place="XX-LAND")


def test_a_place_of_ones_own_has_a_multiplier(own_data: Project, province: Path) -> None:
    with project.adding(province):
        found = catalogue.observations(own_data.root, place="XX-LAND")
    chosen = selection.select(found, [], "XX-LAND")
    told = growth.multiplier(chosen.accounts, chosen.start, chosen.end, "nominal").multiplier
    assert told is not None
    assert told.value == pytest.approx(2.0)
    # By hand: e from 19.95 / 10.05 to 20.05 / 9.95, y from 149.95 / 100.05 to 150.05 / 99.95.
    assert told.low == pytest.approx((19.95 / 10.05 - 1) / (150.05 / 99.95 - 1))
    assert told.high == pytest.approx((20.05 / 9.95 - 1) / (149.95 / 100.05 - 1))


def test_a_newer_release_takes_the_place_of_the_default(own_data: Project, tmp_path: Path) -> None:
    folder = own(tmp_path / "release", RELEASE)
    plain = catalogue.defaults(own_data.root)
    with project.adding(folder):
        recorded = catalogue.defaults(own_data.root)
        found = catalogue.observations(own_data.root)
        named = catalogue.vocabulary(own_data.root).name("vintages", "2031", "vi")
    assert [row["place"] for row in recorded] == [row["place"] for row in plain]
    chosen = selection.select(found, recorded, "CHN")
    assert chosen.accounts.vintage == "2031"
    assert chosen.recorded["reason_vi"]
    assert named == "Released in 2031", "a code without a Vietnamese name has its English one"
    size = chosen.accounts.size
    assert size is not None
    assert size.values[2022].value == 55e12


WRONG = [
    ("reference", ("series,place,period,value,unit,price_basis,source\n"
     "digital_economy_size_caict_first,CHN,2016,23.9,trillion CNY,nominal,CAICT2017\n"),
     ["mine/reference.csv, line 2", "data/raw/reference.csv, line", "newer release",
      "vocabulary/series.csv"]),
    ("reference", ("series,place,period,value,unit,price_basis,source\n"
     "gdp_nominal_first,CHN,2031,about,trillion CNY,nominal,NBS\n"),
     ["mine/reference.csv, line 2, column source", "'NBS'", "sources.csv"]),
    ("reference", "series,place,period,value,unit,source\n", ["mine/reference.csv, line 1", "price_basis"]),
    ("vocabulary/places", "place,name_en\nOWN,Own\nVNM,Vietnam\n",
     ["mine/vocabulary/places.csv, line 3", "place VNM", "vocabulary/places.csv, line", "code of its own"]),
    ("defaults", "place,definition,vintage,gdp_vintage,start,end\nVNM,GSO,2024,reevaluated,2020,2023\n",
     ["mine/defaults.csv, line 2", "none that is older", "data/raw/defaults.csv, line 4"]),
    ("defaults", "place,definition,vintage,gdp_vintage,start,end\nVNM,GSO,2025-01,reevaluated,2020,2023\n",
     ["mine/defaults.csv, line 2", "newer vintage"]),
    ("referense", "series\n", ["mine/referense.csv", "did you mean reference"]),
    ("figures", ("figure,document,line,printed,place,indicator,definition,period\n"
     "own_one,mic-2023-china-experience,3,\"7,5%\",CHN,gdp_real_growth,national_accounts,soon\n"),
     ["mine/figures.csv, line 2, column period", "'soon'"]),
]  # fmt: skip


@pytest.mark.parametrize(("table", "text", "said"), WRONG)
def test_a_wrong_row_is_named_with_its_file_and_line(
    own_data: Project, tmp_path: Path, table: str, text: str, said: list[str]
) -> None:
    with project.adding(own(tmp_path / "mine", {table: text})), pytest.raises(InputError) as refused:
        catalogue.built(own_data.root)
    assert [part for part in said if part not in str(refused.value)] == []


def test_every_wrong_row_is_told_at_once(own_data: Project, tmp_path: Path) -> None:
    folder = own(tmp_path / "mine", {"vocabulary/places": "place,name_en\nVNM,Vietnam\nCHN,China\n"})
    with project.adding(folder), pytest.raises(InputError) as refused:
        catalogue.vocabulary(own_data.root)
    assert str(refused.value).count("has this already") == 2


def test_a_folder_that_is_none_or_empty_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(project.ADDED, str(tmp_path / "nowhere"))
    with pytest.raises(InputError, match="nowhere is no folder"):
        project.added()
    with pytest.raises(InputError, match="holds no table"):
        added_tables(tmp_path)
    with pytest.raises(InputError, match="--data"), project.adding(tmp_path / "nowhere"):
        pass


def test_build_writes_the_projects_own_data_only(
    project_of_own: Project, province: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = {name: content for name, (content, _) in project_of_own.contents().items()}
    assert main(["build", "--data", str(province)]) == 0
    assert "Nothing of it was written." in capsys.readouterr().out
    assert {name: content for name, (content, _) in project_of_own.contents().items()} == before
    assert main(["check", "--data", str(province)]) == 0
    assert "landland/reference.csv: 4 rows read after the project's.\n" in capsys.readouterr().out
    (province / "reference.csv").write_text("series\n", encoding="utf-8")
    assert main(["check", "--data", str(province)]) == 2
    assert "landland/reference.csv, line 1" in capsys.readouterr().err
    assert project.added() is None


@pytest.fixture
def project_of_own(project: Project, monkeypatch: pytest.MonkeyPatch) -> Project:
    monkeypatch.setenv("ECONLAB_PROJECT", str(project.root))
    return project


def test_a_statement_of_ones_own_is_audited(
    project_of_own: Project, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = own(
        tmp_path / "mine",
        {
            "documents": "document,title,language\nown-2025,Report of our own,en\n",
            "figures": (
                "figure,document,line,printed,place,indicator,definition,period\n"
                "own_first,own-2025,1,40%,CHN,digital_economy_share_gdp,CAICT,2031\n"
                "own_last,own-2025,2,50%,CHN,digital_economy_share_gdp,CAICT,2032\n"
                "own_rise,own-2025,3,25%,CHN,digital_economy_share_gdp,CAICT,2032\n"
            ),
            "statements": (
                "statement,document,line,says,stated,formula\n"
                'own_says,own-2025,3,the share rose by a half,own_rise,"share(own_first, own_last)"\n'
            ),
        },
    )
    assert main(["audit", "--data", str(folder), "--document", "own-2025", "--format", "csv"]) == 0
    [row, *_] = csv.DictReader(capsys.readouterr().out.splitlines())
    assert (row["statement"], row["verdict"]) == ("own_says", "inconsistent")
    with project.adding(folder):
        made = {
            name: content.decode()
            for name, content in listings.listings(project_of_own.root).items()
            if name.endswith(".html")
        }
    says, title = "the share rose by a half", "Report of our own"
    assert f'"says":[["{says}","en"]]' in made["audit.vi.html"], "English, and marked as such"
    assert f'"where":[["{title}","en"],[", dòng 3",""]]' in made["audit.vi.html"]
    assert f'<option lang="en">{title}</option>' in made["evidence.vi.html"]
    assert f'"says":[["{says}",""]]' in made["audit.html"]


def test_a_statement_of_the_project_is_told_in_both_languages(project: Project) -> None:
    line = project.change("statements", {}, says_vi="")
    expected = (
        f"data/raw/statements.csv, line {line}, column says_vi: found '', expected what the document says"
    )
    with pytest.raises(InputError, match=expected):
        building.processed(project.root)


def test_fingerprints_and_bundles_know_what_is_added(
    own_data: Project, province: Path, tmp_path: Path
) -> None:
    plain = bundle([], Present(own_data.root))
    with project.adding(province):
        present = Present(own_data.root)
        asked = {"place": "XX-LAND"}
        answer = present.answer("observations", asked)
        sent = bundle([], present)
    assert present.data != Present(own_data.root).data
    place = unpacked(sent.key, sent.content, tmp_path)
    assert place is not None
    folder = added_in(place)
    assert folder == place / "added" / "landland"
    with project.adding(folder):
        assert Present(place).answer("observations", asked) == answer
        assert catalogue.built(place).keys() == {path.name for path in (place / "data/processed").iterdir()}
        catalogue._in_memory.cache_clear()
        catalogue.observations(place, place="XX-LAND")
        assert catalogue._in_memory.cache_info().misses == 0, "what was sent is read as it is"
    (province / "reference.csv").write_text(
        PROVINCE["reference"].replace(",20.0,", ",21.0,"), encoding="utf-8"
    )
    with project.adding(province):
        assert Present(own_data.root).answer("observations", asked) != answer
    figure = "digital_economy_size_caict_first:XX-LAND:2020:OFFICE"
    assert origins(place)[figure]["source"] == "OFFICE", "known where no data of one's own are named"
    assert figure not in origins(own_data.root)
    bare = unpacked(plain.key, plain.content, tmp_path)
    assert bare is not None
    assert added_in(bare) is None


def test_the_documents_are_checked_with_what_is_added(
    documented: tuple[Project, Path], province: Path
) -> None:
    made, texts = documented
    with project.adding(province):
        assert checking.check(made.root, texts) == []


def digest(folder: Path, table: str) -> str:
    return hashlib.sha256((folder / f"{table}.csv").read_bytes()).hexdigest()


def test_what_is_added_is_told_by_name_rows_and_hash(province: Path) -> None:
    assert stacking.added_told() == []
    with project.adding(province):
        told = stacking.added_told()
    rows = {"reference": 4, "sources": 1, "vocabulary/places": 1}
    assert told == [
        {"table": f"landland/{name}.csv", "rows": count, "sha256": digest(province, name)}
        for name, count in rows.items()
    ]


@pytest.mark.parametrize(
    ("language", "rows", "row"),
    [("en", "big.csv: 12,345 rows, SHA-256 0123456789ab<", "one.csv: 1 row, SHA-256"),
     ("vi", "big.csv: 12.345 dòng, SHA-256 0123456789ab<", "one.csv: 1 dòng, SHA-256")],
)  # fmt: skip
def test_a_page_tells_of_data_of_ones_own_and_can_be_told_otherwise(
    language: Language, rows: str, row: str
) -> None:
    big = {"table": "<b>/big.csv", "rows": 12345, "sha256": "0123456789abcdef"}
    one = {"table": "x/one.csv", "rows": 1, "sha256": "f" * 64}
    made = {
        len(added): notebook_pages.page(
            small_project.notebook(small_project.markdown("# Title")),
            title="T", language=language, added=added,
        )
        for added in ([], [big], [big, one])
    }  # fmt: skip
    assert "SHA-256" not in made[0]
    assert "&lt;b&gt;/" + rows in made[1]
    assert row in made[2]
    assert row not in made[1]
    told = {0: [], 1: [big], 2: [big, one]}
    for before, text in made.items():
        for now, other in made.items():
            assert notebook_pages.retold(text, told[before], told[now], language) == other


def test_the_front_page_tells_which_runs_read_data_of_ones_own() -> None:
    added = [{"table": "mine/figures.csv", "rows": 2, "sha256": "a" * 64}]
    with_own = [run_of(place=place) | {"added": added} for place in ("XX-A", "XX-B")]
    failed = failing(run_of(place="XX-C") | {"added": added})
    plain = run_of(place="CHN")
    every, some, none = (
        front.index(runs) for runs in (with_own, [*with_own, failed, plain], [plain, failed])
    )
    assert "<p>Data of one&#39;s own were read after those of the project:</p>" in every
    assert "<p>In 2 of 3 runs, data of one&#39;s own were read" in some
    assert every.count("mine/figures.csv: 2 rows") == some.count("mine/figures.csv: 2 rows") == 1
    assert "mine" not in none
    vietnamese = front.index([*with_own, plain], language="vi")
    assert "Trong 2 trên 3 lần chạy, dữ liệu riêng được đọc sau dữ liệu của dự án:" in vietnamese


def test_a_run_that_reads_nothing_of_it_stands_and_its_page_tells_of_it(
    own_data: Project, province: Path, tmp_path: Path
) -> None:
    root = own_data.copy(tmp_path / "project").root
    (root / "notebooks").mkdir()
    asked = "import econlab\neconlab.record('answer', len(econlab.figures(place='VNM')))"
    small_project.write_notebook(
        root, "01_vnm", small_project.parameters("n: int = 1\n"), small_project.code(asked)
    )

    def done(*arguments: str) -> tuple[str, dict[str, Any], dict[str, bytes]]:
        said = econlab_run(root, "run", *arguments)
        assert said.returncode == 0, said.stderr
        folder = root / "reports" / "runs" / "01_vnm" / "default"
        record = json.loads((folder / "run.json").read_text("utf-8"))
        return said.stderr, record, {name: (folder / name).read_bytes() for name in record["files"]}

    _, record, first = done()
    assert record["added"] == []
    for _ in range(2):
        said, record, files = done("--data", str(province))
        assert "unchanged since" in said
        assert [table["rows"] for table in record["added"]] == [4, 1, 1]
        assert b"landland/reference.csv: 4 rows" in files["01_vnm.html"]
        assert {name for name in files if files[name] != first[name]} == {"01_vnm.html"}
    assert "landland/reference.csv: 4 rows" in (root / "reports" / "index.html").read_text("utf-8")
    fresh = done("--data", str(province), "--fresh")[2]
    assert fresh == files
    said, record, files = done()
    assert "unchanged since" in said
    assert (record["added"], files) == ([], first)
    assert "landland" not in (root / "reports" / "index.html").read_text("utf-8")


@pytest.fixture
def with_growth(own_data: Project, tmp_path: Path) -> Path:
    return with_notebook(own_data, tmp_path / "project", "02_growth_multipliers")


def test_a_place_of_ones_own_runs_and_its_change_runs_it_again(with_growth: Path, province: Path) -> None:
    asked = ("run", "02_growth_multipliers", "-p", "place=XX-LAND", "-p", "draws=20", "--data", str(province))
    before = {path: path.read_bytes() for path in with_growth.rglob("*") if path.is_file()}
    done = econlab_run(with_growth, *asked)
    assert done.returncode == 0, done.stderr
    with (with_growth / "reports" / "results.csv").open(encoding="utf-8", newline="") as file:
        results = {row["name"]: row["value"] for row in csv.DictReader(file)}
    assert float(results["answer_multiplier_nominal"]) == pytest.approx(2.0)
    [page] = (with_growth / "reports" / "runs").rglob("*.html")
    assert "Landland" in page.read_text("utf-8")
    told = "landland/reference.csv: 4 rows, SHA-256 " + digest(province, "reference")[:12]
    for shown in (page, with_growth / "reports" / "index.html", with_growth / "reports" / "evidence.html"):
        assert told in shown.read_text("utf-8"), shown
    assert "OFFICE" in page.read_text("utf-8")
    reports = with_growth / "reports"
    own_figure = "evidence.html#digital_economy_size_caict_first:XX-LAND:2020:OFFICE"
    assert f'"../../../{own_figure}' in page.read_text("utf-8")
    assert "20.0 billion CNY (OFFICE)" in page.read_text("utf-8")
    assert f'"{own_figure}' in (reports / "index.html").read_text("utf-8")
    assert before == {
        path: path.read_bytes()
        for path in with_growth.rglob("*")
        if path.is_file() and reports not in path.parents
    }
    told = [
        path.read_text("utf-8") for path in reports.rglob("*") if path.suffix in (".html", ".json", ".ipynb")
    ]
    assert [text for text in told if str(province) in text] == []

    assert "unchanged since" in econlab_run(with_growth, *asked).stderr
    reference = province / "reference.csv"
    reference.write_text(reference.read_text("utf-8").replace(",20.0,", ",25.0,"), encoding="utf-8")
    again = econlab_run(with_growth, *asked[:-2], ECONLAB_DATA=str(province))
    assert again.returncode == 0, again.stderr
    assert "again because data have changed" in again.stderr
    assert "25.0 billion CNY" in (reports / "evidence.csv").read_text("utf-8")
    assert "Landland" in (reports / "evidence.html").read_text("utf-8")
    reported = {path: path.read_bytes() for path in reports.rglob("*") if path.is_file()}
    good = reference.read_text("utf-8")
    reference.write_text(good.replace(",25.0,", ",much,"), encoding="utf-8")
    for more in ((), ("--fresh",)):
        wrong = econlab_run(with_growth, *asked, *more)
        assert wrong.returncode == 2
        assert "landland/reference.csv, line 3, column value: cannot read" in wrong.stderr
    assert {path: path.read_bytes() for path in reports.rglob("*") if path.is_file()} == reported
    reference.write_text(good, encoding="utf-8")
    plain = econlab_run(with_growth, "run", "02_growth_multipliers", "-p", "draws=20")
    assert plain.returncode == 0, plain.stderr
    assert "Landland" not in (reports / "evidence.html").read_text("utf-8")
    assert "landland" not in (reports / "evidence.html").read_text("utf-8")
    assert "In 1 of 2 runs, data of one&#39;s own were read" in (reports / "index.html").read_text("utf-8")
    refused = econlab_run(with_growth, *asked[:-2])
    assert refused.returncode == 2
    assert "XX-LAND" in refused.stderr
