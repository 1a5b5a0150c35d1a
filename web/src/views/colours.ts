/** InfluxDB's `colors`: scales for series, thresholds for values. */
import type { Properties } from "@/api/dashboards";
import { numberIn, recordsIn, textIn } from "@/views/properties";

export type ColourType = "min" | "max" | "threshold" | "text" | "background" | "scale";

export interface Colour {
  id: string;
  type: ColourType;
  hex: string;
  name: string;
  value: number;
}

const TYPES: readonly ColourType[] = ["min", "max", "threshold", "text", "background", "scale"];
const HEX = /^#[0-9a-f]{6}$/i;

/** Readable colours alone, thresholds in rising order. */
export function coloursIn(properties: Properties): Colour[] {
  return recordsIn(properties, "colors")
    .flatMap((each) => {
      const type = TYPES.find((known) => known === each["type"]);
      const hex = textIn(each, "hex");
      if (!type || !HEX.test(hex)) return [];
      const [id, name] = [textIn(each, "id"), textIn(each, "name")];
      return [{ id, type, hex, name, value: numberIn(each, "value") ?? 0 }];
    })
    .toSorted((a, b) => a.value - b.value);
}

/** The series colours a view asks for; null leaves them to the theme. */
export function scaleColours(properties: Properties): string[] | null {
  const scale = coloursIn(properties).filter(({ type }) => type === "scale");
  return scale.length > 0 ? scale.map(({ hex }) => hex) : null;
}

/** The threshold a value has reached: the highest that is not above it, else the lowest. */
export function thresholdAt(colours: readonly Colour[], value: number): Colour | null {
  const levels = colours.filter(({ type }) => type !== "scale" && type !== "max");
  return levels.findLast((level) => level.value <= value) ?? levels[0] ?? null;
}

/** Names that InfluxDB gives its palette: they say a hue, not what the level means. */
const PALETTE = new Set(
  `laser comet chelsea amethyst pool rainforest honeydew viridian sapphire potassium star curacao
  ruby dreamsicle topaz tiger pineapple thunder sunset fire ocean galaxy tundra viking krypton
  wasabi pearl graphite white castle onyx raven mist base gypsy`.split(/\s+/),
);

/** What a level is called: its own name, or from where on it holds. */
export function levelWords(level: Colour, formatted: string): string {
  const isNamed = level.name !== "" && !PALETTE.has(level.name.toLowerCase());
  return isNamed ? level.name : `from ${formatted}`;
}
