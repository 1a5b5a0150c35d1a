import { useRef, useState } from "react";

import type { Properties } from "@/api/dashboards";
import type { Frame } from "@/api/frames";
import { useDashboardRun } from "@/dashboards/DashboardRun";
import { useSize } from "@/dashboards/useSize";
import { textIn } from "@/views/properties";
import { findViewKind } from "@/views/registry";
import { unitOf } from "@/views/unit";

import styles from "./CellPreview.module.css";

export interface CellPreviewProps {
  properties: Properties;
  frames: readonly Frame[];
  name: string;
}

/** The cell as it will look, from the result at hand. */
export function CellPreview({ properties, frames, name }: CellPreviewProps) {
  const body = useRef<HTMLDivElement>(null);
  const [head, setHead] = useState<HTMLElement | null>(null);
  const size = useSize(body);
  const { bounds, link } = useDashboardRun();
  const kind = findViewKind(textIn(properties, "type"));
  return (
    <section className={styles.preview} aria-label="Preview">
      <header className={styles.head}>
        <h2 className="clip">{name || "Untitled cell"}</h2>
        <span className="cap dim clip">{unitOf(properties)}</span>
        <span ref={setHead} className={styles.slot} />
      </header>
      <div ref={body} className={styles.body}>
        {kind && size && (
          <kind.View
            properties={properties}
            frames={frames}
            bounds={bounds}
            size={size}
            link={link}
            head={head}
          />
        )}
      </div>
    </section>
  );
}
