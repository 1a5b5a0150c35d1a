"""Dashboards in a real browser: made, filled, arranged, read and presented."""

from __future__ import annotations

import json
import re
import urllib.error
import urllib.request
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit
from uuid import uuid4

import pytest
from playwright.sync_api import expect

from support.browser import open_page
from support.dashboards import address, cell, make_dashboard, make_variable, panel, price_script
from support.waiting import eventually

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    from support.terminal import Terminal

pytestmark = pytest.mark.browser

BTC = price_script('r.pair == "BTC/USD"')


def menu_of(page: Page, name: str, item: str) -> None:
    panel(page, name).hover()
    panel(page, name).get_by_role("button", name=f"What to do with {name}").click()
    page.get_by_role("menuitem", name=item).click()


def stored(terminal: Terminal, identifier: str) -> list[dict[str, Any]]:
    """The dashboard's cells as the server has them."""
    path = f"/api/v2/dashboards/{identifier}?include=properties"
    cells: list[dict[str, Any]] = terminal.call("GET", path)["cells"]
    return cells


def place(terminal: Terminal, identifier: str, name: str) -> tuple[int, int, int, int]:
    found = next(each for each in stored(terminal, identifier) if each["name"] == name)
    return found["x"], found["y"], found["w"], found["h"]


def pair_of(terminal: Terminal) -> str:
    """A dashboard of two graphs side by side."""
    return make_dashboard(
        terminal,
        f"Two {uuid4().hex[:6]}",
        [
            cell("Left", "xy", (0, 0, 6, 4), BTC),
            cell("Right", "xy", (6, 0, 6, 4), price_script('r.pair == "ETH/USD"')),
        ],
    )


def test_a_dashboard_is_made_filled_and_still_there_after_a_reload(
    demo: Terminal, browser: Browser
) -> None:
    name = f"Mine {uuid4().hex[:6]}"
    with demo.open(browser, "/markets") as watched:
        page = watched.page
        expect(page.get_by_role("application")).to_be_visible()
        page.keyboard.press("g")
        page.keyboard.press("d")
        page.get_by_role("button", name="Dashboard", exact=True).first.click()
        page.get_by_role("textbox", name="Name").fill(name)
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", level=1)).to_have_text(name)
        page.get_by_role("button", name="Graph", exact=True).click()
        page.get_by_role("textbox", name="Name of the cell").fill("Closed")
        pairs = page.get_by_role("listbox", name="pair", exact=True)
        pairs.get_by_role("option", name="LTC/USD").click()
        preview = page.get_by_role("region", name="Preview")
        expect(preview.get_by_role("group", name="Lines")).to_contain_text("LTC/USD")
        expect(page.get_by_text("not saved")).to_be_visible()
        page.get_by_role("button", name="Save", exact=True).click()
        lines = panel(page, "Closed").get_by_role("group", name="Lines")
        expect(lines).to_contain_text("LTC/USD")
        page.reload()
        expect(lines).to_contain_text("BTC/USD")
        expect(page.locator("h1")).to_have_text(name)


def test_a_cell_is_dragged_and_resized(demo: Terminal, browser: Browser) -> None:
    identifier = pair_of(demo)
    with demo.open(browser, address(identifier)) as watched:
        page = watched.page
        head = panel(page, "Left").locator("header")
        expect(panel(page, "Right").get_by_role("application")).to_be_visible()
        box = head.bounding_box()
        assert box is not None
        for is_let_go in (True, False):
            head.hover(position={"x": 30, "y": 12})
            page.mouse.down()
            page.mouse.move(box["x"] + 730, box["y"] + 20, steps=8)
            expect(page.locator("[data-placeholder]")).to_be_visible()
            if is_let_go:
                page.keyboard.press("Escape")
                expect(page.locator("[data-placeholder]")).to_have_count(0)
            page.mouse.up()
        eventually(lambda: place(demo, identifier, "Left")[0] == 6)
        item = page.locator("[data-item]", has=panel(page, "Right"))
        handle = item.locator("[data-handle]")
        # Pointed at once it stands still: the cell slides to its new place.
        handle.hover()
        corner = handle.bounding_box()
        assert corner is not None
        page.mouse.move(corner["x"] + 12, corner["y"] + 12)
        page.mouse.down()
        page.mouse.move(corner["x"] - 220, corner["y"] + 100, steps=8)
        page.mouse.up()
        eventually(lambda: place(demo, identifier, "Right")[2:] == (4, 5))


