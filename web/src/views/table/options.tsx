import type { Properties } from "@/api/dashboards";
import { FormatOptions } from "@/views/options/FormatOptions";
import { FlagOption, OptionGroup, TextOption } from "@/views/options/fields";
import { ThresholdOptions } from "@/views/options/ThresholdOptions";
import { flagIn, recordIn, recordsIn, textIn, withNested } from "@/views/properties";
import type { OptionsProps } from "@/views/view";

export function TableOptions(props: OptionsProps) {
  const { properties, onChange } = props;
  const sortBy = textIn(recordIn(recordIn(properties, "tableOptions"), "sortBy"), "internalName");
  const fields = recordsIn(properties, "fieldOptions");
  const setField = (index: number, changes: Properties) =>
    onChange({
      ...properties,
      fieldOptions: fields.map((each, at) => (at === index ? { ...each, ...changes } : each)),
    });
  return (
    <>
      <OptionGroup title="Rows">
        <TextOption
          label="Sorted by column"
          value={sortBy}
          placeholder="as they come"
          onChange={(value) =>
            onChange(
              withNested(properties, ["tableOptions", "sortBy"], {
                internalName: value,
                displayName: value,
                visible: true,
              }),
            )
          }
        />
      </OptionGroup>
      {fields.length > 0 && (
        <OptionGroup title="Columns">
          {fields.map((field, index) => (
            <FlagOption
              key={textIn(field, "internalName")}
              label={textIn(field, "displayName") || textIn(field, "internalName")}
              value={field["visible"] !== false}
              onChange={(visible) => setField(index, { visible })}
            />
          ))}
        </OptionGroup>
      )}
      <FormatOptions {...props} />
      <ThresholdOptions {...props} kind="text" />
    </>
  );
}

export function SimpleTableOptions({ properties, onChange }: OptionsProps) {
  return (
    <OptionGroup title="Columns">
      <FlagOption
        label="All columns, those of the range too"
        value={flagIn(properties, "showAll")}
        onChange={(showAll) => onChange({ ...properties, showAll })}
      />
    </OptionGroup>
  );
}
