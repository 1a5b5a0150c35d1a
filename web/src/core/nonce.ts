import { setNonce } from "get-nonce";

/** The nonce this response's content security policy allows styles with; empty in development. */
export const cspNonce =
  document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? "";

/** Hands the nonce to the libraries that insert style elements. */
export function installNonce(): void {
  if (cspNonce) setNonce(cspNonce);
}
