import { X } from "lucide-react";
import { create } from "zustand";

import { IconButton } from "@/ui/Button";

import styles from "./Toast.module.css";

const SHOWN_MS = 5_000;

interface ToastState {
  message: string | null;
  timer: number;
}

const useToast = create<ToastState>(() => ({ message: null, timer: 0 }));

export function closeToast(): void {
  window.clearTimeout(useToast.getState().timer);
  useToast.setState({ message: null });
}

/** Says something that passed, for five seconds. */
export function showToast(message: string): void {
  window.clearTimeout(useToast.getState().timer);
  useToast.setState({ message, timer: window.setTimeout(closeToast, SHOWN_MS) });
}

export function ToastHost() {
  const message = useToast((state) => state.message);
  return (
    <div className={message ? styles.toast : "sr"} role="status">
      {message}
      {message && (
        <IconButton label="Close message" onClick={closeToast}>
          <X aria-hidden />
        </IconButton>
      )}
    </div>
  );
}
