/** What the word under the pointer means, from the library. */
import type { EditorState } from "@codemirror/state";
import { hoverTooltip } from "@codemirror/view";

import { describeMember } from "@/editor/describe";
import { findMember, parametersOf, type LibraryPackage } from "@/editor/library";
import { around, calleeOf, readImports, scriptTree, textOfNode } from "@/editor/scriptFacts";

interface Meaning {
  from: number;
  to: number;
  render(): HTMLElement;
}

/** Finds what the word at a place names: a function, a constant or a parameter of a known call. */
export function meaningAt(
  state: EditorState,
  position: number,
  library: readonly LibraryPackage[],
): Meaning | null {
  const word = scriptTree(state).resolveInner(position, 1);
  if (word.name !== "Identifier" || !word.parent) return null;
  const { from, to, parent } = word;
  const imports = readImports(state);
  if (parent.name === "ArgumentName") {
    const call = around(parent, "CallExpression");
    const callee = call && calleeOf(state, call);
    const found = callee && findMember(library, imports, callee.owner, callee.name);
    const name = textOfNode(state, word);
    const parameter = found && parametersOf(found.member).find((each) => each.name === name);
    if (!parameter) return null;
    const render = () => {
      const shown = document.createElement("div");
      shown.className = "cm-flux-help";
      const code = document.createElement("code");
      code.textContent = `${name}: ${parameter.type}${parameter.isOptional ? ", optional" : ""}`;
      shown.append(code);
      return shown;
    };
    return { from, to, render };
  }
  const owner =
    parent.name === "PropertyName" && parent.parent?.name === "MemberExpression"
      ? textOfNode(state, parent.parent.getChild("VariableName"))
      : null;
  if (parent.name !== "VariableName" && owner === null) return null;
  const found = findMember(library, imports, owner, textOfNode(state, word));
  return found && { from, to, render: () => describeMember(found.home, found.member) };
}

export function hoverFlux(library: () => readonly LibraryPackage[]) {
  return hoverTooltip((view, position) => {
    const meaning = meaningAt(view.state, position, library());
    if (!meaning) return null;
    const { from, to, render } = meaning;
    return { pos: from, end: to, above: true, create: () => ({ dom: render() }) };
  });
}
