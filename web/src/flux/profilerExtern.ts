/** The profiler switched on in the file that runs before a script: the script stays as it is. */
import type { Node } from "@/flux/extern";

const PROFILERS = ["query", "operator"];

/** The name of the result that holds what the server measured. */
export const PROFILER_RESULT = "_profiler";

function stringLiteral(value: string): Node {
  return { type: "StringLiteral", value };
}

/**
 * Adds the import and the option to a file, or to an empty one.
 *
 * Each file has imports of its own, so a script may import the package too; its option, which
 * comes later, holds.
 */
export function withProfilers(file: Node | null): Node {
  const imported = { type: "ImportDeclaration", as: null, path: stringLiteral("profiler") };
  const member = {
    type: "MemberExpression",
    object: { type: "Identifier", name: "profiler" },
    property: { type: "Identifier", name: "enabledProfilers" },
  };
  const init = { type: "ArrayExpression", elements: PROFILERS.map(stringLiteral) };
  const option = {
    type: "OptionStatement",
    assignment: { type: "MemberAssignment", member, init },
  };
  const body = Array.isArray(file?.["body"]) ? file["body"] : [];
  return { type: "File", package: null, imports: [imported], body: [...body, option] };
}
