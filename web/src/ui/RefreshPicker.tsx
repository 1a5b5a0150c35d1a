import { RefreshCw } from "lucide-react";

import { REFRESH_CHOICES, type Refresh } from "@/core/refresh";
import { Badge } from "@/ui/Badge";
import { Button } from "@/ui/Button";
import { Menu, MenuItem } from "@/ui/Menu";

export interface RefreshPickerProps {
  refresh: Refresh;
  /** True where the range's end is fixed, so that nothing would change. */
  isPaused: boolean;
  onChange(refresh: Refresh): void;
}

/** How often the page asks again. */
export function RefreshPicker({ refresh, isPaused, onChange }: RefreshPickerProps) {
  const isWaiting = isPaused && refresh !== "off";
  return (
    <>
      {isWaiting && (
        <Badge look="warn" title="The range has a fixed end; choose one that ends now to go on">
          paused
        </Badge>
      )}
      <Menu
        align="end"
        trigger={
          <Button isDrop aria-label={`Refresh: ${refresh}${isWaiting ? ", paused" : ""}`}>
            <RefreshCw aria-hidden />
            {refresh}
          </Button>
        }
      >
        {(["off", ...REFRESH_CHOICES] as const).map((choice) => (
          <MenuItem key={choice} isChosen={choice === refresh} onSelect={() => onChange(choice)}>
            {choice}
          </MenuItem>
        ))}
      </Menu>
    </>
  );
}
