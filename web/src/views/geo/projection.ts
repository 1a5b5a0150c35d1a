/** Places on a plane: degrees at one scale, east to west as wide as they are at the map's middle. */
import type { PlotArea } from "@/views/plot/area";
import type { Tick } from "@/views/plot/Plot";
import { extent } from "@/views/plot/columns";
import { niceTicks } from "@/charts/scales";
import type { Place } from "@/views/geo/places";

export interface Projection {
  x(lon: number): number;
  y(lat: number): number;
  lon: readonly [number, number];
  lat: readonly [number, number];
}

/** The least that is shown across, degrees: places that lie on one spot have their surroundings. */
const LEAST_SPAN = 0.02;
const AIR = 0.12;
const TICK_PX = 90;

/** Shows all places with some air; null where there are none. */
export function fitPlaces(
  places: readonly Place[],
  { width, height }: PlotArea,
): Projection | null {
  const lats = extent(places.map(({ lat }) => lat));
  const lons = extent(places.map(({ lon }) => lon));
  if (!lats || !lons) return null;
  const middle = { lat: (lats[0] + lats[1]) / 2, lon: (lons[0] + lons[1]) / 2 };
  const squeeze = Math.max(0.05, Math.cos((middle.lat * Math.PI) / 180));
  const air = 1 + AIR * 2;
  const [tall, wide] = [lats, lons].map(([min, max]) => Math.max(LEAST_SPAN, max - min) * air);
  const scale = Math.min(height / (tall ?? 1), width / ((wide ?? 1) * squeeze));
  const [halfLat, halfLon] = [height / scale / 2, width / (scale * squeeze) / 2];
  const [north, west] = [middle.lat + halfLat, middle.lon - halfLon];
  return {
    x: (lon) => (lon - west) * scale * squeeze,
    y: (lat) => (north - lat) * scale,
    lon: [west, middle.lon + halfLon],
    lat: [middle.lat - halfLat, north],
  };
}

/** Meridians, named by their degrees. */
export function meridians({ lon, x }: Projection, width: number): Tick[] {
  return within(lon, 180, width / TICK_PX).map((degrees) => ({
    px: x(degrees),
    text: degreeWords(degrees, "E", "W"),
  }));
}

/** Parallels, named by their degrees. */
export function parallels({ lat, y }: Projection, height: number): Tick[] {
  return within(lat, 90, height / (TICK_PX / 2)).map((degrees) => ({
    px: y(degrees),
    text: degreeWords(degrees, "N", "S"),
  }));
}

function within([min, max]: readonly [number, number], most: number, count: number): number[] {
  const number = Math.max(2, Math.floor(count));
  return niceTicks(Math.max(-most, min), Math.min(most, max), number);
}

/** `50.5° N`. */
export function degreeWords(degrees: number, above: string, below: string): string {
  const size = Number(Math.abs(degrees).toFixed(4));
  return `${size}°${size === 0 ? "" : ` ${degrees > 0 ? above : below}`}`;
}
