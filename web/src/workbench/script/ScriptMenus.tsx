import { BookOpen, History } from "lucide-react";

import { usePreferences } from "@/core/prefs";
import { exampleScripts } from "@/flux/schemaQueries";
import { Button } from "@/ui/Button";
import { Menu, MenuHeading, MenuItem, MenuLine } from "@/ui/Menu";

import styles from "../Workbench.module.css";

export function ExampleMenu({
  bucket,
  onScript,
}: {
  bucket: string;
  onScript(script: string): void;
}) {
  return (
    <Menu
      align="end"
      side="top"
      trigger={
        <Button look="quiet" size="small">
          <BookOpen aria-hidden />
          Examples
        </Button>
      }
    >
      {exampleScripts(bucket).map(({ name, description, script }) => (
        <MenuItem key={name} onSelect={() => onScript(script)}>
          <span className={styles.example}>
            {name}
            <span className="cap dim">{description}</span>
          </span>
        </MenuItem>
      ))}
    </Menu>
  );
}

export function HistoryMenu({ onScript }: { onScript(script: string): void }) {
  const past = usePreferences((state) => state.history);
  const forget = usePreferences((state) => state.forgetHistory);
  return (
    <Menu
      align="end"
      side="top"
      trigger={
        <Button look="quiet" size="small">
          <History aria-hidden />
          History
        </Button>
      }
    >
      {past.length === 0 && <MenuHeading>What you run is kept here, in this browser</MenuHeading>}
      {past.slice(0, 20).map((script) => (
        <MenuItem key={script} onSelect={() => onScript(script)}>
          <span className={`${styles.past} clip`}>{script.replaceAll(/\s+/g, " ")}</span>
        </MenuItem>
      ))}
      {past.length > 0 && (
        <>
          <MenuLine />
          <MenuItem onSelect={forget}>Forget all</MenuItem>
        </>
      )}
    </Menu>
  );
}
