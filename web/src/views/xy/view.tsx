import { Lines } from "@/views/lines/Lines";
import { useLines } from "@/views/lines/useLines";
import { NoSeries } from "@/views/NoSeries";
import type { ViewProps } from "@/views/view";

/** Lines, steps, bars or stacked areas over time. */
export function XyView({ properties, frames, bounds, link, head }: ViewProps) {
  const { series, look, format } = useLines(properties, frames, bounds);
  if (series.length === 0) return <NoSeries frames={frames} />;
  return <Lines series={series} look={look} link={link} head={head} format={format} />;
}