def test_keys_move_and_resize_a_cell_and_say_so(demo: Terminal, browser: Browser) -> None:
    identifier = pair_of(demo)
    with demo.open(browser, address(identifier)) as watched:
        page = watched.page
        left = panel(page, "Left")
        left.focus()
        page.keyboard.press("m")
        said = page.locator('[role="status"][aria-live="assertive"]')
        expect(said).to_have_text("Left picked up: column 1, row 1, 6 wide, 4 high")
        page.keyboard.press("Shift+ArrowLeft")
        page.keyboard.press("Shift+ArrowDown")
        expect(said).to_have_text("Left resized: column 1, row 1, 5 wide, 5 high")
        page.keyboard.press("ArrowLeft")
        expect(said).to_have_text("Left cannot go further left")
        page.keyboard.press("ArrowRight")
        expect(said).to_have_text("Left moved: column 2, row 1, 5 wide, 5 high")
        page.keyboard.press("Escape")
        expect(said).to_have_text("Left put back: column 1, row 1, 6 wide, 4 high")
        page.keyboard.press("m")
        page.keyboard.press("Shift+ArrowLeft")
        page.keyboard.press("Enter")
        expect(said).to_have_text("Left dropped: column 1, row 1, 5 wide, 4 high")
        eventually(lambda: place(demo, identifier, "Left") == (0, 0, 5, 4))
        expect(left).to_be_focused()


def test_a_cell_is_duplicated_removed_and_brought_back(demo: Terminal, browser: Browser) -> None:
    identifier = pair_of(demo)
    with demo.open(browser, address(identifier)) as watched:
        page = watched.page
        menu_of(page, "Left", "Duplicate")
        expect(panel(page, "Left copy")).to_be_visible()
        menu_of(page, "Right", "Remove")
        expect(panel(page, "Right")).to_have_count(0)
        eventually(lambda: len(stored(demo, identifier)) == 2)
        page.get_by_role("button", name="Undo").click()
        expect(panel(page, "Right").get_by_role("application")).to_be_visible()
        eventually(lambda: len(stored(demo, identifier)) == 3)


def test_a_cell_is_inspected_and_exported(demo: Terminal, browser: Browser, tmp_path: Path) -> None:
    identifier = pair_of(demo)
    with demo.open(browser, address(identifier)) as watched:
        page = watched.page
        expect(panel(page, "Left").get_by_role("application")).to_be_visible()
        menu_of(page, "Left", "Inspect")
        dialog = page.get_by_role("dialog")
        expect(dialog).to_contain_text("aggregateWindow")
        expect(dialog).to_contain_text("BTC/USD")
        page.keyboard.press("Escape")
        for item, ending, begin in (
            ("Export CSV", "left.csv", b"#"),
            ("Export PNG", "left.png", b"\x89PNG"),
        ):
            with page.expect_download() as download:
                menu_of(page, "Left", item)
            assert download.value.suggested_filename == ending
            file = tmp_path / ending
            download.value.save_as(file)
            assert file.read_bytes().startswith(begin)


def test_one_cell_fills_the_screen(demo: Terminal, browser: Browser) -> None:
    with demo.open(browser, address(pair_of(demo))) as watched:
        page = watched.page
        panel(page, "Right").focus()
        page.keyboard.press("v")
        expect(panel(page, "Left")).to_have_count(0)
        expect(panel(page, "Right").get_by_role("application")).to_be_visible()
        page.keyboard.press("Escape")
        expect(panel(page, "Left")).to_be_visible()


