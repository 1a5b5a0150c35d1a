import { Plus, X } from "lucide-react";

import { newId } from "@/core/newId";
import { Button, IconButton } from "@/ui/Button";
import { coloursIn, type Colour, type ColourType } from "@/views/colours";
import { OptionGroup } from "@/views/options/fields";
import type { OptionsProps } from "@/views/view";

import styles from "./Options.module.css";

export interface ThresholdOptionsProps extends OptionsProps {
  /** The kind of a level that is added. */
  kind: ColourType;
}

const FIRST_HEX = "#9d8cff";

/** Levels of a value: from where on, in which colour, under which name. */
export function ThresholdOptions({ properties, onChange, kind }: ThresholdOptionsProps) {
  const colours = coloursIn(properties);
  const levels = colours.filter(({ type }) => type !== "scale");
  const set = (next: readonly Colour[]) => onChange({ ...properties, colors: next });
  const change = (index: number, changes: Partial<Colour>) =>
    set(colours.map((each) => (each === levels[index] ? { ...each, ...changes } : each)));
  const add = () => {
    const value = (levels.at(-1)?.value ?? 0) + 10;
    set([...colours, { id: newId(), type: kind, hex: FIRST_HEX, name: "", value }]);
  };
  return (
    <OptionGroup title="Levels">
      {levels.map((level, index) => (
        <div key={level.id || index} className={styles.level}>
          <input
            type="color"
            aria-label={`Colour of level ${index + 1}`}
            value={level.hex}
            onChange={(event) => change(index, { hex: event.target.value })}
          />
          <input
            type="number"
            step="any"
            aria-label={`Level ${index + 1} from`}
            value={level.value}
            onChange={({ target }) =>
              Number.isFinite(target.valueAsNumber) &&
              change(index, { value: target.valueAsNumber })
            }
          />
          <input
            aria-label={`Name of level ${index + 1}`}
            placeholder="name"
            value={level.name}
            onChange={(event) => change(index, { name: event.target.value })}
          />
          <IconButton
            label={`Remove level ${index + 1}`}
            onClick={() => set(colours.filter((each) => each !== level))}
          >
            <X aria-hidden />
          </IconButton>
        </div>
      ))}
      <div>
        <Button size="small" onClick={add}>
          <Plus aria-hidden />
          Level
        </Button>
      </div>
    </OptionGroup>
  );
}
