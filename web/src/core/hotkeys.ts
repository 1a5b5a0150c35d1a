/** Key presses → the words the registry uses: `mod+k`, `?`, and chords such as `g m`. */

/** How long a chord's first key waits for its second. */
export const CHORD_MS = 1_200;

const isApple = /Mac|iPhone|iPad/.test(navigator.platform);

interface KeyPress {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  /** The key's place; with Alt it says more than the sign that some keyboards then make. */
  code?: string;
}

/** Names a key press; null for a bare modifier. */
export function pressName(press: KeyPress): string | null {
  if (["Control", "Shift", "Alt", "Meta", "AltGraph", "Dead"].includes(press.key)) return null;
  const letter = press.altKey ? /^Key([A-Z])$/.exec(press.code ?? "")?.[1] : undefined;
  if (letter) return `${press.ctrlKey || press.metaKey ? "mod+" : ""}alt+${letter.toLowerCase()}`;
  const key =
    press.key === " " ? "Space" : press.key.length === 1 ? press.key.toLowerCase() : press.key;
  const modifier = press.ctrlKey || press.metaKey ? "mod+" : "";
  return `${modifier}${press.altKey ? "alt+" : ""}${key}`;
}

/** True where typing belongs to the element and bare keys must stay with it. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable) return true;
  return ["INPUT", "TEXTAREA", "SELECT"].includes(target.tagName);
}

export type ChordResult = { kind: "run"; keys: string } | { kind: "wait" } | { kind: "none" };

/** Follows presses through the known keys and chords. */
export class ChordReader {
  private pending = "";
  private pendingSince = 0;

  read(press: string, known: ReadonlySet<string>, nowMs: number): ChordResult {
    if (nowMs - this.pendingSince > CHORD_MS) this.pending = "";
    const keys = this.pending ? `${this.pending} ${press}` : press;
    this.pending = "";
    if (known.has(keys)) return { kind: "run", keys };
    if ([...known].some((other) => other.startsWith(`${keys} `))) {
      this.pending = keys;
      this.pendingSince = nowMs;
      return { kind: "wait" };
    }
    return { kind: "none" };
  }
}

const WORDS: Record<string, string> = {
  ArrowUp: "Up",
  ArrowDown: "Down",
  ArrowLeft: "Left",
  ArrowRight: "Right",
  Escape: "Esc",
};

/** The caps to draw for `mod+Enter` or `g m`. */
export function keyCaps(keys: string): string[] {
  return keys
    .split(" ")
    .flatMap((press) => press.split("+"))
    .map((key) => {
      if (key === "mod") return isApple ? "Cmd" : "Ctrl";
      if (key === "alt") return "Alt";
      return WORDS[key] ?? key;
    });
}