def test_a_variable_goes_into_the_queries_that_use_it(demo: Terminal, browser: Browser) -> None:
    pairs = ["BTC/USD", "ETH/USD", "LTC/USD"]
    make_variable(demo, "three", {"type": "constant", "values": pairs})
    make_variable(demo, "one", {"type": "map", "values": {"Ether": "ETH/USD", "Lite": "LTC/USD"}})
    make_variable(
        demo,
        "dependent",
        {
            "type": "query",
            "values": {
                "query": 'import "array"\narray.from(rows: [{_value: "of ${v.one}"}])',
                "language": "flux",
            },
        },
    )
    identifier = make_dashboard(
        demo,
        "Variables",
        [
            cell("Many", "xy", (0, 0, 6, 4), price_script("r.pair =~ v.three")),
            cell("Single", "xy", (6, 0, 6, 4), price_script("r.pair == v.one")),
            cell(
                "Word",
                "single-stat",
                (0, 4, 4, 2),
                'import "array"\narray.from(rows: [{_value: v.dependent}])',
            ),
        ],
    )
    with demo.open(browser, address(identifier)) as watched:
        page = watched.page
        many = panel(page, "Many").get_by_role("group", name="Lines")
        single = panel(page, "Single").get_by_role("group", name="Lines")
        for pair in pairs:
            expect(many).to_contain_text(pair)
        expect(single).to_contain_text("ETH/USD")
        expect(panel(page, "Word")).to_contain_text("of ETH/USD")
        page.get_by_role("button", name="three: all 3").click()
        page.get_by_role("textbox", name="Search three").fill("ltc")
        page.keyboard.press("Enter")
        page.keyboard.press("Escape")
        expect(many).not_to_contain_text("BTC/USD")
        expect(many).to_contain_text("LTC/USD")
        page.get_by_role("button", name="one: Ether").click()
        page.get_by_role("list", name="Values of one").get_by_role("button", name="Lite").click()
        expect(single).to_contain_text("LTC/USD")
        expect(panel(page, "Word")).to_contain_text("of LTC/USD")
        page.reload()
        expect(single).to_contain_text("LTC/USD")
        expect(many).not_to_contain_text("BTC/USD")


def queries_served(terminal: Terminal) -> float:
    """How many queries the server has answered."""
    headers = {"Cookie": f"influxdb-oss-session={terminal.session}"}
    request = urllib.request.Request(f"{terminal.address}/metrics", headers=headers)
    with urllib.request.urlopen(request, timeout=30) as answer:
        text = answer.read().decode()
    counts = re.findall(r"^http_api_requests_total\{(.*)\} (\S+)$", text, re.MULTILINE)
    return sum(float(count) for labels, count in counts if 'path="/api/v2/query"' in labels)


def test_a_variable_is_made_changed_and_deleted(demo: Terminal, browser: Browser) -> None:
    name = f"coin_{uuid4().hex[:6]}"
    price = cell("Price", "xy", (0, 0, 6, 4), price_script(f"r.pair == v.{name}"))
    with demo.open(browser, address(make_dashboard(demo, name, [price]))) as watched:
        page, dialog = watched.page, watched.page.get_by_role("dialog")
        expect(panel(page, "Price").get_by_role("alert")).to_be_visible()
        # Without the pointer: from the palette to the form.
        page.keyboard.press("Control+k")
        page.keyboard.type("variables: make")
        expect(page.get_by_role("option")).to_contain_text("change and delete")
        page.keyboard.press("Enter")
        dialog.get_by_role("button", name="Variable", exact=True).press("Enter")
        dialog.get_by_role("textbox", name="Name").press_sequentially(name)
        dialog.get_by_role("textbox", name="Values").press_sequentially("ETH/USD, LTC/USD")
        expect(dialog.get_by_role("status")).to_contain_text("2 values")
        dialog.get_by_role("button", name="Create").press("Enter")
        row = dialog.get_by_role("row", name=name)
        expect(row.get_by_role("cell").nth(2)).to_have_text("1")
        page.keyboard.press("Escape")
        lines = panel(page, "Price").get_by_role("group", name="Lines")
        expect(lines).to_contain_text("ETH/USD")
        page.get_by_role("button", name="More", exact=True).click()
        page.get_by_role("menuitem", name="Variables").click()
        dialog.get_by_role("button", name=f"Edit {name}").click()
        dialog.get_by_role("radio", name="Query").click()
        query = dialog.get_by_role("textbox", name="Query")
        query.fill('import "array"\narray.from(rows: [{_value: nobody}])')
        query.press("Control+Enter")
        expect(dialog.get_by_role("alert")).to_contain_text("nobody")
        query.fill('import "array"\narray.from(rows: [{_value: "LTC/USD"}])')
        query.press("Control+Enter")
        expect(dialog.get_by_role("list", name="Values")).to_have_text("LTC/USD")
        dialog.get_by_role("button", name="Save").click()
        expect(row).to_contain_text("query")
        page.keyboard.press("Escape")
        expect(lines).to_contain_text("LTC/USD")
        page.keyboard.press("d")
        page.keyboard.press("v")
        dialog.get_by_role("button", name=f"Delete {name}").click()
        expect(dialog).to_contain_text("Price of this dashboard read it")
        dialog.get_by_role("button", name="Delete").click()
        expect(dialog.get_by_role("table", name="Variables")).not_to_contain_text(name)
        page.keyboard.press("Escape")
        expect(panel(page, "Price")).to_contain_text("not up to date")


