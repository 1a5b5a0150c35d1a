import { expect, test } from "vitest";

import { CHORD_MS, ChordReader, isTyping, keyCaps, pressName } from "@/core/hotkeys";

const KNOWN = new Set(["g m", "g e", "?", "mod+k"]);
const PLAIN = { ctrlKey: false, metaKey: false, altKey: false };

test("a chord runs with its second key", () => {
  const chords = new ChordReader();
  expect(chords.read("g", KNOWN, 0)).toEqual({ kind: "wait" });
  expect(chords.read("m", KNOWN, 100)).toEqual({ kind: "run", keys: "g m" });
});

test("a chord's first key is forgotten after a while", () => {
  const chords = new ChordReader();
  chords.read("g", KNOWN, 0);
  expect(chords.read("m", KNOWN, CHORD_MS + 1)).toEqual({ kind: "none" });
});

test("a wrong second key ends the chord", () => {
  const chords = new ChordReader();
  chords.read("g", KNOWN, 0);
  expect(chords.read("x", KNOWN, 10)).toEqual({ kind: "none" });
  expect(chords.read("m", KNOWN, 20)).toEqual({ kind: "none" });
});

test("control and command are the same modifier", () => {
  expect(pressName({ ...PLAIN, key: "K", ctrlKey: true })).toBe("mod+k");
  expect(pressName({ ...PLAIN, key: "k", metaKey: true })).toBe("mod+k");
  expect(pressName({ ...PLAIN, key: "Shift" })).toBeNull();
  expect(pressName({ ...PLAIN, key: "?" })).toBe("?");
});

test("with Alt a letter is known by its place: some keyboards make another sign of it", () => {
  expect(pressName({ ...PLAIN, key: "\u00ac", code: "KeyL", altKey: true })).toBe("alt+l");
  expect(pressName({ ...PLAIN, key: "ArrowUp", code: "ArrowUp", altKey: true })).toBe(
    "alt+ArrowUp",
  );
});

test("typing belongs to fields", () => {
  expect(isTyping(document.createElement("input"))).toBe(true);
  expect(isTyping(document.createElement("button"))).toBe(false);
});

test("caps are drawn one by one", () => {
  expect(keyCaps("g m")).toEqual(["g", "m"]);
  expect(keyCaps("mod+Enter")).toEqual(["Ctrl", "Enter"]);
});
