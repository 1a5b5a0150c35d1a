import { setNonce } from "get-nonce";

/** The nonce this response's content security policy allows styles with; empty in development. */
export const cspNonce =
  document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? "";

/** Hands the nonce to the libraries that insert style elements. */
export function installNonce(): void {
  if (!cspNonce) return;
  setNonce(cspNonce);
  // Where the grid's dragging looks for it.
  Reflect.set(globalThis, "__webpack_nonce__", cspNonce);
}
