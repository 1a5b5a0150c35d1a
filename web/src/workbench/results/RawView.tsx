import { useVirtualizer } from "@tanstack/react-virtual";
import { Copy } from "lucide-react";
import { useMemo, useRef } from "react";

import { Button } from "@/ui/Button";
import { copyText } from "@/ui/clipboard";

import styles from "./TableView.module.css";

const LINE_PX = 18;

/** The annotated CSV as the server sent it. */
export function RawView({ bytes }: { bytes: ArrayBuffer }) {
  const text = useMemo(() => new TextDecoder().decode(bytes), [bytes]);
  const lines = useMemo(() => text.split("\r\n"), [text]);
  const scroll = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => LINE_PX,
    overscan: 20,
  });
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
        <div className={styles.lines} style={{ height: rows.getTotalSize() + 12 }}>
          {rows.getVirtualItems().map(({ index, key, start }) => (
            <div key={key} className={styles.line} style={{ transform: `translateY(${start}px)` }}>
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
