/** What helps while typing: completion, explanations, mistakes. It is loaded once the editor stands. */
import {
  autocompletion,
  closeBrackets,
  closeBracketsKeymap,
  completionKeymap,
} from "@codemirror/autocomplete";
import { Prec, type Extension } from "@codemirror/state";
import { keymap } from "@codemirror/view";

import { completeFlux } from "@/editor/complete";
import { hoverFlux } from "@/editor/hover";
import { fetchLibrary, type LibraryPackage } from "@/editor/library";
import { serverLint, showProblems } from "@/editor/mistakes";
import { createSchemaSource } from "@/editor/schemaSource";

/** After these the next thing is already known: a call's arguments, a package's members. */
const LEADS_ON = new Set(["function", "namespace"]);

export { showProblems };

export interface AssistanceContext {
  /** The organization whose names are offered. */
  org(): string | null;
  /** What a run would put before the script. */
  extern(): unknown;
}

export function fluxAssistance({ org, extern }: AssistanceContext): Extension {
  let library: readonly LibraryPackage[] = [];
  const load = async () => {
    library = await fetchLibrary();
  };
  // Without the library the data's names are still completed.
  void load().catch(() => undefined);
  const sources = { library: () => library, schema: createSchemaSource(org) };
  return [
    closeBrackets(),
    autocompletion({
      override: [completeFlux(sources)],
      icons: false,
      activateOnCompletion: ({ type = "" }) => LEADS_ON.has(type),
    }),
    hoverFlux(sources.library),
    serverLint(extern),
    Prec.high(keymap.of([...completionKeymap, ...closeBracketsKeymap])),
  ];
}
