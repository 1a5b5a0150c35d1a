/** What lies over the page: one thing at a time, opened from anywhere. */
import { create } from "zustand";

export type Overlay = "none" | "palette" | "help";

export const useOverlay = create<{ overlay: Overlay }>(() => ({ overlay: "none" }));

export function openPalette(): void {
  useOverlay.setState({ overlay: "palette" });
}

export function openHelp(): void {
  useOverlay.setState({ overlay: "help" });
}

export function closeOverlay(): void {
  useOverlay.setState({ overlay: "none" });
}
