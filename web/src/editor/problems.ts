/** Places of errors in a script, from the server's messages. */

export interface ScriptPlace {
  startLine: number;
  startColumn: number;
  endLine: number;
  endColumn: number;
}

export interface Problem {
  /** Null where the message names no place. */
  place: ScriptPlace | null;
  message: string;
}

const PLACED = /^(.*?)@(\d+):(\d+)-(\d+):(\d+): ?(.*)$/;

/** Words before a place that say nothing beyond "error". */
const EMPTY_PREFIX =
  /^(compilation failed: |failed to initialize execute state: )*(runtime |type )?error:? $|^loc .*$/;

/** Splits `error @1:5-1:12: expected int` and its like into places and messages, one per line. */
export function readProblems(message: string): Problem[] {
  return message
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => {
      const match = PLACED.exec(line);
      if (!match) return { place: null, message: line };
      const [, prefix = "", ...rest] = match;
      const [startLine = 1, startColumn = 1, endLine = 1, endColumn = 1] = rest
        .slice(0, 4)
        .map(Number);
      const words = rest[4] ?? "";
      return {
        place: { startLine, startColumn, endLine, endColumn },
        message: EMPTY_PREFIX.test(prefix) || prefix === "" ? words : `${prefix.trim()}: ${words}`,
      };
    });
}

/** Turns a 1-based line and column into an offset into `text`, kept inside it. */
export function offsetOf(text: string, line: number, column: number): number {
  let start = 0;
  for (let current = 1; current < line; current++) {
    const next = text.indexOf("\n", start);
    if (next < 0) return text.length;
    start = next + 1;
  }
  const lineEnd = text.indexOf("\n", start);
  return Math.min(start + Math.max(0, column - 1), lineEnd < 0 ? text.length : lineEnd);
}

/** The stretch to underline; at least one character, so that it can be seen. */
export function placeRange(text: string, place: ScriptPlace): { from: number; to: number } {
  const from = offsetOf(text, place.startLine, place.startColumn);
  const to = offsetOf(text, place.endLine, place.endColumn);
  if (to > from) return { from, to };
  return from < text.length ? { from, to: from + 1 } : { from: Math.max(0, from - 1), to: from };
}