def test_only_cells_that_are_seen_ask(demo: Terminal, browser: Browser) -> None:
    """Counted at the server: cells below the screen ask once they are scrolled to."""
    cells = [cell(f"Cell {row}", "xy", (0, row * 4, 12, 4), BTC) for row in range(10)]
    make_dashboard(demo, "Tall", cells)
    with demo.open(browser, "/dashboards") as watched:
        page = watched.page
        expect(page.get_by_role("table", name="Dashboards")).to_be_visible()
        before = queries_served(demo)
        page.get_by_role("link", name="Tall").click()
        for row in range(3):
            expect(panel(page, f"Cell {row}").get_by_role("application")).to_be_visible()
        page.wait_for_load_state("networkidle")
        first = queries_served(demo) - before
        assert 3 <= first < 10
        panel(page, "Cell 9").scroll_into_view_if_needed()
        expect(panel(page, "Cell 9").get_by_role("application")).to_be_visible()
        assert queries_served(demo) - before > first


def test_a_slow_or_failing_cell_keeps_to_itself(demo: Terminal, browser: Browser) -> None:
    identifier = make_dashboard(
        demo,
        "Trouble",
        [
            cell("Slow", "xy", (0, 0, 4, 4), f"// slow\n{BTC}"),
            cell("Broken", "xy", (4, 0, 4, 4), 'from(bucket: "nowhere") |> range(start: -1h)'),
            cell("Fine", "xy", (8, 0, 4, 4), BTC),
            cell("Unknown", "radar", (0, 4, 4, 3), BTC),
        ],
    )
    with demo.open(browser, "/dashboards") as watched:
        page = watched.page
        held: list[Any] = []

        def hold(route: Any) -> None:
            if "// slow" in (route.request.post_data or ""):
                held.append(route)
            else:
                route.continue_()

        page.route("**/api/v2/query?*", hold)
        page.goto(demo.address + address(identifier))
        expect(panel(page, "Fine").get_by_role("application")).to_be_visible()
        expect(panel(page, "Broken").get_by_role("alert")).to_contain_text('"nowhere"')
        expect(panel(page, "Unknown")).to_contain_text("No view for “radar”")
        assert held
        expect(panel(page, "Slow").get_by_role("status")).to_be_visible()
        held[0].continue_()
        expect(panel(page, "Slow").get_by_role("application")).to_be_visible()


def test_graphs_share_crosshair_and_zoom(demo: Terminal, browser: Browser) -> None:
    with demo.open(browser, address(pair_of(demo))) as watched:
        page = watched.page
        over = [panel(page, name).locator(".u-over") for name in ("Left", "Right")]
        for each in over:
            expect(each).to_be_visible()
        box = over[0].bounding_box()
        assert box is not None
        page.mouse.move(box["x"] + box["width"] * 0.5, box["y"] + 40)
        page.mouse.move(box["x"] + box["width"] * 0.6, box["y"] + 60)
        cursor = panel(page, "Right").locator(".u-cursor-x")
        expect(cursor).to_be_visible()
        shared = cursor.bounding_box()
        assert shared is not None
        page.mouse.down()
        page.mouse.move(box["x"] + box["width"] * 0.8, box["y"] + 60, steps=4)
        page.mouse.up()
        expect(page).to_have_url(re.compile(r"from=\d{4}-"))
        expect(page.get_by_role("button", name=re.compile("Time range: .* to "))).to_be_visible()
        page.go_back()
        expect(page.get_by_role("button", name="Time range: Last 6 h")).to_be_visible()
        over[1].dblclick()
        expect(page).to_have_url(re.compile(r"from=\d{4}-"))


