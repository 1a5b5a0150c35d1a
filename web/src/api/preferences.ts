/** The preferences as the server keeps them for the user who is signed in. */
import { request, requestJson } from "@/api/client";

const PATH = "api/krakflux/preferences";

/** An empty object where nothing is stored; what stands in it is whatever was stored. */
export function fetchPreferences(signal: AbortSignal): Promise<unknown> {
  return requestJson<unknown>(PATH, { signal });
}

export async function storePreferences(document: object): Promise<void> {
  await request(PATH, { method: "PUT", json: document });
}

export async function deletePreferences(): Promise<void> {
  await request(PATH, { method: "DELETE" });
}
