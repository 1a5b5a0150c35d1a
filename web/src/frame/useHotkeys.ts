import { useEffect } from "react";

import { allCommands } from "@/core/commands";
import { ChordReader, isTyping, pressName } from "@/core/hotkeys";

/** True where a menu or dialog is open: it owns the keyboard. */
function isOverlaid(): boolean {
  return document.querySelector('[role="dialog"], [role="menu"]') !== null;
}

/** Runs registered commands by their keys; bare keys stay with whatever is typed into. */
export function useHotkeys(): void {
  useEffect(() => {
    const chords = new ChordReader();
    const onKeyDown = (event: KeyboardEvent) => {
      const press = pressName(event);
      if (event.defaultPrevented || press === null) return;
      if (isTyping(event.target) && !press.startsWith("mod+") && !press.startsWith("alt+")) return;
      if (isOverlaid() && press !== "mod+k") return;
      const runnable = allCommands().filter((command) => command.run && command.keys);
      const known = new Set(runnable.flatMap((command) => command.keys ?? []));
      const result = chords.read(press, known, Date.now());
      if (result.kind === "none") return;
      event.preventDefault();
      if (result.kind === "run")
        runnable.findLast((command) => command.keys === result.keys)?.run?.();
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, []);
}
