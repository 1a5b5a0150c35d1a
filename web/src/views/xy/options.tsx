import { isRebased } from "@/views/lines/look";
import { AxisOptions } from "@/views/options/FormatOptions";
import { ChoiceOption, FlagOption, OptionGroup } from "@/views/options/fields";
import { flagIn, textIn } from "@/views/properties";
import type { OptionsProps } from "@/views/view";

const GEOMETRIES = [
  { value: "line", label: "Lines" },
  { value: "monotoneX", label: "Smooth lines" },
  { value: "step", label: "Steps" },
  { value: "bar", label: "Bars" },
  { value: "stacked", label: "Stacked" },
];

/** The lines themselves: shared by every view that draws some. */
export function LineOptions({ properties, onChange }: OptionsProps) {
  const set = (name: string, value: unknown) => onChange({ ...properties, [name]: value });
  return (
    <OptionGroup title="Lines">
      <ChoiceOption
        label="Drawn as"
        value={textIn(properties, "geom", "line")}
        choices={GEOMETRIES}
        onChange={(value) =>
          onChange({
            ...properties,
            geom: value,
            position: value === "stacked" ? "stacked" : "overlaid",
          })
        }
      />
      <FlagOption
        label="Shade below"
        value={flagIn(properties, "shadeBelow")}
        onChange={(value) => set("shadeBelow", value)}
      />
      <FlagOption
        label="Rebase to %: each line as its change since the first value"
        value={isRebased(properties)}
        onChange={(value) => set("rebase", value)}
      />
    </OptionGroup>
  );
}

export function XyOptions(props: OptionsProps) {
  return (
    <>
      <LineOptions {...props} />
      <AxisOptions {...props} />
    </>
  );
}
