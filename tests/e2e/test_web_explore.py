"""Explore in a real browser: scripts, results, errors at their place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote
from uuid import uuid4

import pytest
from playwright.sync_api import expect

from support.waiting import eventually

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Locator, Page, Response

    from support.terminal import Terminal

pytestmark = pytest.mark.browser

CLOSES = """from(bucket: "kraken")
  |> range(start: -6h)
  |> filter(fn: (r) => r._measurement == "ohlc" and r._field == "close")
  |> aggregateWindow(every: 10m, fn: last, createEmpty: false)"""
SCRIPT = f"/explore?q={quote(CLOSES)}"
LIBRARY_HAS_COME = """performance.getEntriesByType("resource").some(
    (each) => each.name.endsWith("/api/krakflux/library") && each.responseEnd > 0)"""


def editor(page: Page) -> Locator:
    return page.get_by_role("textbox", name="Flux script")


def facts(page: Page) -> Locator:
    return page.locator("[data-facts]")


def write_script(page: Page, script: str) -> None:
    """Paste over what the editor holds, as a person would."""
    page.evaluate("text => navigator.clipboard.writeText(text)", script)
    editor(page).click()
    page.keyboard.press("Control+a")
    page.keyboard.press("Control+v")


def wait_for_help(page: Page) -> None:
    """Wait for what the editor's help is made from: it can be written in before that has come."""
    expect(facts(page)).to_be_visible()
    eventually(lambda: page.evaluate(LIBRARY_HAS_COME))


def run(page: Page, script: str) -> None:
    expect(facts(page)).to_be_visible()
    write_script(page, script)
    page.keyboard.press("Control+Enter")


def test_the_first_visit_draws_a_price(demo: Terminal, browser: Browser) -> None:
    with demo.open(browser, "/explore") as watched:
        page = watched.page
        expect(facts(page)).to_contain_text(re.compile(r"\d+ rows"))
        expect(page.get_by_role("application")).to_be_visible()
        expect(page.get_by_role("table", name="Series")).to_contain_text("BTC/USD")


def test_a_script_runs_by_keyboard_and_stays_in_the_address(
    demo: Terminal, browser: Browser
) -> None:
    with demo.open(browser, SCRIPT) as watched:
        page = watched.page
        run(page, CLOSES)
        series = page.get_by_role("table", name="Series")
        for pair in ("BTC/USD", "ETH/USD", "XMR/USD"):
            expect(series).to_contain_text(pair)
        expect(facts(page)).to_contain_text("kB")
        page.reload()
        expect(editor(page)).to_contain_text("every: 10m")
        expect(series).to_contain_text("XMR/USD")


def test_the_derivative_of_a_price(demo: Terminal, browser: Browser) -> None:
    with demo.open(browser, SCRIPT) as watched:
        page = watched.page
        expect(facts(page)).to_be_visible()
        page.get_by_role("button", name="Examples").click()
        page.get_by_role("menuitem", name=re.compile("Velocity")).click()
        expect(editor(page)).to_contain_text("derivative(unit: 1m")
        expect(page.get_by_role("table", name="Series")).to_contain_text("−")


def test_a_result_is_table_and_raw_too_and_can_be_downloaded(
    demo: Terminal, browser: Browser, tmp_path: Path
) -> None:
    with demo.open(browser, SCRIPT) as watched:
        page = watched.page
        run(page, CLOSES)
        page.get_by_role("radio", name="Table").click()
        table = page.get_by_role("region", name="Rows")
        expect(table.get_by_role("columnheader", name=re.compile("_value"))).to_contain_text(
            "double"
        )
        expect(table).to_contain_text("BTC/USD")
        page.get_by_role("radio", name="Raw CSV").click()
        expect(page.get_by_role("region", name="Raw CSV")).to_contain_text("#datatype,string,long")
        with page.expect_download() as download:
            page.get_by_role("button", name="Download CSV").click()
        path = tmp_path / "result.csv"
        download.value.save_as(path)
        assert path.read_bytes().startswith(b"#datatype,string,long,")


def test_an_error_is_shown_at_its_place(demo: Terminal, browser: Browser) -> None:
    with demo.open(browser, SCRIPT) as watched:
        page = watched.page
        run(page, CLOSES.replace("range", "rnge"))
        expect(page.get_by_text("undefined identifier rnge").first).to_be_visible()
        expect(page.locator(".cm-lintRange-error")).to_have_text("rnge")
        expect(page.get_by_role("button", name="2:6")).to_be_visible()
        run_again = CLOSES
        write_script(page, run_again)
        page.keyboard.press("Control+Enter")
        expect(facts(page)).to_contain_text("rows")
        expect(page.locator(".cm-lintRange-error")).to_have_count(0)


