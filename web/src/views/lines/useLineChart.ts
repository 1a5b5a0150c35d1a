import { useEffect, useRef, useState } from "react";

import { LineChart, type LineHover } from "@/charts/LineChart";
import type { LineLook } from "@/charts/lineLook";
import { subscribeTheme } from "@/core/theme";
import { readChartTheme } from "@/design/chartTheme";
import { useCursorShare } from "@/views/useCursorShare";
import type { TimeLink } from "@/views/view";

/** A chart of lines in an element, for as long as that is in the page; in the theme that holds. */
export function useLineChart(
  look: LineLook,
  link: TimeLink,
  onHover: (hover: LineHover | null) => void,
) {
  const host = useRef<HTMLDivElement>(null);
  const [chart, setChart] = useState<LineChart | null>(null);
  const share = useCursorShare(link.cursor, chart);
  const latest = useRef({ look, link });
  useEffect(() => {
    latest.current = { look, link };
  });
  useEffect(() => {
    const container = host.current;
    if (!container) return undefined;
    const created = new LineChart(
      container,
      readChartTheme(container),
      {
        onHover: (hover) => {
          onHover(hover);
          share.tell(hover?.timeMs ?? null);
        },
        onZoom: (bounds) => latest.current.link.onZoom(bounds),
        onZoomOut: () => latest.current.link.onZoomOut(),
      },
      latest.current.look,
    );
    setChart(created);
    const stopTheme = subscribeTheme(() => created.setTheme(readChartTheme(container)));
    return () => {
      stopTheme();
      created.destroy();
    };
  }, [onHover, share]);
  return { host, chart, share };
}
