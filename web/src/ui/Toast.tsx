import { X } from "lucide-react";
import { create } from "zustand";

import { Button, IconButton } from "@/ui/Button";

import styles from "./Toast.module.css";

const SHOWN_MS = 5_000;
/** A way back needs time to be read and reached. */
const SHOWN_WITH_ACTION_MS = 10_000;

export interface ToastAction {
  label: string;
  run(): void;
}

interface ToastState {
  message: string | null;
  action: ToastAction | null;
  timer: number;
}

const useToast = create<ToastState>(() => ({ message: null, action: null, timer: 0 }));

export function closeToast(): void {
  window.clearTimeout(useToast.getState().timer);
  useToast.setState({ message: null, action: null });
}

/** Says something that passed, for some seconds, and offers what can be done about it. */
export function showToast(message: string, action: ToastAction | null = null): void {
  window.clearTimeout(useToast.getState().timer);
  const timer = window.setTimeout(closeToast, action ? SHOWN_WITH_ACTION_MS : SHOWN_MS);
  useToast.setState({ message, action, timer });
}

export function ToastHost() {
  const message = useToast((state) => state.message);
  const action = useToast((state) => state.action);
  const act = () => {
    closeToast();
    action?.run();
  };
  return (
    <div className={message ? styles.toast : "sr"} role="status">
      {message}
      {action && (
        <Button size="small" onClick={act}>
          {action.label}
        </Button>
      )}
      {message && (
        <IconButton label="Close message" onClick={closeToast}>
          <X aria-hidden />
        </IconButton>
      )}
    </div>
  );
}
