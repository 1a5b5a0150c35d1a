/** A view's part in its dashboard's crosshair, for as long as the header shares it. */
import { useEffect, useState } from "react";

import type { CursorBus } from "@/charts/cursorBus";
import { CursorShare, type FollowingChart } from "@/charts/CursorShare";

/** The same object for the view's whole life; null for the bus parts it from the others. */
export function useCursorShare(bus: CursorBus | null, chart: FollowingChart | null): CursorShare {
  const [share] = useState(() => new CursorShare());
  useEffect(() => (bus && chart ? share.join(bus, chart) : undefined), [bus, chart, share]);
  return share;
}
