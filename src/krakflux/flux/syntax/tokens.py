"""The words of Flux: token kinds under the names that InfluxDB's messages use."""

from __future__ import annotations

import re
from typing import Final

__all__ = [
    "ASSIGNMENT_FOLLOWS",
    "FUNCTION_FOLLOWS",
    "INTERPOLATED_TEXT",
    "KEYWORDS",
    "PUNCTUATION",
    "REGEXP",
    "TOKEN",
    "WORDS",
]

KEYWORDS: Final = {
    "and": "AND",
    "or": "OR",
    "not": "NOT",
    "import": "IMPORT",
    "package": "PACKAGE",
    "return": "RETURN",
    "option": "OPTION",
    "builtin": "BUILTIN",
    "testcase": "TESTCASE",
    "if": "IF",
    "then": "THEN",
    "else": "ELSE",
    "exists": "EXISTS",
}

PUNCTUATION: Final = {
    "|>": "PIPE_FORWARD",
    "<-": "PIPE_RECEIVE",
    "=>": "ARROW",
    "==": "EQ",
    "!=": "NEQ",
    "=~": "REGEXEQ",
    "!~": "REGEXNEQ",
    "<=": "LTE",
    ">=": "GTE",
    "<": "LT",
    ">": "GT",
    "=": "ASSIGN",
    "+": "ADD",
    "-": "SUB",
    "*": "MUL",
    "/": "DIV",
    "%": "MOD",
    "^": "POW",
    "(": "LPAREN",
    ")": "RPAREN",
    "[": "LBRACK",
    "]": "RBRACK",
    "{": "LBRACE",
    "}": "RBRACE",
    ",": "COMMA",
    ".": "DOT",
    ":": "COLON",
    "?": "QUESTION_MARK",
}

# Tokens whose text decides their kind.
WORDS: Final = KEYWORDS | PUNCTUATION

# What repeats is possessive, but for groups: those of Python before 3.11.5 leave a possessive group
# behind what did not match. They end where nothing else can begin, so that no input makes the
# scanner read twice.
_TRIVIA = r"(?:\s++|//[^\n]*+)*"
_NAME = r"[^\W\d]\w*+"

# Longest match decides among the literals that start with a digit, hence their order.
TOKEN: Final = re.compile(
    _TRIVIA
    + rf"""(?:
      (?P<IDENT>{_NAME})
    | (?P<OPERATOR>\|>|<-|=>|[=!<>]=|[=!]~|(?!\.[0-9])[-=<>+*/%^()\[\]{{}},.:?])
    | (?P<STRING>"[^"\\$]*+(?:(?:\\.|\$(?!\{{))[^"\\$]*+)*")
    | (?P<QUOTE>")
    | (?P<TIME>[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}
        (?:T[0-9]{{2}}:[0-9]{{2}}:[0-9]{{2}}(?:\.[0-9]++)?(?:Z|[-+][0-9]{{2}}:[0-9]{{2}})?)?)
    | (?P<DURATION>(?:[0-9]++(?:ns|us|µs|μs|ms|mo|[smhdwy]))+)
    | (?P<FLOAT>[0-9]++\.[0-9]*+|\.[0-9]++)
    | (?P<INT>[0-9]++)
    | (?P<ATTRIBUTE>@{_NAME})
    | (?P<EOF>\Z)
    | (?P<ILLEGAL>.)
    )""",
    re.DOTALL | re.VERBOSE,
)

REGEXP: Final = re.compile(r"/(?:[^/\\\n]++|\\[^\n])+/")
INTERPOLATED_TEXT: Final = re.compile(r"[^\"\\$]*+(?:(?:\\.|\$(?!\{))[^\"\\$]*+)*", re.DOTALL)

# Where one token does not decide: `(a` may open a parenthesis or a list of parameters, `a` a
# statement of either kind.
FUNCTION_FOLLOWS: Final = re.compile(
    rf"\({_TRIVIA}(?:\)|{_NAME}{_TRIVIA}(?:,|=(?![=~>])|\){_TRIVIA}=>))"
)
ASSIGNMENT_FOLLOWS: Final = re.compile(rf"{_TRIVIA}=(?![=~>])")
