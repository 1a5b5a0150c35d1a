import { useId } from "react";

import { formatGeneral } from "@/core/units";
import { levelColours, radiusIn, shares, tracks, type Layer } from "@/views/geo/layers";
import type { Place } from "@/views/geo/places";
import { degreeWords, type Projection } from "@/views/geo/projection";
import { numberIn, textIn } from "@/views/properties";

export interface LayerMarksProps {
  layer: Layer;
  places: readonly Place[];
  projection: Projection;
  /** The theme's colour of a group. */
  colourOf(group: string): string;
}

/** One layer of a map. */
export function LayerMarks(props: LayerMarksProps) {
  switch (props.layer.type) {
    case "pointMap":
      return <Points {...props} />;
    case "circleMap":
      return <Circles {...props} />;
    case "heatmap":
      return <Heat {...props} />;
    case "trackMap":
      return <Tracks {...props} />;
  }
}

const POINT_PX = 4;

function Points({ layer, places, projection, colourOf }: LayerMarksProps) {
  const levelOf = levelColours(layer);
  return places.map((place, index) => (
    <circle
      key={index}
      cx={projection.x(place.lon)}
      cy={projection.y(place.lat)}
      r={POINT_PX}
      style={{ fill: levelOf(place) ?? colourOf(place.group) }}
      fillOpacity={0.85}
    >
      <title>{placeWords(place)}</title>
    </circle>
  ));
}

/** The area of a circle, not its radius, is the field's share: that is what an eye compares. */
function Circles({ layer, places, projection, colourOf }: LayerMarksProps) {
  const levelOf = levelColours(layer);
  const field = textIn(layer.properties, "radiusField") || "_value";
  const parts = shares(places, field);
  const widest = radiusIn(layer, "circleMap");
  return places.map((place, index) => {
    const colour = levelOf(place) ?? colourOf(place.group);
    return (
      <circle
        key={index}
        cx={projection.x(place.lon)}
        cy={projection.y(place.lat)}
        r={Math.max(2, Math.sqrt(parts[index] ?? 0) * widest)}
        style={{ fill: colour, stroke: colour }}
        fillOpacity={0.25}
      >
        <title>{placeWords(place)}</title>
      </circle>
    );
  });
}

function Heat({ layer, places, projection }: LayerMarksProps) {
  const id = useId();
  const parts = shares(places, textIn(layer.properties, "intensityField") || "_value");
  const radius = radiusIn(layer, "heatmap");
  return (
    <>
      <radialGradient id={id}>
        <stop offset="0" style={{ stopColor: "var(--s1)" }} stopOpacity={0.6} />
        <stop offset="1" style={{ stopColor: "var(--s1)" }} stopOpacity={0} />
      </radialGradient>
      {places.map((place, index) => (
        <circle
          key={index}
          cx={projection.x(place.lon)}
          cy={projection.y(place.lat)}
          r={radius}
          fill={`url(#${id})`}
          opacity={0.15 + 0.85 * (parts[index] ?? 0)}
        >
          <title>{placeWords(place)}</title>
        </circle>
      ))}
    </>
  );
}

const USUAL_TRACK_PX = 2;

/** A line for each group through its places in time, with a dot where it ends. */
function Tracks({ layer, places, projection, colourOf }: LayerMarksProps) {
  const width = Math.max(
    1,
    Math.min(12, numberIn(layer.properties, "trackWidth") ?? USUAL_TRACK_PX),
  );
  return [...tracks(places)].map(([group, track]) => {
    const points = track.map(({ lat, lon }) => `${projection.x(lon)},${projection.y(lat)}`);
    const last = track.at(-1);
    return (
      <g key={group} style={{ stroke: colourOf(group), fill: colourOf(group) }}>
        <polyline points={points.join(" ")} fill="none" strokeWidth={width}>
          <title>{`${group || "track"}, ${track.length} places`}</title>
        </polyline>
        {last && (
          <circle cx={projection.x(last.lon)} cy={projection.y(last.lat)} r={width + 2}>
            <title>{placeWords(last)}</title>
          </circle>
        )}
      </g>
    );
  });
}

function placeWords({ group, lat, lon, values }: Place): string {
  const where = `${degreeWords(lat, "N", "S")}, ${degreeWords(lon, "E", "W")}`;
  const numbers = [...values]
    .filter(([, value]) => value !== lat && value !== lon)
    .map(([name, value]) => `${name} ${formatGeneral(value)}`);
  return [group, where, ...numbers].filter((words) => words !== "").join(", ");
}
