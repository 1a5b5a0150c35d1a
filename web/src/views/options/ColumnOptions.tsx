/** Which columns of the result a view draws from. */
import { TextOption } from "@/views/options/fields";
import { textIn, textsIn } from "@/views/properties";
import type { OptionsProps } from "@/views/view";

export interface ColumnOptionProps extends OptionsProps {
  /** Of the property that holds the column's name. */
  name: string;
  label: string;
  /** The column where none is named. */
  usual?: string;
  placeholder?: string;
}

export function ColumnOption(props: ColumnOptionProps) {
  const { properties, onChange, name, label, usual = "", placeholder = usual } = props;
  return (
    <TextOption
      label={label}
      value={textIn(properties, name, usual)}
      placeholder={placeholder}
      onChange={(value) => onChange({ ...properties, [name]: value })}
    />
  );
}

export type ColumnsOptionProps = Omit<ColumnOptionProps, "usual">;

/** Several columns, with commas between them. */
export function ColumnsOption(props: ColumnsOptionProps) {
  const { properties, onChange, name, label, placeholder = "pair" } = props;
  const read = (value: string) => value.split(",").map((each) => each.trim());
  return (
    <TextOption
      label={label}
      value={textsIn(properties, name).join(", ")}
      placeholder={placeholder}
      onChange={(value) => onChange({ ...properties, [name]: read(value) })}
    />
  );
}
