/** Markdown as a tree of what it says. HTML in it is text like any other. */

export type Inline =
  | { kind: "text"; text: string }
  | { kind: "code"; text: string }
  | { kind: "strong"; children: Inline[] }
  | { kind: "emphasis"; children: Inline[] }
  | { kind: "link"; address: string; children: Inline[] };

export type Block =
  | { kind: "heading"; level: number; children: Inline[] }
  | { kind: "paragraph"; children: Inline[] }
  | { kind: "code"; text: string }
  | { kind: "quote"; blocks: Block[] }
  | { kind: "list"; isOrdered: boolean; items: Inline[][] }
  | { kind: "table"; head: Inline[][]; rows: Inline[][][] }
  | { kind: "line" };

const DEEPEST = 8;

/** Lines longer than that are shown as they are: some patterns take the square of a line's length. */
const LONGEST = 2_000;

export function parseMarkdown(text: string, depth = 0): Block[] {
  const lines = text.replaceAll("\r\n", "\n").split("\n");
  const blocks: Block[] = [];
  let at = 0;
  while (at < lines.length) {
    const [block, taken] = readBlock(lines, at, depth);
    if (block) blocks.push(block);
    at += taken;
  }
  return blocks;
}

/** The lines from `at` on for which `test` holds. */
function takeWhile(lines: readonly string[], at: number, test: (line: string) => boolean) {
  let end = at;
  while (end < lines.length && test(lines[end] ?? "")) end += 1;
  return lines.slice(at, end);
}

const ITEM = /^\s{0,3}(?:[-*+]|\d{1,9}[.)])\s+/;
const FENCE = /^\s{0,3}(```|~~~)/;
const HEADING = /^(#{1,6})\s+(\S.*)$/;
const LINE = /^\s{0,3}([-*_])(\s*\1){2,}\s*$/;
const QUOTE = /^\s{0,3}>\s?/;
const TABLE_RULE = /^\s*\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?\s*$/;

type Read = [Block | null, number];

function readBlock(lines: readonly string[], at: number, depth: number): Read {
  const line = lines[at] ?? "";
  if (line.trim() === "") return [null, 1];
  const fence = FENCE.exec(line)?.[1];
  if (fence) {
    const body = takeWhile(lines, at + 1, (each) => !each.trimStart().startsWith(fence));
    return [{ kind: "code", text: body.join("\n") }, body.length + 2];
  }
  if (line.length > LONGEST) return [{ kind: "paragraph", children: parseInline(line) }, 1];
  const [, marks, title] = HEADING.exec(line) ?? [];
  if (marks) {
    const children = parseInline(withoutClosingMarks(title ?? ""));
    return [{ kind: "heading", level: marks.length, children }, 1];
  }
  if (LINE.test(line)) return [{ kind: "line" }, 1];
  if (QUOTE.test(line) && depth < DEEPEST) {
    const body = takeWhile(lines, at, (each) => QUOTE.test(each));
    const inner = body.map((each) => each.replace(QUOTE, "")).join("\n");
    return [{ kind: "quote", blocks: parseMarkdown(inner, depth + 1) }, body.length];
  }
  if (ITEM.test(line)) return readList(lines, at);
  if (line.includes("|") && isTableRule(lines[at + 1] ?? "")) return readTable(lines, at);
  const body = takeWhile(
    lines,
    at + 1,
    (each) => each.trim() !== "" && ![ITEM, FENCE, HEADING, QUOTE].some((mark) => mark.test(each)),
  );
  return [{ kind: "paragraph", children: parseLines([line, ...body]) }, body.length + 1];
}

/** A heading's text without the marks that may close it. */
function withoutClosingMarks(title: string): string {
  let end = title.trimEnd().length;
  while (title[end - 1] === "#") end -= 1;
  return title.slice(0, end).trimEnd();
}

function isTableRule(line: string): boolean {
  return line.length <= LONGEST && TABLE_RULE.test(line);
}

/** A paragraph's pieces may go over its lines' ends, unless it is too long to be read at once. */
function parseLines(lines: readonly string[]): Inline[] {
  const whole = lines.join(" ");
  return whole.length <= LONGEST
    ? parseInline(whole)
    : lines.flatMap((line, index) => parseInline(index > 0 ? ` ${line}` : line));
}

function readList(lines: readonly string[], at: number): Read {
  const body = takeWhile(lines, at, (each) => ITEM.test(each));
  const items = body.map((each) => parseInline(each.replace(ITEM, "")));
  const isOrdered = /^\s*\d/.test(body[0] ?? "");
  return [{ kind: "list", isOrdered, items }, body.length];
}

function readTable(lines: readonly string[], at: number): Read {
  const body = takeWhile(lines, at, (each) => each.includes("|"));
  const [head = [], , ...rows] = body.map((each) =>
    each
      .trim()
      .replace(/^\||\|$/g, "")
      .split("|")
      .map((cell) => parseInline(cell.trim())),
  );
  return [{ kind: "table", head, rows }, body.length];
}

const PIECE =
  /`([^`]+)`|\*\*(.+?)\*\*|__(.+?)__|\*([^*\s][^*]*)\*|\b_([^_\s][^_]*)_\b|\[([^\]]+)\]\(([^()\s]+)\)|(https?:\/\/[^\s<>()]+)/;

/** Only addresses that lead to a page; anything else stays text. */
export function isSafeAddress(address: string): boolean {
  return /^(https?:\/\/|mailto:|\/(?!\/)|\.\/|#)/i.test(address);
}

export function parseInline(text: string, depth = 0): Inline[] {
  if (text.length > LONGEST) return [{ kind: "text", text }];
  const pieces: Inline[] = [];
  let rest = text;
  while (rest !== "") {
    const found = depth < DEEPEST ? PIECE.exec(rest) : null;
    if (!found) break;
    if (found.index > 0) pieces.push({ kind: "text", text: rest.slice(0, found.index) });
    pieces.push(readPiece(found, depth));
    rest = rest.slice(found.index + found[0].length);
  }
  if (rest !== "") pieces.push({ kind: "text", text: rest });
  return pieces;
}

function readPiece(found: RegExpExecArray, depth: number): Inline {
  const [whole, code, strong, strong2, emphasis, emphasis2, words, address, bare] = found;
  if (code !== undefined) return { kind: "code", text: code };
  const bold = strong ?? strong2;
  if (bold !== undefined) return { kind: "strong", children: parseInline(bold, depth + 1) };
  const slanted = emphasis ?? emphasis2;
  if (slanted !== undefined) return { kind: "emphasis", children: parseInline(slanted, depth + 1) };
  const target = address ?? bare ?? "";
  if (!isSafeAddress(target)) return { kind: "text", text: whole };
  const children: Inline[] =
    words === undefined ? [{ kind: "text", text: target }] : parseInline(words, DEEPEST);
  return { kind: "link", address: target, children };
}
