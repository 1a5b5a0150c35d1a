import type { QueryClient, QueryKey } from "@tanstack/react-query";

/**
 * Reads again what a change has made old. A first load that is still on its way may have been
 * answered before the change, and invalidating alone would wait for that answer and keep it.
 */
export async function reload(client: QueryClient, queryKey: QueryKey): Promise<void> {
  await client.cancelQueries({ queryKey });
  await client.invalidateQueries({ queryKey });
}
