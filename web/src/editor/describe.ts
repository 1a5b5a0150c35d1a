/** A member of the library in words, for completion and hovering. */
import { UNIVERSE, type LibraryMember, type LibraryPackage } from "@/editor/library";

function element(tag: "div" | "code" | "p", className: string, text = ""): HTMLElement {
  const made = document.createElement(tag);
  made.className = className;
  made.textContent = text;
  return made;
}

/** Its signature, what it does, and where it differs from InfluxDB. */
export function describeMember(
  { path, name: packageName }: LibraryPackage,
  { name, type, summary, differences }: LibraryMember,
): HTMLElement {
  const shown = element("div", "cm-flux-help");
  const owner = path === UNIVERSE ? "" : `${packageName}.`;
  shown.append(
    element(
      "code",
      "cm-flux-signature",
      `${owner}${name}${type.startsWith("(") ? "" : ": "}${type}`,
    ),
  );
  if (summary) shown.append(element("p", "cm-flux-summary", summary));
  if (differences)
    shown.append(element("p", "cm-flux-differs", `Differs from InfluxDB: ${differences}`));
  if (path !== UNIVERSE) shown.append(element("p", "cm-flux-import", `import "${path}"`));
  return shown;
}
