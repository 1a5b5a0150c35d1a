/** The layers of a map, as InfluxDB's properties hold them. */
import type { Properties } from "@/api/dashboards";
import { coloursIn, thresholdAt } from "@/views/colours";
import type { Place } from "@/views/geo/places";
import { extent } from "@/views/plot/columns";
import { numberIn, recordsIn, textIn } from "@/views/properties";

export const LAYER_TYPES = [
  { value: "pointMap", label: "Points" },
  { value: "circleMap", label: "Circles" },
  { value: "heatmap", label: "Heat" },
  { value: "trackMap", label: "Tracks" },
] as const;

export type LayerType = (typeof LAYER_TYPES)[number]["value"];

export interface Layer {
  type: LayerType;
  properties: Properties;
}

/** The layers that can be drawn; points where there are none. */
export function layersIn(properties: Properties): Layer[] {
  const layers = recordsIn(properties, "layers").flatMap((layer): Layer[] => {
    const type = LAYER_TYPES.find(({ value }) => value === textIn(layer, "type"))?.value;
    return type ? [{ type, properties: layer }] : [];
  });
  return layers.length > 0 ? layers : [{ type: "pointMap", properties: {} }];
}

/** The colour of a place by the layer's field and levels; null leaves it to its group. */
export function levelColours(layer: Layer): (place: Place) => string | null {
  const levels = coloursIn(layer.properties);
  const field = textIn(layer.properties, "colorField") || "_value";
  return ({ values }) => {
    const value = values.get(field);
    return value === undefined || Number.isNaN(value)
      ? null
      : (thresholdAt(levels, value)?.hex ?? null);
  };
}

const USUAL_RADIUS_PX = { circleMap: 20, heatmap: 20 };
const MOST_RADIUS_PX = 120;

export function radiusIn(layer: Layer, type: keyof typeof USUAL_RADIUS_PX): number {
  const asked = numberIn(layer.properties, "radius") ?? USUAL_RADIUS_PX[type];
  return Math.max(2, Math.min(MOST_RADIUS_PX, asked));
}

/** Each place's share, 0–1, of the highest number in a field; 1 for all where none has it. */
export function shares(places: readonly Place[], field: string): number[] {
  const numbers = places.map(({ values }) => values.get(field) ?? NaN);
  const highest = extent(numbers)?.[1];
  if (highest === undefined || highest <= 0) return numbers.map(() => 1);
  return numbers.map((number) => (Number.isNaN(number) ? 0 : Math.max(0, number / highest)));
}

/** Places of each group in order of time. */
export function tracks(places: readonly Place[]): Map<string, Place[]> {
  const found = new Map<string, Place[]>();
  for (const place of places) {
    const track = found.get(place.group) ?? [];
    track.push(place);
    found.set(place.group, track);
  }
  for (const [group, track] of found)
    found.set(
      group,
      track.toSorted((a, b) => a.timeMs - b.timeMs),
    );
  return found;
}
