/** Turns names of the schema into identifiers for generated code. */

import type { Companion, SchemaSymbol } from "./schema.ts";

const RESERVED_WORDS = [
  ..."abstract any arguments as asserts async await bigint boolean break case catch class const continue".split(" "),
  ..."debugger declare default delete do else enum eval export extends false finally for function get".split(" "),
  ..."if implements import in infer instanceof interface is keyof let namespace never new null number".split(" "),
  ..."object of package private protected public readonly return satisfies set static string super".split(" "),
  ..."switch symbol this throw true try type typeof undefined unique unknown using var void while with yield".split(
    " ",
  ),
];

/** Globals that generated code uses, and names that readers know as globals. */
const GLOBALS = [
  ..."Array ArrayBuffer BigInt Boolean Buffer DataView Date Error EvalError Event EventTarget Function".split(" "),
  ..."Infinity Intl Iterator JSON Map Math NaN Number Object Partial Promise Proxy RangeError Record".split(" "),
  ..."ReferenceError Reflect RegExp Required Set String Symbol SyntaxError TypeError URIError URL Uint8Array".split(
    " ",
  ),
  ..."WeakMap WeakSet globalThis process global console Readonly Omit Pick Exclude Extract NonNullable".split(" "),
];

/** The imports of generated files from the wire folder, and the variables in their functions. */
const OWN_NAMES = [
  ..."MessageCodec encodeMessage encodeMessageInto decodeMessage unknownCase EMPTY_BYTES Method OneofValue".split(" "),
  ..."at before begin buffer byte bytes cases count depth each end entries entry entryStart entryTag error field fields index init inner input isCounted item items json key last list message".split(
    " ",
  ),
  ..."missing name number offset order others outerEnd property reader same start tag text unknownFields value valueEnd writer".split(
    " ",
  ),
];

const TAKEN = new Set([...RESERVED_WORDS, ...GLOBALS, ...OWN_NAMES]);

/** Properties of every object, which a field of that name would shadow. */
const OBJECT_PROPERTIES = new Set(["constructor", "hasOwnProperty", "toJSON", "toString", "valueOf"]);

const IDENTIFIER = /^[A-Za-z_][A-Za-z0-9_]*$/;
/** What a user chooses cannot have a `$`, which tells clashing names apart. */
const CHOSEN = IDENTIFIER;

/** Whether a user may choose it as the name of an export. */
export function isChosenName(name: string): boolean {
  return CHOSEN.test(name) && !TAKEN.has(name);
}

/** Whether a user may choose it as the name of a property. */
export function isPropertyName(name: string): boolean {
  return CHOSEN.test(name) && !OBJECT_PROPERTIES.has(name) && name !== "__proto__" && name !== "$unknown";
}

export function isIdentifier(name: string): boolean {
  return IDENTIFIER.test(name);
}

/** The exported name of a message or an enum. Nested names are joined: `Outer_Inner`. */
export function exportedName(path: readonly string[]): string {
  const name = path.join("_");
  return TAKEN.has(name) ? `${name}$` : name;
}

/** The name of another export for a message or an enum. */
export function companionName({ name, companions }: SchemaSymbol, what: Companion): string {
  const chosen = companions?.get(what);
  if (chosen !== undefined) return chosen;
  switch (what) {
    case "guard":
      return `is${name}`;
    case "missing":
      return `missingIn${name}`;
    case "defaults":
      return `${name}Defaults`;
    case "json":
      return `${name}Json`;
    case "validate":
      return `validate${name}`;
    case "check":
      return `check${name}`;
  }
}

/** `retry_after_ms` becomes `retryAfterMs`, as in the JSON format of protobuf; `_1` stays, because `1` is no name. */
export function propertyName(name: string): string {
  const camel = camelCase(name);
  if (!isIdentifier(camel)) return `_${camel}`;
  return OBJECT_PROPERTIES.has(camel) ? `${camel}$` : camel;
}

/** `retry_after_ms` becomes `RetryAfterMs`. */
export function pascalCase(name: string): string {
  const camel = camelCase(name);
  return camel.charAt(0).toUpperCase() + camel.slice(1);
}

/** `GetPeers` becomes `GET_PEERS`. */
export function constantCase(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/g, "$1_$2")
    .replace(/([A-Z])([A-Z][a-z])/g, "$1_$2")
    .toUpperCase();
}

/** `GetPeers` becomes `get_peers`. */
export function snakeCase(name: string): string {
  return constantCase(name).toLowerCase();
}

function camelCase(name: string): string {
  return name.replace(/_+([A-Za-z0-9]?)/g, (_, next: string) => next.toUpperCase());
}
