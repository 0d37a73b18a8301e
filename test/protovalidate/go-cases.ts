/** Finds the test cases in a file of protovalidate's conformance tool. */

import { type Expression, ExpressionParser, tokensOf, UnreadError } from "./go-expression.ts";

export interface WantedViolation {
  readonly ruleId: string;
  readonly path: string;
  readonly forKey: boolean;
  /** Absent: any message will do. */
  readonly message: string | undefined;
}

export interface ConformanceCase {
  readonly name: string;
  readonly message: Expression;
  /** The violations, or that the schema or the value cannot be judged. */
  readonly wanted: readonly WantedViolation[] | "compilation error" | "runtime error";
}

export interface CasesOfFile {
  readonly cases: readonly ConformanceCase[];
  /** What was not read, by the name of the case. */
  readonly unread: ReadonlyMap<string, string>;
}

export function casesIn(source: string): CasesOfFile {
  const cases: ConformanceCase[] = [];
  const unread = new Map<string, string>();
  const variables = variablesIn(source);
  for (const [, name = "", body = ""] of source.matchAll(
    /^\t\t"([^"]+)": (?:suites\.Case)?\{\n([\s\S]*?)^\t\t\},$/gm,
  )) {
    try {
      const entry = parse(`{${body}}`);
      const message = resolved(fieldOf(entry, "Message"), variables);
      if (message === undefined) throw new UnreadError("no message");
      cases.push({ name, message, wanted: wantedOf(fieldOf(entry, "Expected")) });
    } catch (error) {
      if (!(error instanceof UnreadError)) throw error;
      unread.set(name, error.message);
    }
  }
  return { cases, unread };
}

function parse(text: string): Expression {
  return new ExpressionParser(tokensOf(text)).read();
}

/** `name := expression` and `name, _ := expression`. */
function variablesIn(source: string): Map<string, Expression> {
  const found = source.matchAll(/^\t(\w+)(?:, _)? := (.+)$/gm);
  return new Map([...found].map(([, name = "", text = ""]) => [name, parse(text)]));
}

/** Replaces the variables in an expression. */
function resolved(value: Expression | undefined, variables: ReadonlyMap<string, Expression>): Expression | undefined {
  if (value?.kind === "name") return variables.get(value.name) ?? value;
  if (value?.kind !== "composite") return value;
  const items = value.items.map((item) => ({ ...item, value: resolved(item.value, variables) ?? item.value }));
  return { ...value, items };
}

export function fieldOf(value: Expression, name: string): Expression | undefined {
  if (value.kind !== "composite") throw new UnreadError(`no struct where ${name} should be`);
  return value.items.find(({ key }) => key?.kind === "name" && key.name === name)?.value;
}

const ERRORS: Readonly<Record<string, "compilation error" | "runtime error">> = {
  "results.CompilationError": "compilation error",
  "results.RuntimeError": "runtime error",
};

function wantedOf(expected: Expression | undefined): ConformanceCase["wanted"] {
  if (expected?.kind !== "call") throw new UnreadError("a result of another form");
  if (expected.name === "results.Success") return [];
  const error = ERRORS[expected.name];
  if (error !== undefined) return error;
  if (expected.name !== "results.Violations") throw new UnreadError(`the result ${expected.name}`);
  return expected.values.map((violation) => ({
    ruleId: textOf(fieldOf(violation, "RuleId")) ?? "",
    path: textOf(fieldOf(violation, "Field")) ?? "",
    forKey: fieldOf(violation, "ForKey") !== undefined,
    message: textOf(fieldOf(violation, "Message")) || undefined,
  }));
}

/** The text of a literal, or of the only argument of a call. */
function textOf(value: Expression | undefined): string | undefined {
  if (value === undefined) return undefined;
  if (value.kind === "text") return value.bytes.toString();
  if (value.kind === "call" && value.values.length === 1) return textOf(value.values[0]);
  if (value.kind === "call" && value.name === "fmt.Sprintf")
    return textOf(value.values[0])?.replace("%q", () => JSON.stringify(textOf(value.values[1])));
  throw new UnreadError("a text of another form");
}
