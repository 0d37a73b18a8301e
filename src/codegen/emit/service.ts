/** Prints the description of a service. */

import type { SchemaService, SchemaServiceMethod } from "../schema/schema.ts";
import type { Printer } from "./printer.ts";

const MODULE = "service.ts";

export function emitService(printer: Printer, service: SchemaService): void {
  const { symbol, typeName, comment, methods } = service;
  printer.doc(comment);
  printer.block(
    `export const ${symbol.name}: ${printer.wireType(MODULE, "Service")}<{`,
    () => {
      for (const method of methods) {
        printer.doc(method.comment);
        printer.line(`${keyOf(method)}: ${methodType(printer, method)};`);
      }
    },
    "}> = {",
  );
  printer.indented(() => {
    printer.line(`typeName: "${typeName}",`);
    printer.block(
      "methods: {",
      () => {
        for (const method of methods) emitMethod(printer, typeName, method);
      },
      "},",
    );
  });
  printer.line("};");
}

function methodType(printer: Printer, { request, response, kind }: SchemaServiceMethod): string {
  const types = [printer.type(request), printer.type(response), `"${kind}"`];
  return `${printer.wireType(MODULE, "ServiceMethod")}<${types.join(", ")}>`;
}

function emitMethod(printer: Printer, service: string, method: SchemaServiceMethod): void {
  printer.block(
    `${keyOf(method)}: {`,
    () => {
      printer.line(`name: "${method.name}",`);
      printer.line(`path: "/${service}/${method.name}",`);
      printer.line(`kind: "${method.kind}",`);
      printer.line(`idempotency: "${method.idempotency}",`);
      printer.line(`request: ${printer.value(method.request)},`);
      printer.line(`response: ${printer.value(method.response)},`);
    },
    "},",
  );
}

/** In an object literal `__proto__` sets the prototype. */
function keyOf({ name }: SchemaServiceMethod): string {
  return name === "__proto__" ? `["${name}"]` : name;
}
