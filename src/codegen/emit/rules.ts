/** Prints the tables of commands: one object for each method and event, with its bodies and its rule. */

import type { BodyCase, Literal, SchemaEvent, SchemaMethod, SchemaRules, SchemaSymbol } from "../schema/schema.ts";
import type { Printer } from "./printer.ts";

const METHOD_MODULE = "method.ts";

/** @param validated  the messages with a function that validates them */
export function emitRules(printer: Printer, rules: SchemaRules, validated: ReadonlySet<SchemaSymbol>): void {
  for (const method of rules.methods) emitMethod(printer, rules, method, validated);
  for (const event of rules.events) emitEvent(printer, rules, event, validated);
  printer.doc("Every method, by name.");
  printer.line(
    table(
      "methods",
      rules.methods.map(({ name, exportedName }) => (name === exportedName ? name : `${name}: ${exportedName}`)),
    ),
  );
  printer.line();
  printer.doc("Every event, by the name of its message.");
  printer.line(
    table(
      "events",
      rules.events.map(({ name, exportedName }) => `${name}: ${exportedName}`),
    ),
  );
}

/** The identifiers that the generated file declares. */
export function declaredInRules({ methods, events }: SchemaRules): string[] {
  return ["methods", "events", ...[...methods, ...events].map(({ exportedName }) => exportedName)];
}

function emitMethod(
  printer: Printer,
  { body, rule }: SchemaRules,
  method: SchemaMethod,
  validated: ReadonlySet<SchemaSymbol>,
): void {
  const { name, request, response } = method;
  const requestType = printer.value(request.symbol);
  const responseType = printer.value(response.symbol);
  const types = [requestType, responseType, printer.type(body), printer.type(rule)];
  printer.doc(method.comment);
  printer.block(
    `export const ${method.exportedName}: ${printer.wireType(METHOD_MODULE, "Method")}<${types.join(", ")}> = {`,
    () => {
      printer.line('kind: "method",');
      printer.line(`name: "${name}",`);
      printer.line(`service: "${method.service}",`);
      printer.line(`command: ${literal(printer, method.command)},`);
      printer.line(`request: ${requestType},`);
      printer.line(`response: ${responseType},`);
      printer.line(`requestCase: "${request.case}",`);
      printer.line(`responseCase: "${response.case}",`);
      emitRule(printer, method.rule);
      if (validated.has(request.symbol))
        printer.line(`validateRequest: ${printer.validate(request.symbol, "validate")},`);
      if (validated.has(response.symbol))
        printer.line(`validateResponse: ${printer.validate(response.symbol, "validate")},`);
      emitWrap(printer, "Request", request);
      emitWrap(printer, "Response", response);
    },
    "};",
  );
  printer.line();
}

function emitEvent(
  printer: Printer,
  { body, rule }: SchemaRules,
  event: SchemaEvent,
  validated: ReadonlySet<SchemaSymbol>,
): void {
  const bodyType = printer.value(event.body.symbol);
  const types = [bodyType, printer.type(body), printer.type(rule)];
  printer.doc(event.comment);
  printer.block(
    `export const ${event.exportedName}: ${printer.wireType(METHOD_MODULE, "Event")}<${types.join(", ")}> = {`,
    () => {
      printer.line('kind: "event",');
      printer.line(`name: "${event.name}",`);
      printer.line(`command: ${literal(printer, event.command)},`);
      printer.line(`body: ${bodyType},`);
      printer.line(`bodyCase: "${event.body.case}",`);
      emitRule(printer, event.rule);
      if (validated.has(event.body.symbol))
        printer.line(`validate: ${printer.validate(event.body.symbol, "validate")},`);
      emitWrap(printer, "", event.body);
    },
    "};",
  );
  printer.line();
}

function emitWrap(printer: Printer, what: "Request" | "Response" | "", body: BodyCase): void {
  printer.block(`wrap${what}(value) {`, () => printer.line(`return { case: "${body.case}", value };`), "},");
  printer.block(
    `unwrap${what}(body) {`,
    () => printer.line(`return body.case === "${body.case}" ? body.value : undefined;`),
    "},",
  );
}

/** Prints a rule as a property. */
function emitRule(printer: Printer, rule: Literal): void {
  if (rule.kind !== "message") return;
  printer.block(
    "rule: {",
    () => {
      for (const [name, value] of rule.entries) printer.line(`${name}: ${literal(printer, value)},`);
    },
    "},",
  );
}

/**
 * Prints the rule of an application's message or method. Values of enums are printed as
 * numbers: a bundler cannot drop code that reads a property of an import.
 */
export function emitApplicationRule(printer: Printer, rule: Literal): void {
  if (rule.kind !== "message") return;
  printer.block(
    "rule: {",
    () => {
      for (const [name, value] of rule.entries) {
        const values = value.kind === "list" ? value.items : [value];
        const names = values.flatMap((each) => (each.kind === "enum" ? [each.value] : []));
        const numbers = names.map(({ number }) => number).join(", ");
        const printed = value.kind === "list" ? `[${numbers}]` : numbers;
        if (names.length > 0) printer.line(`${name}: ${printed}, // ${names.map((each) => each.name).join(", ")}`);
        else printer.line(`${name}: ${numeric(value)},`);
      }
    },
    "},",
  );
}

/** A value of an option as an expression without imports. */
function numeric(value: Literal): string {
  switch (value.kind) {
    case "scalar":
      return value.text;
    case "enum":
      return `${value.value.number}`;
    case "list":
      return `[${value.items.map(numeric).join(", ")}]`;
    case "message":
      return `{ ${[...value.entries].map(([name, each]) => `${name}: ${numeric(each)}`).join(", ")} }`;
  }
}

/** A value of an option as an expression. */
function literal(printer: Printer, value: Literal): string {
  switch (value.kind) {
    case "scalar":
      return value.text;
    case "enum":
      return `${printer.value(value.symbol)}.${value.value.name}`;
    case "list":
      return `[${value.items.map((item) => literal(printer, item)).join(", ")}]`;
    case "message":
      return `{ ${[...value.entries].map(([name, each]) => `${name}: ${literal(printer, each)}`).join(", ")} }`;
  }
}

function table(name: string, entries: readonly string[]): string {
  const line = `export const ${name} = { ${entries.join(", ")} } as const;`;
  if (line.length <= 120) return line;
  return `export const ${name} = {\n${entries.map((entry) => `  ${entry},`).join("\n")}\n} as const;`;
}
