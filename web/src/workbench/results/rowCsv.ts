/** Rows of a frame as CSV (RFC 4180), for the clipboard. */
import { textAt, type Frame } from "@/api/frames";

function csvField(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** The row's cells in the order of the columns, without a line's end; null is empty. */
export function rowCsv(frame: Frame, row: number): string {
  return frame.columns.map((column) => csvField(textAt(column, row))).join(",");
}
