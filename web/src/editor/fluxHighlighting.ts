import { styleTags, tags } from "@lezer/highlight";

const called = tags.function(tags.variableName);

/** Which part of the tree is which kind of word. */
export const fluxHighlighting = styleTags({
  "import package option builtin testcase extends return": tags.keyword,
  "if then else and or not exists with": tags.keyword,
  Constant: tags.atom,
  LineComment: tags.comment,
  "String StringEscape": tags.string,
  RegExp: tags.regexp,
  Number: tags.number,
  Duration: tags.unit,
  DateTime: tags.literal,
  "CallExpression/VariableName/...": called,
  "CallExpression/MemberExpression/PropertyName/...": called,
  "PipeExpression/VariableName/...": called,
  "VariableName/...": tags.variableName,
  "VariableDefinition/... PackageName/... PackageAlias/...": tags.definition(tags.variableName),
  "ArgumentName/... PropertyName/... ParameterName/...": tags.propertyName,
  "Compare Divide Pipe PipeReceive Arrow": tags.operator,
  '"=" "+" "-" "*" "%" "^"': tags.operator,
  '"(" ")" "[" "]" "{" "}" "," "." ":"': tags.punctuation,
});
