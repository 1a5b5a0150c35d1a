import { keyCaps } from "@/core/hotkeys";

import styles from "./Keys.module.css";

/** Key caps for a registry key such as `mod+Enter` or `g m`. */
export function Keys({ keys }: { keys: string }) {
  return (
    <span className={styles.keys}>
      {keyCaps(keys).map((cap, index) => (
        <kbd key={`${index} ${cap}`} className={styles.key}>
          {cap}
        </kbd>
      ))}
    </span>
  );
}
