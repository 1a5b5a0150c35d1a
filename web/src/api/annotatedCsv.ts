/** Annotated CSV (all three annotations) → frames of typed columns. */
import { columnBuilder, fluxType, type ColumnBuilder } from "@/api/columnBuilders";
import { readRecords } from "@/api/csvRecords";
import type { DecodedBody, Frame } from "@/api/frames";

interface Annotations {
  datatype: string[];
  group: string[];
  default: string[];
}

const NO_ANNOTATIONS: Annotations = { datatype: [], group: [], default: [] };

/** Cells before a table's own columns: the annotation cell, result and table. */
const LEADING = 3;

class Block {
  readonly result: string;
  private readonly builders: ColumnBuilder[];
  private readonly defaults: string[];
  private readonly tables: number[] = [];

  constructor(header: string[], annotations: Annotations) {
    this.result = annotations.default[1] ?? "";
    this.defaults = annotations.default;
    this.builders = header
      .slice(LEADING)
      .map((label, index) =>
        columnBuilder(
          label,
          fluxType(annotations.datatype[index + LEADING] ?? "string"),
          annotations.group[index + LEADING] === "true",
        ),
      );
  }

  push(cells: string[]): void {
    this.tables.push(Number(cells[2] || this.defaults[2] || 0));
    for (const [index, builder] of this.builders.entries()) {
      builder.push(cells[index + LEADING] || (this.defaults[index + LEADING] ?? ""));
    }
  }

  finish(): Frame {
    const tables = Int32Array.from(this.tables);
    return {
      result: this.result,
      columns: this.builders.map((builder) => builder.finish()),
      tables,
      rows: tables.length,
    };
  }
}

function isErrorHeader(cells: readonly string[]): boolean {
  return cells[1] === "error" && (cells.length < 3 || cells[2] === "reference");
}

/** Reads a body line by line; a blank line ends a block, an annotation begins the next. */
class BodyReader {
  private annotations = NO_ANNOTATIONS;
  private block: Block | null = null;
  private isErrorBlock = false;
  private readonly frames: Frame[] = [];
  private rows = 0;
  private error: string | null = null;
  private isTruncated = false;
  private readonly rowLimit: number;

  constructor(rowLimit: number) {
    this.rowLimit = rowLimit;
  }

  /** Takes one line; false where nothing more is wanted. */
  take(cells: string[]): boolean {
    const first = cells[0] ?? "";
    if (cells.length === 0) this.closeBlock();
    else if (first.startsWith("#")) this.takeAnnotation(first.slice(1), cells);
    else if (this.isErrorBlock) this.error = cells[1] ?? "the query failed";
    else if (!this.block) this.takeHeader(cells);
    else return this.takeRow(this.block, cells);
    return this.error === null;
  }

  finish(): DecodedBody {
    this.closeBlock();
    return {
      frames: this.frames,
      error: this.error,
      rows: this.rows,
      isTruncated: this.isTruncated,
    };
  }

  private takeAnnotation(name: string, cells: string[]): void {
    if (this.block) this.closeBlock();
    this.annotations = { ...this.annotations, [name]: cells };
  }

  private takeHeader(cells: string[]): void {
    this.isErrorBlock = isErrorHeader(cells);
    if (!this.isErrorBlock) this.block = new Block(cells, this.annotations);
  }

  private takeRow(block: Block, cells: string[]): boolean {
    if (this.rows === this.rowLimit) {
      this.isTruncated = true;
      return false;
    }
    block.push(cells);
    this.rows++;
    return true;
  }

  private closeBlock(): void {
    if (this.block) this.frames.push(this.block.finish());
    this.block = null;
    this.annotations = NO_ANNOTATIONS;
  }
}

/** Decodes a whole body; rows beyond `rowLimit` are left out and reported. */
export function decodeAnnotatedCsv(text: string, rowLimit = Number.POSITIVE_INFINITY): DecodedBody {
  const reader = new BodyReader(rowLimit);
  readRecords(text, (cells) => reader.take(cells));
  return reader.finish();
}