def test_a_mistake_is_marked_while_typing(demo: Terminal, browser: Browser) -> None:
    with demo.open(browser, SCRIPT) as watched:
        page = watched.page
        expect(facts(page)).to_be_visible()
        write_script(page, 'from(bucket: "kraken"')
        expect(page.locator(".cm-lintRange-error").first).to_be_visible()


def test_options_of_the_page_are_no_mistake(demo: Terminal, browser: Browser) -> None:
    with demo.open(browser, SCRIPT) as watched:
        page = watched.page
        expect(facts(page)).to_be_visible()
        with page.expect_response(lambda answer: analyses(answer, "v.timeRange")) as answer:
            write_script(page, CLOSES.replace("-6h", "v.timeRangeStart"))
        assert answer.value.json() == {"errors": []}
        with page.expect_response(lambda answer: analyses(answer, "w.timeRange")) as answer:
            write_script(page, CLOSES.replace("-6h", "w.timeRangeStart"))
        assert len(answer.value.json()["errors"]) == 1
        expect(page.locator(".cm-lintRange-error")).to_have_count(1)


def analyses(answer: Response, text: str) -> bool:
    """Tell whether this answers what is wrong with a script that holds a text."""
    return answer.url.endswith("/api/v2/query/analyze") and text in (answer.request.post_data or "")


def test_an_empty_result_offers_a_longer_range(demo: Terminal, browser: Browser) -> None:
    with demo.open(browser, SCRIPT) as watched:
        page = watched.page
        run(page, CLOSES.replace('"close"', '"nothing"'))
        expect(page.get_by_role("heading", name="No rows")).to_be_visible()
        page.get_by_role("button", name="Last 30 days").click()
        expect(page).to_have_url(re.compile("from=now-30d"))


def test_the_schema_leads_to_a_query(demo: Terminal, browser: Browser) -> None:
    with demo.open(browser, SCRIPT) as watched:
        page = watched.page
        data = page.get_by_role("region", name="Data")
        data.get_by_role("button", name=re.compile("^kraken measurement")).click()
        data.get_by_role("button", name=re.compile("^bid field")).click()
        expect(editor(page)).to_contain_text('r._field == "bid"')
        expect(page.get_by_role("table", name="Series")).to_contain_text("bid")
        data.get_by_role("button", name=re.compile("^pair tag")).click()
        expect(data.get_by_role("button", name="XMR/USD")).to_be_visible()


def test_history_brings_a_script_back(demo: Terminal, browser: Browser) -> None:
    with demo.open(browser, SCRIPT) as watched:
        page = watched.page
        run(page, CLOSES)
        expect(page.get_by_role("table", name="Series")).to_contain_text("ETH/USD")
        run(page, CLOSES.replace("10m", "20m"))
        page.get_by_role("button", name="History").click()
        page.get_by_role("menuitem").nth(1).click()
        expect(editor(page)).to_contain_text("every: 10m")


def test_dragging_zooms_and_the_back_button_undoes_it(demo: Terminal, browser: Browser) -> None:
    with demo.open(browser, SCRIPT) as watched:
        page = watched.page
        expect(facts(page)).to_be_visible()
        box = page.locator(".u-over").bounding_box()
        assert box is not None
        middle = box["y"] + box["height"] / 2
        page.mouse.move(box["x"] + box["width"] * 0.3, middle)
        page.mouse.down()
        page.mouse.move(box["x"] + box["width"] * 0.6, middle, steps=5)
        page.mouse.up()
        expect(page).to_have_url(re.compile(r"from=\d{4}-"))
        page.go_back()
        expect(page).not_to_have_url(re.compile(r"from=\d{4}-"))


