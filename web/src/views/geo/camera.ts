/** Which part of the earth a map shows: moved and zoomed without moving a place. */
import type { PlotArea } from "@/views/plot/area";
import { extent } from "@/views/plot/columns";
import type { Place } from "@/views/geo/places";
import type { Projection } from "@/views/geo/projection";

export interface Camera {
  /** What is in the middle, degrees. */
  lat: number;
  lon: number;
  /** Pixels of a degree from south to north. */
  degreePx: number;
  /** A degree from west to east is so much narrower; the same wherever the map is moved to. */
  squeeze: number;
}

/** The least that is shown across, degrees: places that lie on one spot have their surroundings. */
const LEAST_SPAN = 0.02;
const AIR = 0.12;
/** A thousandth of a degree, some 100 m, from edge to edge; further out the earth ends. */
const NEAREST_SPAN = 0.001;
const WHOLE_EARTH = 180;

/** Shows all places with some air; null where there are none. */
export function fitPlaces(places: readonly Place[], { width, height }: PlotArea): Camera | null {
  const lats = extent(places.map(({ lat }) => lat));
  const lons = extent(places.map(({ lon }) => lon));
  if (!lats || !lons) return null;
  const [lat, lon] = [(lats[0] + lats[1]) / 2, (lons[0] + lons[1]) / 2];
  const squeeze = Math.max(0.05, Math.cos((lat * Math.PI) / 180));
  const air = 1 + AIR * 2;
  const tall = Math.max(LEAST_SPAN, lats[1] - lats[0]) * air;
  const wide = Math.max(LEAST_SPAN, lons[1] - lons[0]) * air;
  return { lat, lon, squeeze, degreePx: Math.min(height / tall, width / (wide * squeeze)) };
}

export function project(camera: Camera, { width, height }: PlotArea): Projection {
  const { lat, lon, degreePx, squeeze } = camera;
  const [halfLat, halfLon] = [height / degreePx / 2, width / (degreePx * squeeze) / 2];
  return {
    x: (degrees) => width / 2 + (degrees - lon) * degreePx * squeeze,
    y: (degrees) => height / 2 - (degrees - lat) * degreePx,
    lon: [lon - halfLon, lon + halfLon],
    lat: [lat - halfLat, lat + halfLat],
  };
}

/** Moves the map by pixels, as a hand that holds it. */
export function moveMap(camera: Camera, rightPx: number, downPx: number): Camera {
  const lat = camera.lat + downPx / camera.degreePx;
  const lon = camera.lon - rightPx / (camera.degreePx * camera.squeeze);
  return {
    ...camera,
    lat: Math.max(-90, Math.min(90, lat)),
    lon: Math.max(-180, Math.min(180, lon)),
  };
}

/** Zooms about a point that keeps its place, given in pixels from the middle. */
export function zoomMap(
  camera: Camera,
  factor: number,
  { height }: PlotArea,
  [x, y]: readonly [number, number] = [0, 0],
): Camera {
  const degreePx = Math.max(
    height / WHOLE_EARTH,
    Math.min(height / NEAREST_SPAN, camera.degreePx * factor),
  );
  const grown = degreePx / camera.degreePx;
  return moveMap({ ...camera, degreePx }, x * (1 - grown), y * (1 - grown));
}
