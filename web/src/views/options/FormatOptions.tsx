import { axisIn, formatIn, withNested } from "@/views/properties";
import {
  ChoiceOption,
  NumberOption,
  OptionGroup,
  OptionPair,
  TextOption,
} from "@/views/options/fields";
import type { OptionsProps } from "@/views/view";

/** What stands before and after a value, and its decimals. */
export function FormatOptions({ properties, onChange }: OptionsProps) {
  const { prefix, suffix, decimals } = formatIn(properties);
  const set = (name: string) => (value: string) => onChange({ ...properties, [name]: value });
  const setDecimals = (digits: number | null) =>
    onChange({
      ...properties,
      decimalPlaces: { isEnforced: digits !== null, digits: digits ?? 2 },
    });
  return (
    <OptionGroup title="Value">
      <OptionPair>
        <TextOption label="Prefix" value={prefix} onChange={set("prefix")} />
        <TextOption label="Suffix" value={suffix} onChange={set("suffix")} />
      </OptionPair>
      <NumberOption label="Decimals" value={decimals} onChange={setDecimals} />
    </OptionGroup>
  );
}

/** The y axis of a graph. */
export function AxisOptions({ properties, onChange }: OptionsProps) {
  const axis = axisIn(properties, "y");
  const set = (name: string, value: unknown) =>
    onChange(withNested(properties, ["axes", "y", name], value));
  const [min, max] = axis.bounds;
  const write = (value: number | null) => (value === null ? "" : String(value));
  return (
    <OptionGroup title="Y axis">
      <TextOption
        label="Unit"
        value={axis.label}
        placeholder="from the script"
        onChange={(value) => set("label", value)}
      />
      <OptionPair>
        <TextOption
          label="Prefix"
          value={axis.format.prefix}
          onChange={(value) => set("prefix", value)}
        />
        <TextOption
          label="Suffix"
          value={axis.format.suffix}
          onChange={(value) => set("suffix", value)}
        />
        <NumberOption
          label="From"
          value={min}
          onChange={(value) => set("bounds", [write(value), write(max)])}
        />
        <NumberOption
          label="To"
          value={max}
          onChange={(value) => set("bounds", [write(min), write(value)])}
        />
      </OptionPair>
      <ChoiceOption
        label="Scale"
        value={axis.isLog ? "log" : "linear"}
        choices={[
          { value: "linear", label: "Linear" },
          { value: "log", label: "Logarithmic" },
        ]}
        onChange={(value) => set("scale", value)}
      />
    </OptionGroup>
  );
}