def test_the_editor_completes_functions_parameters_and_what_the_data_holds(
    demo: Terminal, browser: Browser
) -> None:
    with demo.open(browser, SCRIPT) as watched:
        page = watched.page
        wait_for_help(page)
        write_script(page, "")
        options = page.get_by_role("listbox", name="Completions").get_by_role("option")
        page.keyboard.type('from(bucket: "kra')
        expect(options.filter(has_text="kraken").first).to_be_visible()
        page.keyboard.press("Escape")
        write_script(page, 'from(bucket: "kraken")')
        page.keyboard.press("Enter")
        page.keyboard.type("|> aggreg")
        expect(options.first).to_contain_text("aggregateWindow")
        expect(page.locator(".cm-completionInfo")).to_contain_text("every: duration")
        options.first.click()
        expect(options.filter(has_text="every").first).to_contain_text("duration, required")
        page.keyboard.press("Escape")
        expect(options).to_have_count(0)
        write_script(
            page, CLOSES.split('"close"', maxsplit=1)[0] + '"close") |> filter(fn: (r) => r.pair =='
        )
        page.keyboard.type(' "')
        expect(options.filter(has_text="XMR/USD")).to_be_visible()


def test_a_word_is_explained_where_it_stands(demo: Terminal, browser: Browser) -> None:
    with demo.open(browser, SCRIPT) as watched:
        page = watched.page
        wait_for_help(page)
        page.get_by_text("aggregateWindow", exact=True).hover()
        help_ = page.locator(".cm-tooltip-hover")
        expect(help_).to_contain_text("aggregateWindow(<-tables: stream[A], every: duration")
        expect(help_.locator("p").first).to_be_visible()


def test_the_mark_of_a_mistake_covers_all_of_it(demo: Terminal, browser: Browser) -> None:
    with demo.open(browser, SCRIPT) as watched:
        page = watched.page
        expect(facts(page)).to_be_visible()
        write_script(page, CLOSES.replace("false", '"not at all"'))
        mistake = page.locator(".cm-lintRange-error").first
        expect(mistake).to_have_text('"not at all"')
        mistake.hover()
        expect(page.locator(".cm-diagnostic").first).to_contain_text(
            "expected bool but found string"
        )


def test_a_query_is_saved_and_opened_again(demo: Terminal, browser: Browser) -> None:
    with demo.open(browser, SCRIPT) as watched:
        page = watched.page
        expect(facts(page)).to_be_visible()
        page.get_by_role("button", name="Save as").click()
        page.get_by_role("textbox", name="Name").fill("closes by ten minutes")
        page.get_by_role("button", name="Save", exact=True).click()
        expect(page.get_by_text("Saved as closes by ten minutes")).to_be_visible()
        page.goto(f"{demo.address}/explore")
        expect(page.get_by_label("Generated script")).to_be_visible()
        page.get_by_role("button", name="Saved queries").click()
        page.get_by_role("textbox", name="Search saved queries").fill("ten min")
        page.get_by_role("button", name="closes by ten minutes Saved queries").click()
        expect(editor(page)).to_contain_text("every: 10m")
        expect(page.get_by_role("table", name="Series")).to_contain_text("ETH/USD")


def test_escape_ends_the_request_of_a_run(demo: Terminal, browser: Browser) -> None:
    slow = 'import "array" import "generate" generate.from(count: 3000000, '
    slow += "fn: (n) => n * n, start: 2026-01-01T00:00:00Z, stop: 2026-01-02T00:00:00Z)"
    slow += ' |> map(fn: (r) => ({r with text: string(v: r._value) + "x"})) |> sort() |> last()'
    with demo.open(browser, SCRIPT) as watched:
        page = watched.page
        expect(facts(page)).to_be_visible()
        write_script(page, slow)
        with page.expect_event("requestfailed") as failed:
            with page.expect_request("**/api/v2/query?*"):
                page.keyboard.press("Control+Enter")
            expect(page.get_by_role("button", name="Cancel")).to_be_visible()
            page.keyboard.press("Escape")
        assert "/api/v2/query" in failed.value.url
        expect(page.get_by_text("cancelled")).to_be_visible()


def test_an_address_that_writes_waits_for_run(demo: Terminal, browser: Browser) -> None:
    name = f"linked_{uuid4().hex[:6]}"
    script = f"""import "array"
array.from(rows: [{{_time: now(), _measurement: "{name}", _field: "f", _value: 1.5}}])
  |> to(bucket: "kraken")"""
    written = f"""from(bucket: "kraken") |> range(start: -1d)
  |> filter(fn: (r) => r._measurement == "{name}")"""
    with demo.open(browser, f"/explore?q={quote(script)}") as watched:
        page = watched.page
        expect(page.get_by_text("press Run to let it write").first).to_be_visible()
        assert demo.query(written).strip() == ""
        page.get_by_role("button", name=re.compile("^Run")).click()
        expect(facts(page)).to_contain_text("1 row")
        assert name in demo.query(written)
