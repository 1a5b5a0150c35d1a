/** Rows of a result with the place they name. */
import type { Properties } from "@/api/dashboards";
import { findColumn, isNumeric, numberAt, textAt, timeAt, type Frame } from "@/api/frames";
import { groupWords } from "@/views/plot/columns";
import { recordIn, textIn } from "@/views/properties";

export interface Place {
  /** Degrees, north and east positive. */
  lat: number;
  lon: number;
  /** NaN where the row has no time. */
  timeMs: number;
  /** What tells its table from others: its tags. */
  group: string;
  /** The numbers of its row by column or field. */
  values: ReadonlyMap<string, number>;
}

export interface Places {
  places: Place[];
  isCut: boolean;
}

export interface PlaceColumns {
  lat: string;
  lon: string;
}

const MOST_PLACES = 4_000;
/** No tag of a place: they differ from row to row or say nothing of it. */
const NOT_TAGS = new Set(["_start", "_stop", "_time", "_field", "_measurement", "s2_cell_id"]);

export function placeColumns(properties: Properties): PlaceColumns {
  const named = recordIn(properties, "latLonColumns");
  return {
    lat: textIn(recordIn(named, "lat"), "column") || "lat",
    lon: textIn(recordIn(named, "lon"), "column") || "lon",
  };
}

/** Places from two columns of a row, or from two fields at one time of the same tags. */
export function readPlaces(frames: readonly Frame[], columns: PlaceColumns): Places {
  const rows = frames.flatMap((frame) =>
    findColumn(frame, columns.lat) && findColumn(frame, columns.lon) ? wideRows(frame) : [],
  );
  const found = [...rows, ...joinFields(frames)].flatMap(({ values, ...row }): Place[] => {
    const [lat, lon] = [values.get(columns.lat) ?? NaN, values.get(columns.lon) ?? NaN];
    const isPlace = Math.abs(lat) <= 90 && Math.abs(lon) <= 180;
    return isPlace ? [{ ...row, lat, lon, values }] : [];
  });
  return { places: found.slice(0, MOST_PLACES), isCut: found.length > MOST_PLACES };
}

interface Row {
  timeMs: number;
  group: string;
  values: Map<string, number>;
}

function tagNames(frame: Frame, except: ReadonlySet<string>): string[] {
  return frame.columns
    .filter(({ isGroup, label }) => isGroup && !NOT_TAGS.has(label) && !except.has(label))
    .map(({ label }) => label);
}

function wideRows(frame: Frame): Row[] {
  const numbers = frame.columns.filter(isNumeric);
  const tags = tagNames(frame, new Set(numbers.map(({ label }) => label)));
  const times = findColumn(frame, "_time");
  return Array.from({ length: frame.rows }, (_, row) => ({
    timeMs: timeAt(times, row),
    group: groupWords(frame, tags, row),
    values: new Map(numbers.map((column) => [column.label, numberAt(column, row)])),
  }));
}

/** Tables of one field each, put together by their tags and times. */
function joinFields(frames: readonly Frame[]): Row[] {
  const joined = new Map<string, Row>();
  for (const frame of frames) {
    const [fields, values, times] = ["_field", "_value", "_time"].map((name) =>
      findColumn(frame, name),
    );
    if (!fields || !values) continue;
    const tags = tagNames(frame, new Set());
    for (let row = 0; row < frame.rows; row++) {
      const [timeMs, group] = [timeAt(times, row), groupWords(frame, tags, row)];
      const key = `${timeMs} ${group}`;
      const held = joined.get(key) ?? { timeMs, group, values: new Map() };
      held.values.set(textAt(fields, row), numberAt(values, row));
      joined.set(key, held);
    }
  }
  return [...joined.values()];
}
