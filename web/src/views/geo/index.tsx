import { MapPin } from "lucide-react";
import { useId, useMemo, useState, type ReactNode } from "react";
import { createPortal } from "react-dom";

import type { Properties } from "@/api/dashboards";
import { COMMON } from "@/views/defaults";
import { LAYER_TYPES, layersIn } from "@/views/geo/layers";
import { LayerMarks } from "@/views/geo/LayerMarks";
import { MapGround } from "@/views/geo/MapGround";
import { placeColumns, readPlaces } from "@/views/geo/places";
import { fitPlaces, project, type Camera } from "@/views/geo/camera";
import { degreeWords, meridians, parallels, type Projection } from "@/views/geo/projection";
import { NoSeries } from "@/views/NoSeries";
import { ColumnOption } from "@/views/options/ColumnOptions";
import { ChoiceOption, OptionGroup, OptionPair, TextOption } from "@/views/options/fields";
import { plotArea, type PlotArea } from "@/views/plot/area";
import { extent } from "@/views/plot/columns";
import { GroupLegend } from "@/views/plot/GroupLegend";
import { Plot } from "@/views/plot/Plot";
import { seriesToken } from "@/views/plot/seriesToken";
import { recordsIn, withNested } from "@/views/properties";
import type { OptionsProps, ViewKind, ViewProps } from "@/views/view";

import plot from "@/views/plot/Plot.module.css";

const LEFT_PX = 68;

/** Places on a net of degrees, without a map of the earth below them (docs/adr/0095). */
function GeoView({ properties, frames, size, head }: ViewProps) {
  const columns = useMemo(() => placeColumns(properties), [properties]);
  const { places, isCut } = useMemo(() => readPlaces(frames, columns), [frames, columns]);
  const layers = useMemo(() => layersIn(properties), [properties]);
  const area = plotArea(size, LEFT_PX);
  const [moved, setMoved] = useState<Camera | null>(null);
  const camera = moved ?? fitPlaces(places, area);
  if (!camera)
    return (
      <NoSeries
        frames={frames}
        needs={`rows with ${columns.lat} and ${columns.lon}, in degrees, as columns or as fields of one time`}
      />
    );
  const groups = [...new Set(places.map(({ group }) => group))];
  const colourOf = (group: string) => seriesToken(groups.indexOf(group));
  const [south, north] = extent(places.map(({ lat }) => lat)) ?? [0, 0];
  const [west, east] = extent(places.map(({ lon }) => lon)) ?? [0, 0];
  const projection = project(camera, area);
  const where = `latitude ${degreeWords(south, "N", "S")} to ${degreeWords(north, "N", "S")}, longitude ${degreeWords(west, "E", "W")} to ${degreeWords(east, "E", "W")}`;
  const label = `Map of ${places.length} places${isCut ? ", the first of more" : ""}: ${where}`;
  const canMove = properties["allowPanAndZoom"] !== false;
  const map = (
    <Plot
      size={size}
      label={canMove ? null : label}
      leftPx={LEFT_PX}
      hasGrid
      xTicks={({ width }) => meridians(projection, width)}
      yTicks={({ height }) => parallels(projection, height)}
    >
      {() => (
        <Marks area={area} projection={projection}>
          {layers.map((layer, index) => (
            <LayerMarks
              key={index}
              layer={layer}
              places={places}
              projection={projection}
              colourOf={colourOf}
            />
          ))}
        </Marks>
      )}
    </Plot>
  );
  return (
    <>
      {head && createPortal(<GroupLegend groups={groups} />, head)}
      {canMove ? (
        <MapGround camera={camera} area={area} leftPx={LEFT_PX} label={label} onCamera={setMoved}>
          {map}
        </MapGround>
      ) : (
        map
      )}
    </>
  );
}

interface MarksProps {
  area: PlotArea;
  projection: Projection;
  children: ReactNode;
}

/** The net of meridians and what lies on it, as far as the map goes. */
function Marks({ area: { width, height }, projection, children }: MarksProps) {
  const id = useId();
  return (
    <>
      <clipPath id={id}>
        <rect width={width} height={height} />
      </clipPath>
      <g clipPath={`url(#${id})`}>
        {meridians(projection, width).map(({ px }) => (
          <path key={px} d={`M${px} 0V${height}`} className={plot["grid"]} />
        ))}
        {children}
      </g>
    </>
  );
}

function GeoOptions({ properties, onChange }: OptionsProps) {
  const columns = placeColumns(properties);
  const [first = { type: "pointMap" }, ...others] = recordsIn(properties, "layers");
  const setLayer = (layer: Properties) => onChange({ ...properties, layers: [layer, ...others] });
  const setColumn = (name: "lat" | "lon") => (value: string) =>
    onChange(withNested(properties, ["latLonColumns", name, "column"], value));
  const layer = { properties: first, onChange: setLayer };
  return (
    <>
      <OptionGroup title="Columns">
        <OptionPair>
          <TextOption label="Latitude" value={columns.lat} onChange={setColumn("lat")} />
          <TextOption label="Longitude" value={columns.lon} onChange={setColumn("lon")} />
        </OptionPair>
      </OptionGroup>
      <OptionGroup title="Layer">
        <ChoiceOption
          label="Drawn as"
          value={layersIn({ layers: [first] })[0]?.type ?? "pointMap"}
          choices={LAYER_TYPES}
          onChange={(type) => setLayer({ ...first, type })}
        />
        <ColumnOption {...layer} name="colorField" label="Coloured by" placeholder="_value" />
        <ColumnOption {...layer} name="radiusField" label="Size of circles" placeholder="_value" />
        <ColumnOption
          {...layer}
          name="intensityField"
          label="Weight of heat"
          placeholder="_value"
        />
      </OptionGroup>
    </>
  );
}

export const geo: ViewKind = {
  type: "geo",
  name: "Map",
  words: "places on a net of degrees",
  icon: MapPin,
  defaults: {
    ...COMMON,
    type: "geo",
    center: { lat: 0, lon: 0 },
    zoom: 1,
    allowPanAndZoom: true,
    detectCoordinateFields: true,
    mapStyle: "",
    layers: [{ type: "pointMap", colorField: "", colorDimension: { label: "" }, colors: [] }],
  },
  View: GeoView,
  Options: GeoOptions,
  shapes: "rows",
  isImported: true,
};
