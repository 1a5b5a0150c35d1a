import { FormatOptions } from "@/views/options/FormatOptions";
import { FlagOption, OptionGroup } from "@/views/options/fields";
import { ThresholdOptions } from "@/views/options/ThresholdOptions";
import { flagIn } from "@/views/properties";
import type { OptionsProps } from "@/views/view";

export function SingleStatOptions(props: OptionsProps) {
  const { properties, onChange } = props;
  return (
    <>
      <FormatOptions {...props} />
      <OptionGroup title="Direction">
        <FlagOption
          label="The value is a change of price: colour, triangle and sign"
          value={flagIn(properties, "isDirection")}
          onChange={(value) => onChange({ ...properties, isDirection: value })}
        />
      </OptionGroup>
      <ThresholdOptions {...props} kind="text" />
    </>
  );
}
