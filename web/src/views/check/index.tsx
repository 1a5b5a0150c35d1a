import { SquareActivity } from "lucide-react";
import { useMemo } from "react";

import { levelsIn } from "@/views/check/levels";
import { COMMON } from "@/views/defaults";
import { Lines } from "@/views/lines/Lines";
import { useLines } from "@/views/lines/useLines";
import { NoSeries } from "@/views/NoSeries";
import { OptionGroup } from "@/views/options/fields";
import { ThresholdOptions } from "@/views/options/ThresholdOptions";
import type { OptionsProps, ViewKind, ViewProps } from "@/views/view";

/** What a check watches, with the thresholds of its levels across the graph. */
function CheckView({ properties, frames, bounds, link, head }: ViewProps) {
  const { series, look, format } = useLines(properties, frames, bounds);
  const levels = useMemo(() => levelsIn(properties, format), [properties, format]);
  const marked = useMemo(() => ({ ...look, levels }), [look, levels]);
  if (series.length === 0) return <NoSeries frames={frames} />;
  return (
    <>
      <Lines series={series} look={marked} link={link} head={head} format={format} />
      {levels.length > 0 && (
        <p className="sr">Levels: {levels.map(({ words }) => words).join(", ")}.</p>
      )}
    </>
  );
}

function CheckOptions(props: OptionsProps) {
  return (
    <>
      <OptionGroup title="Check">
        <p className="dense dim">
          The thresholds of the check that this cell came with are drawn and kept. Levels of its own
          stand beside them.
        </p>
      </OptionGroup>
      <ThresholdOptions {...props} kind="threshold" />
    </>
  );
}

export const check: ViewKind = {
  type: "check",
  name: "Check",
  words: "what a check watches, with its thresholds",
  icon: SquareActivity,
  defaults: { ...COMMON, type: "check", checkID: "" },
  View: CheckView,
  Options: CheckOptions,
  shapes: "series",
  isImported: true,
};
