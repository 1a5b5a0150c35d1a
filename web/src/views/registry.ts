/** Every kind of view a cell can have. A new one is a folder beside this file and a line here. */
import { band } from "@/views/band";
import { candlestick } from "@/views/candlestick";
import { check } from "@/views/check";
import { gauge } from "@/views/gauge";
import { geo } from "@/views/geo";
import { heatmap } from "@/views/heatmap";
import { histogram } from "@/views/histogram";
import { linePlusSingleStat } from "@/views/linePlusSingleStat";
import { markdown } from "@/views/markdown";
import { mosaic } from "@/views/mosaic";
import { scatter } from "@/views/scatter";
import { singleStat } from "@/views/singleStat";
import { simpleTable, table } from "@/views/table";
import type { ViewKind } from "@/views/view";
import { xy } from "@/views/xy";

export const VIEW_KINDS: readonly ViewKind[] = [
  xy,
  linePlusSingleStat,
  singleStat,
  candlestick,
  gauge,
  table,
  simpleTable,
  band,
  histogram,
  heatmap,
  scatter,
  mosaic,
  geo,
  check,
  markdown,
];

/** The kinds that a new cell can be. */
export const OFFERED_KINDS = VIEW_KINDS.filter(({ isImported }) => !isImported);

/** Undefined for kinds that are not InfluxDB's; their properties are kept all the same. */
export function findViewKind(type: string): ViewKind | undefined {
  return VIEW_KINDS.find((kind) => kind.type === type);
}
