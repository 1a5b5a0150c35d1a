import { Failure } from "@/ui/States";

import styles from "./Blank.module.css";

/** The first instants, before anything is known: the page's ground and nothing that could jump. */
export function Blank() {
  return <div className={styles.blank} role="status" aria-label="Loading" />;
}

export interface ServerUnreachableProps {
  error: Error;
  onRetry(): void;
}

export function ServerUnreachable({ error, onRetry }: ServerUnreachableProps) {
  return (
    <main className={styles.center}>
      <div className={styles.box}>
        <Failure title="krakflux does not answer" details={error.message} onRetry={onRetry} />
      </div>
    </main>
  );
}
