import { useState } from "react";

import type { Frame } from "@/api/frames";
import { FrameTable } from "@/workbench/results/FrameTable";
import { Segments } from "@/ui/Segments";

import styles from "./TableView.module.css";

const MOST_FRAMES = 8;

function frameName(frame: Frame, index: number): string {
  const name = frame.result === "_result" || frame.result === "" ? "Result" : frame.result;
  return `${index + 1}: ${name}`;
}

/** The rows as they came, one kind of table at a time; only what is seen is in the page. */
export function TableView({ frames }: { frames: readonly Frame[] }) {
  const filled = frames.filter(({ rows }) => rows > 0).slice(0, MOST_FRAMES);
  const [chosen, setChosen] = useState("0");
  const frame = filled[Number(chosen)] ?? filled[0];
  if (!frame) return null;
  return (
    <>
      {filled.length > 1 && (
        <div className={styles.bar}>
          <Segments
            label="Table"
            value={filled[Number(chosen)] ? chosen : "0"}
            segments={filled.map((each, index) => ({
              value: String(index),
              label: frameName(each, index),
            }))}
            onChange={setChosen}
          />
          <span className="cap faint">tables of different columns</span>
        </div>
      )}
      <FrameTable key={chosen} frame={frame} />
    </>
  );
}
