import { useState } from "react";

import { useTimeZone } from "@/core/chosenZone";
import { formatClock, offsetName } from "@/core/timeZone";
import { Failure } from "@/ui/States";

import styles from "./Blank.module.css";

/** The first instants, before anything is known: the page's ground and nothing that could jump. */
export function Blank() {
  return <div className={styles.blank} role="status" aria-label="Loading" />;
}

/** While no server answers, which is asked again all the time: nothing here to be clicked. */
export function ServerUnreachable() {
  const zone = useTimeZone();
  const [since] = useState(() => Date.now());
  return (
    <main className={styles.center}>
      <div className={styles.waiting} role="status">
        <h1>krakflux is starting or not running</h1>
        <p>
          It has not answered since{" "}
          <time dateTime={new Date(since).toISOString()}>
            {formatClock(since, zone, true)} {offsetName(since, zone)}
          </time>
          . This page asks again every few seconds and goes on by itself; <code>krakflux up</code>{" "}
          starts it.
        </p>
      </div>
    </main>
  );
}

export interface ServerFailureProps {
  error: Error;
  onRetry(): void;
}

/** A server that answers, but not with what the page begins with. */
export function ServerFailure({ error, onRetry }: ServerFailureProps) {
  return (
    <main className={styles.center}>
      <div className={styles.box}>
        <Failure title="krakflux can't open" details={error.message} onRetry={onRetry} />
      </div>
    </main>
  );
}