def test_a_legend_isolates_toggles_and_sorts(demo: Terminal, browser: Browser) -> None:
    # Not the scanner's, whose first minute brings other pairs.
    every = cell("All", "xy", (0, 0, 12, 5), price_script('r.source == "rest"'))
    identifier = make_dashboard(demo, "Legend", [every])
    with demo.open(browser, address(identifier)) as watched:
        page = watched.page
        lines = panel(page, "All").get_by_role("group", name="Lines")
        names = lines.get_by_role("button", pressed=True)
        expect(names).to_have_count(5)
        names.first.click()
        expect(names).to_have_count(1)
        names.first.click()
        expect(names).to_have_count(5)
        names.first.click(modifiers=["Control"])
        expect(names).to_have_count(4)
        lines.get_by_role("button", name=re.compile("values|more")).click()
        table = page.get_by_role("table", name="Values of all lines")
        table.get_by_role("button", name="Last").click()
        expect(table.get_by_role("columnheader", name="Last")).to_have_attribute(
            "aria-sort", "descending"
        )
        expect(table.get_by_role("row").nth(1)).to_contain_text("BTC/USD")


def test_the_editor_changes_view_and_options_and_asks_before_it_forgets(
    demo: Terminal, browser: Browser
) -> None:
    identifier = make_dashboard(
        demo,
        "Edited",
        [cell("Kept", "xy", (0, 0, 6, 4), BTC, strange={"of": "others"}, legendOpacity=0.5)],
    )
    with demo.open(browser, address(identifier)) as watched:
        page = watched.page
        panel(page, "Kept").focus()
        page.keyboard.press("e")
        preview = page.get_by_role("region", name="Preview")
        expect(preview.get_by_role("application")).to_be_visible()
        page.get_by_role("button", name="View: Graph").click()
        page.get_by_role("menuitem", name="Single stat", exact=True).click()
        page.get_by_role("textbox", name="Suffix").fill(" USD")
        page.get_by_role("spinbutton", name="Decimals").fill("1")
        expect(preview).to_contain_text(re.compile(r"\d\.\d USD"))
        expect(page.get_by_text("not saved")).to_be_visible()
        page.get_by_role("button", name="Discard").click()
        dialog = page.get_by_role("dialog", name="Discard the changes?")
        dialog.get_by_role("button", name="Go on editing").click()
        page.get_by_role("button", name="Save", exact=True).click()
        expect(panel(page, "Kept")).to_contain_text(re.compile(r"\d\.\d USD"))
        properties = stored(demo, identifier)[0]["properties"]
        assert properties["type"] == "single-stat"
        assert properties["suffix"] == " USD"
        assert properties["strange"] == {"of": "others"}
        assert properties["legendOpacity"] == 0.5
        assert properties["queries"][0]["text"] == BTC


def test_a_note_is_text_and_never_html(demo: Terminal, browser: Browser) -> None:
    identifier = make_dashboard(demo, "Notes", [])
    note = (
        "# Heading\n\n<img src=x onerror=\"document.title='broken'\"> [link](javascript:alert(1))"
    )
    with demo.open(browser, address(identifier)) as watched:
        page = watched.page
        page.get_by_role("button", name="Note", exact=True).click()
        page.get_by_role("textbox", name="Name of the cell").fill("Read me")
        page.get_by_role("textbox", name="Text, in Markdown").fill(note)
        page.get_by_role("button", name="Save", exact=True).click()
        read = panel(page, "Read me")
        expect(read.get_by_role("heading", name="Heading")).to_be_visible()
        expect(read).to_contain_text("<img src=x")
        expect(read.locator("img, a")).to_have_count(0)


