import { showToast } from "@/ui/Toast";

/** Puts text on the clipboard and says so, or says that the browser refused. */
export function copyText(text: string, message: string): void {
  navigator.clipboard.writeText(text).then(
    () => showToast(message),
    () => showToast("This browser does not allow copying here; select the text instead"),
  );
}
