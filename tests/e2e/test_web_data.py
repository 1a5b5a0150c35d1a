"""The data page: buckets, tokens, ways in and out, and programs that run as copied."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
import urllib.error
import urllib.request
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml
from playwright.sync_api import expect

from support.browser import PHONE
from support.processes import environment, start
from support.recorded import SEED, needs
from support.waiting import eventually

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page

    from support.terminal import Terminal

pytestmark = pytest.mark.browser


def make_bucket(page: Page, name: str, keeps: str = "for ever") -> None:
    page.get_by_role("button", name="Bucket", exact=True).click()
    page.get_by_label("Name", exact=True).fill(name)
    page.get_by_label("Keep points").select_option(label=keeps)
    page.get_by_role("button", name="Create").click()
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.get_by_role("row", name=re.compile(f"^{name} ")).first).to_be_visible()


def copied(page: Page, shown: Locator) -> str:
    """Give what a press has just copied: the text that is shown."""
    text = shown.text_content() or ""
    eventually(lambda: page.evaluate("navigator.clipboard.readText()") == text)
    return text


def write_status(terminal: Terminal, token: str, bucket: str) -> int:
    request = urllib.request.Request(
        f"{terminal.address}/api/v2/write?org=krakflux&bucket={bucket}",
        b"m f=1",
        {"Authorization": f"Token {token}"},
    )
    try:
        with urllib.request.urlopen(request, timeout=30) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as error:
        with error:
            return error.code


def test_a_bucket_s_life(demo: Terminal, browser: Browser) -> None:
    with demo.open(browser, "/data") as watched:
        page = watched.page
        make_bucket(page, "life", "3 days")
        row = page.get_by_role("row", name=re.compile("^life "))
        expect(row).to_contain_text("3 days")
        expect(row).to_contain_text(re.compile(r"\d kB"))
        row.get_by_role("button", name="Edit life").click()
        page.get_by_label("Name", exact=True).fill("after")
        page.get_by_label("Keep points").select_option(label="another time")
        page.get_by_label("How long").fill("36h")
        expect(page.get_by_role("status").filter(has_text="36 hours")).to_be_visible()
        page.get_by_role("button", name="Save").click()
        after = page.get_by_role("row", name=re.compile("^after "))
        expect(after).to_contain_text("36 hours")
        after.get_by_role("button", name="Delete after").click()
        delete = page.get_by_role("button", name="Delete bucket")
        expect(delete).to_be_disabled()
        page.get_by_label("Type after to confirm").fill("after")
        delete.click()
        expect(after).to_have_count(0)


def test_what_the_server_refuses_is_said_in_its_words(demo: Terminal, browser: Browser) -> None:
    with demo.open(browser, "/data") as watched:
        page = watched.page
        page.get_by_role("button", name="Bucket", exact=True).click()
        page.get_by_role("button", name="Create").click()
        expect(page.get_by_text("a bucket needs a name")).to_be_visible()
        page.get_by_label("Name", exact=True).fill("kraken")
        page.get_by_role("button", name="Create").click()
        alert = page.get_by_role("dialog").get_by_role("alert")
        expect(alert).to_have_text("bucket with name kraken already exists")


def test_a_token_writes_where_it_may_until_it_is_deactivated(
    demo: Terminal, browser: Browser
) -> None:
    with demo.open(browser, "/data") as watched:
        page = watched.page
        make_bucket(page, "scoped")
        page.get_by_role("radio", name="Tokens").click()
        page.get_by_role("button", name="Token", exact=True).click()
        page.get_by_label("Description").fill("a script")
        expect(page.get_by_role("button", name="Create")).to_be_disabled()
        page.get_by_label("write scoped").check()
        page.get_by_role("button", name="Create").click()
        page.get_by_role("button", name="Copy to clipboard").click()
        token = copied(page, page.get_by_label("Token", exact=True))
        page.get_by_role("button", name="Done").click()
        row = page.get_by_role("row", name=re.compile("^a script "))
        expect(row).to_contain_text("writes scoped")
        assert token not in page.content()
        assert (write_status(demo, token, "scoped"), write_status(demo, token, "kraken")) == (
            204,
            403,
        )
        row.get_by_role("button", name="Deactivate a script").click()
        expect(row).to_contain_text("inactive")
        assert write_status(demo, token, "scoped") == 401
        row.get_by_role("button", name="Activate a script").click()
        expect(row).not_to_contain_text("inactive")
        assert write_status(demo, token, "scoped") == 204
        row.get_by_role("button", name="Delete a script").click()
        page.get_by_role("button", name="Delete token").click()
        # Behind the dialog no row is there for who looks by its role.
        expect(page.get_by_role("dialog")).to_have_count(0)
        expect(row).to_have_count(0)
        eventually(lambda: write_status(demo, token, "scoped") == 401)


def test_all_access_is_what_it_says(demo: Terminal, browser: Browser) -> None:
    with demo.open(browser, "/data?section=tokens") as watched:
        page = watched.page
        expect(page.get_by_role("row", name=re.compile("^krakflux's Token "))).to_be_visible()
        page.get_by_role("button", name="Token", exact=True).click()
        page.get_by_label("Description").fill("everything")
        page.get_by_role("radio", name="All access").click()
        page.get_by_role("button", name="Create").click()
        token = page.get_by_label("Token", exact=True).inner_text()
        page.get_by_role("button", name="Done").click()
        row = page.get_by_role("row", name=re.compile("^everything "))
        expect(row).to_contain_text("everything in the organization")
        assert write_status(demo, token, "kraken") == 204


def test_points_are_seen_before_they_are_written(
    demo: Terminal, browser: Browser, tmp_path: Path
) -> None:
    with demo.open(browser, "/data") as watched:
        page = watched.page
        make_bucket(page, "loaded")
        page.get_by_role("radio", name="Load").click()
        page.get_by_label("Into bucket").select_option("loaded")
        page.get_by_label("Times are in").select_option("s")
        now = int(page.evaluate("Math.floor(Date.now() / 1000)"))
        page.get_by_label("Points").fill(
            f"trade,pair=BTC/USD price=1.5 {now}\ntrade,pair= price=2 {now}"
        )
        preview = page.get_by_role("region", name="Preview")
        expect(preview).to_contain_text("1 point, 1 with problems")
        expect(preview).to_contain_text("line 2: missing tag value")
        page.get_by_role("button", name="Write 1 point").click()
        expect(page.get_by_text("1 point written to loaded")).to_be_visible()

        table = tmp_path / "prices.csv"
        table.write_text(f"time,coin,close\n{now},ETH,3\n{now},LTC,4\n")
        page.locator("input[type=file]").set_input_files(table)
        columns = page.get_by_role("region", name="Columns")
        expect(columns.get_by_label("coin is a")).to_have_value("tag")
        columns.get_by_label("Measurement").fill("prices")
        expect(preview).to_contain_text("coin=ETH")
        page.get_by_role("button", name="Write 2 points").click()
        expect(page.get_by_text("2 points written to loaded")).to_be_visible()
        rows = demo.query('from(bucket: "loaded") |> range(start: -1h) |> group() |> count()')
        assert rows.splitlines()[1].endswith(",3")


def test_points_leave_as_files_and_for_good(demo: Terminal, browser: Browser) -> None:
    with demo.open(browser, "/data") as watched:
        page = watched.page
        make_bucket(page, "leaving")
        demo.write("m,t=a f=1\nm,t=b f=2\nm,t=b f=3", "leaving")
        page.get_by_role("radio", name="Export and delete").click()
        page.get_by_label("Bucket").select_option("leaving")
        with page.expect_download() as lines:
            page.get_by_role("button", name="Line protocol").click()
        text = Path(lines.value.path()).read_text("utf-8")
        assert re.search(r"^m,t=a f=1(\.0)? \d{19}$", text, re.MULTILINE)
        with page.expect_download() as table:
            page.get_by_role("button", name="CSV").click()
        assert "#datatype,string,long" in Path(table.value.path()).read_text("utf-8")
        page.get_by_label("Predicate").fill("t = ")
        page.get_by_role("button", name="Count, then delete").click()
        expect(page.get_by_role("alert")).to_be_visible()
        page.get_by_label("Predicate").fill("t = b")
        page.get_by_role("button", name="Count, then delete").click()
        dialog = page.get_by_role("dialog")
        expect(dialog).to_contain_text(re.compile("^.*1 values between", re.DOTALL))
        page.get_by_label("Type leaving to confirm").fill("leaving")
        page.get_by_role("button", name="Delete values").click()
        expect(dialog).to_have_count(0)
        rows = demo.query('from(bucket: "leaving") |> range(start: -1h) |> keep(columns: ["t"])')
        assert sorted({line.rsplit(",", 1)[1] for line in rows.splitlines()[1:] if line}) == ["a"]


@pytest.mark.parametrize("section", ["buckets", "tokens", "load", "extract", "connect"])
def test_every_part_fits_a_phone(demo: Terminal, browser: Browser, section: str) -> None:
    with demo.open(browser, f"/data?section={section}", size=PHONE) as watched:
        page = watched.page
        expect(page.locator("main")).to_contain_text("krak")
        for place in ("main", "header"):
            box = page.locator(place).first.bounding_box()
            assert box is not None
            assert (box["x"], box["width"]) == (0, PHONE[0])


def test_users_join_and_leave_the_organization(demo: Terminal, browser: Browser) -> None:
    with demo.open(browser, "/data?section=organization") as watched:
        page = watched.page
        expect(page.get_by_label("Name", exact=True)).to_have_value("krakflux")
        page.get_by_role("button", name="Copy the name").click()
        eventually(lambda: page.evaluate("navigator.clipboard.readText()") == "krakflux")
        page.get_by_role("button", name="User", exact=True).click()
        dialog = page.get_by_role("dialog")
        dialog.get_by_label("Name").fill("grace")
        dialog.get_by_label("Password").fill("correct horse")
        dialog.get_by_role("button", name="Add").click()
        row = page.get_by_role("row", name=re.compile("^grace member"))
        expect(row).to_be_visible()
        row.get_by_role("button", name="Remove grace").click()
        page.get_by_role("button", name="Remove", exact=True).click()
        expect(row).to_have_count(0)


def copy_program(demo: Terminal, browser: Browser, program: str) -> str:
    """Copy a program of the page, with a token that was made for it."""
    with demo.open(browser, "/data?section=connect") as watched:
        page = watched.page
        page.get_by_role("button", name=program).click()
        page.get_by_label("Bucket").select_option("kraken")
        page.get_by_role("button", name="Make a token for it").click()
        expect(page.get_by_label(program, exact=True)).not_to_contain_text("YOUR_TOKEN")
        page.get_by_role("button", name="Copy", exact=True).click()
        return copied(page, page.get_by_label(program, exact=True))


def run(text: str, home: Path, *interpreter: str) -> str:
    script = home / "program"
    script.write_text(text)
    done = subprocess.run(
        [*interpreter, str(script)],
        capture_output=True,
        text=True,
        env=environment(home),
        check=False,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize("program", ["Python client", "curl", "put_influx.py", "get_influx.py"])
def test_programs_run_as_copied(
    demo: Terminal, browser: Browser, tmp_path: Path, program: str
) -> None:
    text = copy_program(demo, browser, program)
    if program == "get_influx.py":
        demo.write("foo,bar=xyz anum=2.5")
    said = run(text, tmp_path, *(["sh"] if program == "curl" else [sys.executable]))
    expected = {
        "Python client": r"anum 3\.14",
        "curl": r",anum,foo,xyz",
        "put_influx.py": r"^204",
        "get_influx.py": r",2\.5,anum,foo,xyz",
    }
    assert re.search(expected[program], said, re.MULTILINE), said


@pytest.mark.recorded
def test_the_article_s_collector_runs_as_copied(
    demo: Terminal, browser: Browser, tmp_path: Path
) -> None:
    text = copy_program(demo, browser, "put_kraken.py")
    with start("replay", str(needs(SEED)), "--port", "0", home=tmp_path) as kraken:
        text = text.replace("https://api.kraken.com", kraken.address)
        # The day of the article had EOS where today has Stellar.
        said = run(text.replace("XLMUSD", "EOSUSD"), tmp_path, sys.executable)
    assert said.startswith("204")
    rows = demo.query(
        'from(bucket: "kraken") |> range(start: -1h)'
        ' |> filter(fn: (r) => r.pair == "XXBTZUSD" and r._field == "closed")'
    )
    assert ",10724.8," in rows


def test_what_other_programs_are_configured_with_can_be_read_by_them(
    demo: Terminal, browser: Browser
) -> None:
    telegraf = tomllib.loads(copy_program(demo, browser, "Telegraf"))
    (output,) = telegraf["outputs"]["influxdb_v2"]
    assert (output["urls"], output["organization"]) == ([demo.address], "krakflux")
    assert write_status(demo, output["token"], output["bucket"]) == 204
    (source,) = yaml.safe_load(copy_program(demo, browser, "Grafana"))["datasources"]
    assert (source["url"], source["jsonData"]["organization"]) == (demo.address, "krakflux")
    token = source["secureJsonData"]["token"]
    assert write_status(demo, token, source["jsonData"]["defaultBucket"]) == 204