def test_a_presentation_shows_cells_alone(demo: Terminal, browser: Browser) -> None:
    with demo.open(browser, address(pair_of(demo))) as watched:
        page = watched.page
        expect(panel(page, "Left").get_by_role("application")).to_be_visible()
        page.keyboard.press("d")
        page.keyboard.press("k")
        expect(page.get_by_role("navigation", name="Main")).to_have_count(0)
        expect(page.get_by_role("button", name="Cell", exact=True)).to_have_count(0)
        expect(panel(page, "Left").get_by_role("application")).to_be_visible()
        page.keyboard.press("Escape")
        expect(page.get_by_role("navigation", name="Main")).to_be_visible()


def test_the_list_finds_stars_labels_clones_and_deletes(demo: Terminal, browser: Browser) -> None:
    word = uuid4().hex[:8]
    make_dashboard(demo, f"Alpha {word}", [cell("One", "xy", (0, 0, 6, 4), BTC)])
    make_dashboard(demo, f"Beta {word}", [])
    with demo.open(browser, "/dashboards") as watched:
        page = watched.page
        table = page.get_by_role("table", name="Dashboards")
        page.get_by_role("textbox", name="Search dashboards").fill(word)
        expect(table.get_by_role("link")).to_have_text([f"Alpha {word}", f"Beta {word}"])
        beta = table.get_by_role("row", name=re.compile("Beta"))
        beta.get_by_role("button", name="Star this dashboard").click()
        expect(table.get_by_role("link")).to_have_text([f"Beta {word}", f"Alpha {word}"])
        page.get_by_role("button", name=f"What to do with Alpha {word}").click()
        page.get_by_role("menuitem", name="Labels").click()
        page.get_by_role("textbox", name="New label").fill(f"L{word}")
        page.keyboard.press("Enter")
        expect(page.get_by_role("dialog").get_by_role("button", pressed=True)).to_have_text(
            f"L{word}"
        )
        page.keyboard.press("Escape")
        expect(table.get_by_role("row", name=re.compile("Alpha"))).to_contain_text(f"L{word}")
        page.get_by_role("button", name=f"What to do with Alpha {word}").click()
        page.get_by_role("menuitem", name="Clone").click()
        expect(table.get_by_role("link", name=f"Alpha {word} copy")).to_be_visible()
        page.get_by_role("button", name=f"What to do with Alpha {word} copy").click()
        page.get_by_role("menuitem", name="Delete").click()
        page.get_by_role("dialog").get_by_role("button", name="Delete").click()
        expect(table.get_by_role("link", name=f"Alpha {word} copy")).to_have_count(0)


def test_a_dashboard_goes_out_as_json_and_comes_back(
    demo: Terminal, browser: Browser, tmp_path: Path
) -> None:
    identifier = make_dashboard(
        demo, "Travels", [cell("Far", "xy", (3, 0, 5, 4), BTC, strange=[1, {"two": None}])]
    )
    file = tmp_path / "travels.json"
    with demo.open(browser, address(identifier)) as watched:
        page = watched.page
        with page.expect_download() as download:
            page.get_by_role("button", name="More", exact=True).click()
            page.get_by_role("menuitem", name="Export as JSON").click()
        download.value.save_as(file)
        page.goto(f"{demo.address}/dashboards")
        page.get_by_label("A dashboard as JSON").set_input_files(file)
        expect(page.locator("h1")).to_have_text("Travels")
        made = re.search("id=([0-9a-f]{16})", page.url)
        assert made is not None
        assert made[1] != identifier
        kept = ("x", "y", "w", "h", "name", "properties")
        assert [[each[part] for part in kept] for each in stored(demo, made[1])] == [
            [each[part] for part in kept] for each in stored(demo, identifier)
        ]
        broken = tmp_path / "broken.json"
        broken.write_text(json.dumps({"format": "other"}))
        page.goto(f"{demo.address}/dashboards")
        page.get_by_label("A dashboard as JSON").set_input_files(broken)
        expect(page.get_by_text("Not imported: this is no dashboard")).to_be_visible()


