import { ChartArea } from "lucide-react";
import { useMemo } from "react";

import { LINES } from "@/views/defaults";
import { bandOrder } from "@/views/band/order";
import { Lines } from "@/views/lines/Lines";
import { useLines } from "@/views/lines/useLines";
import { NoSeries } from "@/views/NoSeries";
import { AxisOptions } from "@/views/options/FormatOptions";
import { ColumnOption } from "@/views/options/ColumnOptions";
import { OptionGroup } from "@/views/options/fields";
import type { OptionsProps, ViewKind, ViewProps } from "@/views/view";

/** A line with the space between two others filled: a mean within its lowest and highest. */
function BandView({ properties, frames, bounds, link, head }: ViewProps) {
  const { series, look, format } = useLines(properties, frames, bounds);
  const ordered = useMemo(() => bandOrder(series, properties), [series, properties]);
  const filled = useMemo(() => ({ ...look, bands: ordered.bands }), [look, ordered]);
  if (series.length === 0) return <NoSeries frames={frames} />;
  return <Lines series={ordered.series} look={filled} link={link} head={head} format={format} />;
}

const EDGES = [
  { name: "upperColumn", label: "Upper edge" },
  { name: "mainColumn", label: "Line" },
  { name: "lowerColumn", label: "Lower edge" },
];

function BandOptions(props: OptionsProps) {
  return (
    <>
      <OptionGroup title="Columns or results">
        {EDGES.map((edge) => (
          <ColumnOption {...props} {...edge} key={edge.name} placeholder="max, mean or min" />
        ))}
      </OptionGroup>
      <AxisOptions {...props} />
    </>
  );
}

export const band: ViewKind = {
  type: "band",
  name: "Band",
  words: "a line between its lowest and highest",
  icon: ChartArea,
  defaults: {
    ...LINES,
    type: "band",
    upperColumn: "max",
    mainColumn: "mean",
    lowerColumn: "min",
  },
  View: BandView,
  Options: BandOptions,
  shapes: "series",
};
