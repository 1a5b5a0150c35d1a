import { describe, expect, test } from "vitest";

import { CursorBus } from "@/charts/cursorBus";
import { CursorShare } from "@/charts/CursorShare";

/** A chart that tells of each move of its crosshair, as the chart libraries do. */
function joined(bus: CursorBus) {
  const share = new CursorShare();
  const places: (number | null)[] = [];
  const pointAt = (timeMs: number | null) => {
    places.push(timeMs);
    share.tell(timeMs);
  };
  return { share, places, pointAt, part: share.join(bus, { pointAt }) };
}

describe("the shared crosshair", () => {
  test("goes from the chart that is pointed at to the others, once", () => {
    const bus = new CursorBus();
    const [left, right] = [joined(bus), joined(bus)];
    left.share.take();
    left.pointAt(60);
    left.share.leave();
    expect(left.places).toEqual([60]);
    expect(right.places).toEqual([60, null]);
  });

  test("is not told by a chart that nobody points at", () => {
    const bus = new CursorBus();
    const [left, right] = [joined(bus), joined(bus)];
    left.pointAt(60);
    expect(right.places).toEqual([]);
  });

  test("belongs to the one that took it last", () => {
    const bus = new CursorBus();
    const [focused, pointed] = [joined(bus), joined(bus)];
    focused.share.take();
    pointed.share.take();
    pointed.pointAt(60);
    focused.share.leave();
    expect(pointed.places).toEqual([60]);
    expect(focused.places).toEqual([60]);
    focused.share.take();
    focused.pointAt(120);
    expect(pointed.places).toEqual([60, 120]);
  });

  test("is taken away from a chart that parts, and from those that followed it", () => {
    const bus = new CursorBus();
    const [left, right] = [joined(bus), joined(bus)];
    left.share.take();
    left.pointAt(60);
    left.part();
    expect(left.places).toEqual([60, null]);
    expect(right.places).toEqual([60, null]);
    right.share.take();
    right.pointAt(120);
    expect(left.places).toEqual([60, null]);
  });
});
