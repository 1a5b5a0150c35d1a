/**
 * The folder this page was served from, with a trailing slash.
 *
 * Every route is one segment deep, so the folder is the same on each of them and the page works
 * under any URL prefix without being told which.
 */
export const baseUrl = new URL(".", window.location.href);

/** The same folder as a path without the trailing slash: the router's base. */
export const basePath = baseUrl.pathname.replace(/\/$/, "");

export function apiUrl(path: string, parameters: Record<string, string> = {}): string {
  const url = new URL(path.replace(/^\//, ""), baseUrl);
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  return url.href;
}
