import { useAllCommands } from "@/core/commands";
import { Dialog, DialogBody } from "@/ui/Dialog";
import { Keys } from "@/ui/Keys";

import styles from "./HelpDialog.module.css";

export interface HelpDialogProps {
  isOpen: boolean;
  onClose(): void;
}

/** The keys that work here, from the registry that makes them work. */
export function HelpDialog({ isOpen, onClose }: HelpDialogProps) {
  const groups = Map.groupBy(
    useAllCommands().filter((command) => command.keys && !command.isAlias),
    (command) => command.group,
  );
  return (
    <Dialog title="Keyboard" isOpen={isOpen} onClose={onClose} isWide>
      <DialogBody>
        <div className={styles.groups}>
          {[...groups].map(([group, commands]) => (
            <section key={group} className={styles.group}>
              <h3>{group}</h3>
              <ul>
                {commands.map((command) => (
                  <li key={command.id} className={styles.line}>
                    {command.title}
                    <Keys keys={command.keys ?? ""} />
                  </li>
                ))}
              </ul>
            </section>
          ))}
        </div>
      </DialogBody>
    </Dialog>
  );
}
