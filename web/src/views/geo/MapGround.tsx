import { Maximize2, Minus, Plus } from "lucide-react";
import {
  useEffect,
  useRef,
  type KeyboardEvent,
  type PointerEvent,
  type ReactNode,
  type RefObject,
} from "react";

import { IconButton } from "@/ui/Button";
import { moveMap, zoomMap, type Camera } from "@/views/geo/camera";
import { TOP_PX, type PlotArea } from "@/views/plot/area";

import styles from "./MapGround.module.css";

export interface MapGroundProps {
  camera: Camera;
  area: PlotArea;
  /** From the view's left edge to the map's. */
  leftPx: number;
  label: string;
  /** Null fits all places. */
  onCamera(camera: Camera | null): void;
  children: ReactNode;
}

const STEP_PX = 60;
const STEP_ZOOM = 1.5;
const WHEEL_ZOOM = 0.002;
const MOVES: Record<string, readonly [number, number]> = {
  ArrowLeft: [STEP_PX, 0],
  ArrowRight: [-STEP_PX, 0],
  ArrowUp: [0, STEP_PX],
  ArrowDown: [0, -STEP_PX],
};
const ZOOMS: Record<string, number> = {
  "+": STEP_ZOOM,
  "=": STEP_ZOOM,
  "-": 1 / STEP_ZOOM,
};

/** Moves a map by hand, by wheel once it has the focus, by keys and by buttons. */
export function MapGround(props: MapGroundProps) {
  const { camera, area, label, onCamera, children } = props;
  const ground = useRef<HTMLDivElement>(null);
  useWheel(ground, props);
  const drag = (event: PointerEvent) => {
    if (event.currentTarget.hasPointerCapture(event.pointerId))
      onCamera(moveMap(camera, event.movementX, event.movementY));
  };
  const hold = (event: PointerEvent) => {
    // A finger scrolls the page.
    if (event.pointerType === "mouse" && event.button === 0)
      event.currentTarget.setPointerCapture(event.pointerId);
  };
  const press = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const move = MOVES[event.key];
    const zoom = ZOOMS[event.key];
    if (move) onCamera(moveMap(camera, ...move));
    else if (zoom) onCamera(zoomMap(camera, zoom, area));
    else if (event.key === "Home") onCamera(null);
    else return;
    event.preventDefault();
  };
  return (
    <div className={styles.map}>
      <div
        ref={ground}
        className={styles.ground}
        role="application"
        aria-roledescription="map"
        aria-label={`${label}. Arrow keys move the map, plus and minus zoom, Home shows all places.`}
        tabIndex={0}
        onPointerDown={hold}
        onPointerMove={drag}
        onDoubleClick={() => onCamera(null)}
        onKeyDown={press}
      >
        {children}
      </div>
      <div className={styles.buttons} role="group" aria-label="Zoom">
        <IconButton label="Zoom in" onClick={() => onCamera(zoomMap(camera, STEP_ZOOM, area))}>
          <Plus aria-hidden />
        </IconButton>
        <IconButton label="Zoom out" onClick={() => onCamera(zoomMap(camera, 1 / STEP_ZOOM, area))}>
          <Minus aria-hidden />
        </IconButton>
        <IconButton label="Show all places" onClick={() => onCamera(null)}>
          <Maximize2 aria-hidden />
        </IconButton>
      </div>
    </div>
  );
}

/** The page scrolls by the same wheel: a map takes it only while it has the focus. */
function useWheel(ground: RefObject<HTMLDivElement | null>, props: MapGroundProps): void {
  const latest = useRef(props);
  useEffect(() => {
    latest.current = props;
  });
  useEffect(() => {
    const element = ground.current;
    if (!element) return undefined;
    const turn = (event: WheelEvent) => {
      if (document.activeElement !== element) return;
      event.preventDefault();
      const { camera, area, leftPx, onCamera } = latest.current;
      const box = element.getBoundingClientRect();
      const x = event.clientX - box.left - leftPx - area.width / 2;
      const y = event.clientY - box.top - TOP_PX - area.height / 2;
      onCamera(zoomMap(camera, Math.exp(-event.deltaY * WHEEL_ZOOM), area, [x, y]));
    };
    element.addEventListener("wheel", turn, { passive: false });
    return () => element.removeEventListener("wheel", turn);
  }, [ground]);
}
