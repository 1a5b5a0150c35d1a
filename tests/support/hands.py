"""Two ways to do the same on a page: with a mouse, and with nothing but keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

__all__ = ["Hand", "Keys", "Mouse"]

# More tab stops than any page has.
_MOST_STOPS = 400
_IS_FOCUSED = "element => element === document.activeElement"
# Within a group of radio buttons, a menu or a list, arrows lead from one to the next.
_IS_NEAR = """element => {
    const group = element.closest('[role=group], [role=radiogroup], [role=menu], [role=toolbar]');
    const focused = document.activeElement;
    return group !== null && group.contains(focused) && focused !== group
        && ['radio', 'menuitem'].includes(focused.getAttribute('role'));
}"""


class Hand(Protocol):
    """Works on one page."""

    page: Page

    def press(self, target: Locator) -> None:
        """Press a button, a link, a radio button or a tick box."""
        ...

    def fill(self, target: Locator, text: str) -> None:
        """Put a text into a field, in the place of what is there."""
        ...

    def pick(self, target: Locator, label: str) -> None:
        """Pick one of a field's options."""
        ...

    def choose(self, card: str, name: str) -> None:
        """Choose a name in one of the query builder's cards, or take it out again."""
        ...


def _option(page: Page, card: str, name: str) -> Locator:
    cards = page.get_by_role("listbox", name=card, exact=True)
    return cards.get_by_role("option", name=name, exact=True)


class Mouse:
    """Clicks."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def press(self, target: Locator) -> None:
        target.click()

    def fill(self, target: Locator, text: str) -> None:
        target.fill(text)

    def pick(self, target: Locator, label: str) -> None:
        target.select_option(label=label)

    def choose(self, card: str, name: str) -> None:
        _option(self.page, card, name).click()


class Keys:
    """Reaches everything by Tab and arrows, as somebody does who has no mouse."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def press(self, target: Locator) -> None:
        self._reach(target)
        is_tick = target.evaluate("element => element.type === 'checkbox'")
        self.page.keyboard.press("Space" if is_tick else "Enter")

    def fill(self, target: Locator, text: str) -> None:
        self._reach(target)
        self.page.keyboard.press("Control+a")
        self.page.keyboard.type(text)

    def pick(self, target: Locator, label: str) -> None:
        self._reach(target)
        chosen = "element => element.selectedOptions[0].label"
        for _ in range(target.locator("option").count()):
            if target.evaluate(chosen) == label:
                return
            self.page.keyboard.press("ArrowDown")
        assert target.evaluate(chosen) == label

    def choose(self, card: str, name: str) -> None:
        option = _option(self.page, card, name)
        expect(option).to_be_visible()
        self._reach(self.page.get_by_role("listbox", name=card, exact=True))
        self.page.keyboard.press("Home")
        for _ in range(_MOST_STOPS):
            if option.get_attribute("data-active") == "true":
                break
            self.page.keyboard.press("ArrowDown")
        was = option.get_attribute("aria-selected")
        self.page.keyboard.press("Space")
        expect(option).not_to_have_attribute("aria-selected", was or "")

    def _reach(self, target: Locator) -> None:
        expect(target).to_be_visible()
        for _ in range(_MOST_STOPS):
            if target.evaluate(_IS_FOCUSED):
                return
            self.page.keyboard.press("ArrowDown" if target.evaluate(_IS_NEAR) else "Tab")
        raise AssertionError(f"no key leads to {target}")
