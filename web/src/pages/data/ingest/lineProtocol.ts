/** Line protocol, read to be shown before it is written; the server's word on it is the last. */

export interface Point {
  measurement: string;
  tags: [string, string][];
  /** Values as line protocol writes them: `1.5`, `3i`, `"text"`, `true`. */
  fields: [string, string][];
  /** Digits in the chosen precision; null = the server's time. */
  time: string | null;
}

export interface Problem {
  /** From 1. */
  line: number;
  message: string;
}

export interface Reading {
  /** The first points, to be shown. */
  points: Point[];
  total: number;
  problems: Problem[];
}

/** Points and problems that are kept to be shown; the rest is counted. */
export const SHOWN = 50;

const FLOAT = /^[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?$/;
const BOOLEANS = new Set("t T true True TRUE f F false False FALSE".split(" "));

class LineError extends Error {}

/** Reads a text line by line; blank lines and comments are passed over. */
export function readLineProtocol(text: string): Reading {
  const reading: Reading = { points: [], total: 0, problems: [] };
  for (const { line, body } of splitLines(text)) {
    if (body.trim() === "" || body.startsWith("#")) continue;
    try {
      const point = readPoint(body);
      if (reading.points.length < SHOWN) reading.points.push(point);
      reading.total++;
    } catch (error) {
      if (!(error instanceof LineError)) throw error;
      reading.problems.push({ line, message: error.message });
    }
  }
  return reading;
}

/** Splits at line ends that aren't within a quoted field; gives each line's number. */
export function splitLines(text: string): { line: number; body: string }[] {
  const lines: { line: number; body: string }[] = [];
  let start = 0;
  let number = 1;
  let begun = 1;
  // A quotation mark means something only behind the first space, where the fields begin.
  let isWithinFields = false;
  let isQuoted = false;
  for (let index = 0; index <= text.length; index++) {
    const sign = text[index];
    if (sign === "\\") index++;
    else if (sign === " ") isWithinFields = true;
    else if (sign === '"' && isWithinFields) isQuoted = !isQuoted;
    else if (sign === "\n" || sign === undefined) {
      number++;
      if (isQuoted && sign !== undefined) continue;
      lines.push({ line: begun, body: text.slice(start, index).replace(/\r$/, "") });
      start = index + 1;
      begun = number;
      isWithinFields = isQuoted = false;
    }
  }
  return lines;
}

function findUnescaped(text: string, sign: string, from = 0): number {
  let isQuoted = false;
  for (let index = from; index < text.length; index++) {
    if (text[index] === "\\") index++;
    else if (text[index] === '"' && sign !== " ") isQuoted = !isQuoted;
    else if (text[index] === sign && !isQuoted) return index;
  }
  return -1;
}

function splitUnescaped(text: string, sign: string): string[] {
  const parts: string[] = [];
  let start = 0;
  for (;;) {
    const end = findUnescaped(text, sign, start);
    if (end < 0) return [...parts, text.slice(start)];
    parts.push(text.slice(start, end));
    start = end + 1;
  }
}

function unescape(text: string): string {
  return text.replaceAll(/\\([,= ])/g, "$1");
}

function readPoint(body: string): Point {
  const trimmed = body.trim();
  const space = findUnescaped(trimmed, " ");
  if (space < 0) throw new LineError("missing fields");
  const [measurement = "", ...tags] = splitUnescaped(trimmed.slice(0, space), ",");
  if (measurement === "") throw new LineError("missing measurement");
  const [fields, time] = splitTime(trimmed.slice(space + 1).trim());
  if (time !== null && !/^-?\d+$/.test(time)) throw new LineError(`bad timestamp: ${time}`);
  return {
    measurement: unescape(measurement),
    tags: tags.map((tag) => readPair(tag, "tag")),
    fields: splitUnescaped(fields, ",").map(readField),
    time,
  };
}

/** The time stands behind the last space that is not within quotes. */
function splitTime(rest: string): [string, string | null] {
  let isQuoted = false;
  for (let index = 0; index < rest.length; index++) {
    if (rest[index] === "\\") index++;
    else if (rest[index] === '"') isQuoted = !isQuoted;
    else if (rest[index] === " " && !isQuoted) {
      return [rest.slice(0, index), rest.slice(index + 1).trim()];
    }
  }
  if (isQuoted) throw new LineError("unbalanced quotes");
  return [rest, null];
}

function readPair(text: string, kind: "tag" | "field"): [string, string] {
  const equals = findUnescaped(text, "=");
  if (equals === 0 || text === "") throw new LineError(`missing ${kind} key`);
  if (equals < 0 || equals === text.length - 1) throw new LineError(`missing ${kind} value`);
  return [unescape(text.slice(0, equals)), unescape(text.slice(equals + 1))];
}

function readField(text: string): [string, string] {
  const equals = findUnescaped(text, "=");
  const [key] = readPair(text, "field");
  const value = text.slice(equals + 1);
  if (value.startsWith('"') ? value.length > 1 && value.endsWith('"') : isPlainValue(value)) {
    return [key, value];
  }
  throw new LineError(`invalid value of field ${key}: ${value}`);
}

function isPlainValue(value: string): boolean {
  return BOOLEANS.has(value) || FLOAT.test(value) || /^-?\d+i$/.test(value) || /^\d+u$/.test(value);
}

function escapeName(text: string, pattern: RegExp): string {
  return text.replaceAll(pattern, "\\$&");
}

/** Writes a text as a field's value. */
export function quoteText(text: string): string {
  return `"${text.replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"`;
}

/** Writes a point as a line. */
export function formatPoint({ measurement, tags, fields, time }: Point): string {
  const name = escapeName(measurement, /[, ]/g);
  const marks = tags.map(
    ([key, value]) => `,${escapeName(key, /[,= ]/g)}=${escapeName(value, /[,= ]/g)}`,
  );
  const values = fields.map(([key, value]) => `${escapeName(key, /[,= ]/g)}=${value}`);
  return `${name}${marks.join("")} ${values.join(",")}${time === null ? "" : ` ${time}`}`;
}
