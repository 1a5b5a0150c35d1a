/** What the server says is wrong with a script, underlined at its place. */
import { linter, setDiagnostics, type Diagnostic } from "@codemirror/lint";
import type { Extension } from "@codemirror/state";
import type { EditorView } from "@codemirror/view";

import { analyzeScript } from "@/api/query";
import type { ScriptProblem } from "@/api/types";
import { placeRange, readProblems } from "@/editor/problems";

const LINT_DELAY_MS = 500;

/** Where to, and why: the server tells both ends of a fault. */
function diagnostic(text: string, problem: ScriptProblem): Diagnostic {
  const { line, column, endLine, endColumn, message } = problem;
  const place = { startLine: line, startColumn: column, endLine, endColumn };
  return { ...placeRange(text, place), severity: "error", message };
}

/** Asks the server after a pause in typing; while it is silent the script counts as right. */
export function serverLint(extern: () => unknown): Extension {
  return linter(
    async (view) => {
      const query = view.state.doc.toString();
      if (query.trim() === "") return [];
      try {
        const asked = { query, extern: extern() };
        const problems = await analyzeScript(asked, AbortSignal.timeout(10_000));
        return problems.map((problem) => diagnostic(query, problem));
      } catch {
        return [];
      }
    },
    { delay: LINT_DELAY_MS },
  );
}

/** Underlines what a failed run complained about and puts the cursor at the first place. */
export function showProblems(view: EditorView, message: string): void {
  const text = view.state.doc.toString();
  const diagnostics = readProblems(message).flatMap(({ place, message: words }): Diagnostic[] =>
    place ? [{ ...placeRange(text, place), severity: "error", message: words }] : [],
  );
  view.dispatch(setDiagnostics(view.state, diagnostics));
  const first = diagnostics[0];
  if (first) view.dispatch({ selection: { anchor: first.from }, scrollIntoView: true });
}
