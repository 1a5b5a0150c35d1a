import { Copy } from "lucide-react";
import { useMemo, useRef } from "react";

import { Button } from "@/ui/Button";
import { copyText } from "@/ui/clipboard";
import { useRowWindow } from "@/ui/rowWindow";

import styles from "./TableView.module.css";

const LINE_PX = 18;

/** The annotated CSV as the server sent it. */
export function RawView({ bytes }: { bytes: ArrayBuffer }) {
  const text = useMemo(() => new TextDecoder().decode(bytes), [bytes]);
  const lines = useMemo(() => text.split("\r\n"), [text]);
  const scroll = useRef<HTMLDivElement>(null);
  const shown = useRowWindow(scroll, { count: lines.length, rowPx: LINE_PX });
  const copy = () => copyText(text, "The CSV is on the clipboard");
  return (
    <>
      <div className={styles.bar}>
        <Button size="small" onClick={copy}>
          <Copy aria-hidden />
          Copy all
        </Button>
      </div>
      <div ref={scroll} className={styles.scroll} tabIndex={0} role="region" aria-label="Raw CSV">
        <div className={styles.lines} style={{ height: lines.length * LINE_PX + 12 }}>
          {shown.rows.map((index) => (
            <div
              key={index}
              className={styles.line}
              style={{ transform: `translateY(${index * LINE_PX}px)` }}
            >
              <i>{index + 1}</i>
              <span className={lines[index]?.startsWith("#") ? styles.annotation : ""}>
                {lines[index]}
              </span>
            </div>
          ))}
        </div>
      </div>
    </>
  );
}
