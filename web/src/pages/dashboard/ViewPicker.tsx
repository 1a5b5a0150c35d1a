import { Button } from "@/ui/Button";
import { Menu, MenuItem } from "@/ui/Menu";
import { findViewKind, OFFERED_KINDS } from "@/views/registry";
import type { ViewKind } from "@/views/view";

export interface ViewPickerProps {
  type: string;
  onChange(kind: ViewKind): void;
}

/** How a cell draws its result. */
export function ViewPicker({ type, onChange }: ViewPickerProps) {
  const kind = findViewKind(type);
  const offered = OFFERED_KINDS.filter(({ shapes }) => shapes !== "note");
  const kinds = kind?.isImported ? [...offered, kind] : offered;
  return (
    <Menu
      align="end"
      trigger={
        <Button isDrop aria-label={`View: ${kind?.name ?? type}`}>
          {kind && <kind.icon aria-hidden />}
          {kind?.name ?? type}
        </Button>
      }
    >
      {kinds.map((each) => (
        <MenuItem key={each.type} isChosen={each.type === type} onSelect={() => onChange(each)}>
          <each.icon aria-hidden />
          {each.name}
        </MenuItem>
      ))}
    </Menu>
  );
}