def test_a_template_goes_out_and_comes_back(
    demo: Terminal, browser: Browser, tmp_path: Path
) -> None:
    name = f"Template {uuid4().hex[:6]}"
    identifier = make_dashboard(demo, name, [cell("Price", "xy", (0, 0, 6, 4), BTC)])
    file = tmp_path / "template.json"
    with demo.open(browser, address(identifier)) as watched:
        page = watched.page
        with page.expect_download() as download:
            page.get_by_role("button", name="More", exact=True).click()
            page.get_by_role("menuitem", name="Export as InfluxDB template").click()
        download.value.save_as(file)
        assert json.loads(file.read_text())[0]["apiVersion"].startswith("influxdata.com/")
        page.goto(f"{demo.address}/dashboards")
        page.get_by_label("A dashboard as JSON").set_input_files(file)
        expect(page.locator("h1")).to_have_text(name)
        expect(panel(page, "Price").get_by_role("application")).to_be_visible()
        assert identifier not in page.url


def test_a_link_shows_one_dashboard_to_a_stranger_until_it_is_taken_back(
    demo: Terminal, browser: Browser
) -> None:
    make_variable(demo, "three", {"type": "constant", "values": ["BTC/USD", "ETH/USD", "LTC/USD"]})
    identifier = make_dashboard(
        demo,
        f"Shown {uuid4().hex[:6]}",
        [cell("Open", "xy", (0, 0, 6, 4), price_script("r.pair =~ v.three"))],
    )
    other = make_dashboard(demo, "Hidden", [])
    with demo.open(browser, address(identifier)) as watched:
        page = watched.page
        page.get_by_role("button", name="More", exact=True).click()
        page.get_by_role("menuitem", name="Share by link").click()
        dialog = page.get_by_role("dialog")
        expect(dialog.get_by_role("checkbox", name="kraken", exact=True)).to_be_checked()
        dialog.get_by_role("button", name="Make a link").click()
        link = dialog.get_by_role("textbox", name="Link").input_value()
        token = parse_qs(urlsplit(link).fragment)["token"][0]
        assert link.startswith(f"{demo.address}/shared#dashboard={identifier}&token=")
        asked: list[str] = []
        with open_page(browser, demo.address) as stranger:
            stranger.page.on("request", lambda request: asked.append(request.url))
            stranger.page.goto(link)
            shown = panel(stranger.page, "Open")
            expect(shown.get_by_role("group", name="Lines")).to_contain_text("LTC/USD")
            expect(stranger.page.get_by_role("navigation")).to_have_count(0)
            expect(shown.get_by_role("button", name="Edit")).to_have_count(0)
            stranger.page.get_by_role("button", name="three: all 3").click()
            stranger.page.get_by_role("list").get_by_role("button", name="ETH/USD").click()
            expect(shown).not_to_contain_text("LTC/USD")
            stranger.page.reload()
            expect(shown.get_by_role("group", name="Lines")).to_contain_text("ETH/USD")
            assert all("token" not in url.partition("#")[0] for url in asked)
            assert refused(demo, token, "GET", f"/api/v2/dashboards/{other}") == 401
            assert refused(demo, token, "DELETE", f"/api/v2/dashboards/{identifier}") == 401
            assert refused(demo, token, "POST", "/api/v2/write?org=krakflux&bucket=kraken") == 403
            page.get_by_role("button", name="Revoke").first.click()
            expect(page.get_by_role("button", name="Revoke")).to_have_count(0)
            stranger.page.reload()
            expect(stranger.page.get_by_text("This link opens nothing")).to_be_visible()
            stranger.check()


def refused(terminal: Terminal, token: str, method: str, path: str) -> int:
    """The status that a token is refused with."""
    request = urllib.request.Request(
        terminal.address + path,
        b"m f=1" if method == "POST" else None,
        {"Authorization": f"Token {token}"},
        method=method,
    )
    with pytest.raises(urllib.error.HTTPError) as raised:
        urllib.request.urlopen(request, timeout=30)
    with raised.value:
        return int(raised.value.code)
