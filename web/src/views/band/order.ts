/** Which lines of a result are the edges of a band. */
import type { Properties } from "@/api/dashboards";
import type { Series } from "@/charts/series";
import { textIn } from "@/views/properties";

export interface Band {
  series: Series[];
  /** Places in `series`: upper and lower edge. */
  bands: readonly (readonly [number, number])[];
}

/** True where a line is the column, the field or the result of this name. */
function isNamed({ label, field }: Series, name: string): boolean {
  return name !== "" && (field === name || label.split(" · ").includes(name));
}

/** What tells a line's group apart from others: its label without the edge's name. */
function groupOf({ label }: Series, name: string): string {
  return label
    .split(" · ")
    .filter((word) => word !== name)
    .join(" · ");
}

/** Puts each main line beside its edges; lines that are no part of a band follow. */
export function bandOrder(series: readonly Series[], properties: Properties): Band {
  const [upper, main, lower] = ["upperColumn", "mainColumn", "lowerColumn"].map((name) =>
    textIn(properties, name),
  );
  const ordered: Series[] = [];
  const bands: [number, number][] = [];
  for (const each of series) {
    if (!isNamed(each, main ?? "")) continue;
    const group = groupOf(each, main ?? "");
    const edges = [upper ?? "", lower ?? ""].map((name) =>
      series.find((other) => isNamed(other, name) && groupOf(other, name) === group),
    );
    const [top, bottom] = edges;
    ordered.push(each);
    if (top && bottom) {
      bands.push([ordered.length, ordered.length + 1]);
      ordered.push(top, bottom);
    }
  }
  const rest = series.filter((each) => !ordered.includes(each));
  return { series: [...ordered, ...rest], bands };
}
