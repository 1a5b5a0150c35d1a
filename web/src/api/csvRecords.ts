/** RFC 4180 records as InfluxDB writes them: CRLF, quotes doubled, blank lines significant. */

const QUOTE = 34;
const COMMA = 44;
const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;

/** Calls `onRecord` for every line with its cells; a blank line has none. */
export function readRecords(text: string, onRecord: (cells: string[]) => boolean): void {
  let position = 0;
  while (position < text.length) {
    const cells: string[] = [];
    position = readRecord(text, position, cells);
    if (!onRecord(cells)) return;
  }
}

function readRecord(text: string, start: number, cells: string[]): number {
  let position = start;
  if (isLineEnd(text, position)) return skipLineEnd(text, position);
  for (;;) {
    position =
      text.charCodeAt(position) === QUOTE
        ? readQuoted(text, position + 1, cells)
        : readPlain(text, position, cells);
    if (text.charCodeAt(position) !== COMMA) return skipLineEnd(text, position);
    position++;
  }
}

function isLineEnd(text: string, position: number): boolean {
  const code = text.charCodeAt(position);
  return (
    code === LINE_FEED || (code === CARRIAGE_RETURN && text.charCodeAt(position + 1) === LINE_FEED)
  );
}

function skipLineEnd(text: string, position: number): number {
  if (position >= text.length) return text.length;
  return text.charCodeAt(position) === CARRIAGE_RETURN ? position + 2 : position + 1;
}

function readPlain(text: string, start: number, cells: string[]): number {
  let end = start;
  while (end < text.length && text.charCodeAt(end) !== COMMA && !isLineEnd(text, end)) end++;
  cells.push(text.slice(start, end));
  return end;
}

/** The writer sends every line end as CRLF, also those within a value. */
function unixLines(value: string): string {
  return value.replaceAll("\r\n", "\n");
}

function readQuoted(text: string, start: number, cells: string[]): number {
  let value = "";
  let from = start;
  for (;;) {
    const quote = text.indexOf('"', from);
    if (quote < 0) {
      cells.push(unixLines(value + text.slice(from)));
      return text.length;
    }
    value += text.slice(from, quote);
    if (text.charCodeAt(quote + 1) !== QUOTE) {
      cells.push(unixLines(value));
      return quote + 1;
    }
    value += '"';
    from = quote + 2;
  }
}
