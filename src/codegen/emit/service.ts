/** Prints the description of a service. */

import type { ApplicationRule, SchemaService, SchemaServiceMethod, SchemaSymbol } from "../schema/schema.ts";
import type { Printer } from "./printer.ts";
import { emitApplicationRule } from "./rules.ts";

const MODULE = "service.ts";

/** What the methods of an application have besides those of other programs. */
export interface OfApplication {
  /** Their rules, by the full names of the methods. */
  readonly rules: ReadonlyMap<string, ApplicationRule>;
  /** The messages with a function that validates them. */
  readonly validated: ReadonlySet<SchemaSymbol>;
}

export function emitService(printer: Printer, service: SchemaService, { rules, validated }: OfApplication): void {
  const { symbol, typeName, comment, methods } = service;
  const ruleOf = ({ name }: SchemaServiceMethod): ApplicationRule | undefined => rules.get(`${typeName}.${name}`);
  printer.doc(comment);
  printer.block(
    `export const ${symbol.name}: ${printer.wireType(MODULE, "Service")}<{`,
    () => {
      for (const method of methods) {
        printer.doc(method.comment);
        printer.line(`${keyOf(method)}: ${methodType(printer, method, ruleOf(method))};`);
      }
    },
    "}> = {",
  );
  printer.indented(() => {
    printer.line(`typeName: "${typeName}",`);
    printer.block(
      "methods: {",
      () => {
        for (const method of methods) emitMethod(printer, typeName, method, ruleOf(method), validated);
      },
      "},",
    );
  });
  printer.line("};");
}

function methodType(
  printer: Printer,
  { request, response, kind }: SchemaServiceMethod,
  rule: ApplicationRule | undefined,
): string {
  const types = [printer.type(request), printer.type(response)];
  if (rule === undefined) return `${printer.wireType(MODULE, "ServiceMethod")}<${types.join(", ")}, "${kind}">`;
  return `${printer.wireType(MODULE, "RuledMethod")}<${types.join(", ")}, ${printer.type(rule.symbol)}>`;
}

function emitMethod(
  printer: Printer,
  service: string,
  method: SchemaServiceMethod,
  rule: ApplicationRule | undefined,
  validated: ReadonlySet<SchemaSymbol>,
): void {
  printer.block(
    `${keyOf(method)}: {`,
    () => {
      printer.line(`name: "${method.name}",`);
      printer.line(`path: "/${service}/${method.name}",`);
      printer.line(`kind: "${method.kind}",`);
      printer.line(`idempotency: "${method.idempotency}",`);
      printer.line(`request: ${printer.value(method.request)},`);
      printer.line(`response: ${printer.value(method.response)},`);
      if (rule === undefined) return;
      emitApplicationRule(printer, rule.rule);
      for (const [name, symbol] of [
        ["validateRequest", method.request] as const,
        ["validateResponse", method.response] as const,
      ])
        if (validated.has(symbol)) printer.line(`${name}: ${printer.validate(symbol, "validate")},`);
    },
    "},",
  );
}

/** In an object literal `__proto__` sets the prototype. */
function keyOf({ name }: SchemaServiceMethod): string {
  return name === "__proto__" ? `["${name}"]` : name;
}
