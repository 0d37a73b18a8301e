/** Prints what checks the rules of a message: `validate...` for programs, and `check...` for messages around it. */

import type { Pattern } from "../../../wire/pattern.ts";
import type {
  Check,
  ExclusiveFields,
  FieldConstraints,
  MessageConstraints,
  ValueConstraints,
} from "../../schema/constraints/constraints.ts";
import { companionName } from "../../schema/names.ts";
import type { FieldType, SchemaField } from "../../schema/schema.ts";
import type { Printer } from "../printer.ts";
import { isNotZero, isSet, isUnset } from "./conditions.ts";
import { emitPattern } from "./pattern.ts";

const VIOLATIONS_MODULE = "validate/violations.ts";
const VIOLATION_MODULE = "../violation.ts";

/** The wire modules of the functions that tests call. */
const MODULES: readonly (readonly [module: string, names: readonly string[]])[] = [
  ["pattern.ts", ["matchesPattern"]],
  ["validate/ip-formats.ts", ["isIp", "isIpv4", "isIpv6", "isIpWithLength", "isIpv4WithLength", "isIpv6WithLength"]],
  ["validate/ip-formats.ts", ["isIpPrefix", "isIpv4Prefix", "isIpv6Prefix", "isAddress", "isHostAndPort"]],
  ["validate/text-formats.ts", ["isEmail", "isHostname", "isUuid", "isTrimmedUuid", "isUlid", "isProtobufName"]],
  ["validate/text-formats.ts", ["isProtobufDotName", "isHeaderName", "isHeaderValue"]],
  ["validate/text-formats.ts", ["isLooseHeaderName", "isLooseHeaderValue"]],
  ["validate/uri-formats.ts", ["isUri", "isUriRef"]],
];
const VALUES_MODULE = "validate/values.ts";

/** The names of variables in the functions. */
export const VALIDATE_LOCALS = [
  "message",
  "options",
  "found",
  "value",
  "index",
  "item",
  "key",
  "entry",
  "path",
  "count",
];

/** The names that a file with these messages declares. */
export function validateNames(messages: readonly MessageConstraints[]): string[] {
  return messages.flatMap(({ message: { symbol } }) => [
    companionName(symbol, "validate"),
    companionName(symbol, "check"),
  ]);
}

export function emitValidate(printer: Printer, constraints: MessageConstraints): void {
  new ValidateEmitter(printer, constraints).emit();
}

class ValidateEmitter {
  readonly #printer: Printer;
  readonly #constraints: MessageConstraints;
  readonly #patterns: Pattern[] = [];

  constructor(printer: Printer, constraints: MessageConstraints) {
    this.#printer = printer;
    this.#constraints = constraints;
  }

  emit(): void {
    const printer = this.#printer;
    const { message, exclusive, requiredOneofs, fields } = this.#constraints;
    const [validate, check] = [companionName(message.symbol, "validate"), companionName(message.symbol, "check")];
    const type = printer.type(message.symbol);
    const violation = printer.wireType(VIOLATION_MODULE, "Violation");
    printer.doc(`Returns which rules of the schema a ${message.typeName} violates, in the order of its fields.`);
    printer.block(
      `export function ${validate}(message: ${type}, options?: ${printer.wireType(VIOLATION_MODULE, "ValidateOptions")}): ${violation}[] {`,
      () => printer.line(`return ${printer.wireValue(VIOLATIONS_MODULE, "validate")}(${check}, message, options);`),
    );
    printer.line();
    printer.doc("Adds what violates the rules. Generated code calls it for messages inside messages.");
    printer.block(
      `export function ${check}(message: ${type}, found: ${printer.wireType(VIOLATIONS_MODULE, "Violations")}): void {`,
      () => {
        for (const each of exclusive) this.#emitExclusive(each);
        for (const { name, schemaName } of requiredOneofs)
          printer.line(
            `if (message.${name}.case === undefined) ${this.#add("required", "exactly one field is required in oneof", schemaName)}`,
          );
        for (const field of fields) this.#emitField(field);
      },
    );
    for (const [index, pattern] of this.#patterns.entries()) emitPattern(printer, this.#patternName(index), pattern);
  }

  #emitExclusive({ fields, isRequired }: ExclusiveFields): void {
    const printer = this.#printer;
    const names = fields.map(({ field }) => field.schemaName).join(", ");
    printer.block("{", () => {
      printer.line("let count = 0;");
      for (const each of fields) printer.line(`if (${isSet(each)}) count++;`);
      printer.line(`if (count > 1) ${this.#add("message.oneof", `only one of ${names} can be set`)}`);
      if (isRequired) printer.line(`if (count === 0) ${this.#add("message.oneof", `one of ${names} must be set`)}`);
    });
  }

  #emitField(constraints: FieldConstraints): void {
    const { field, oneof, isRequired, ignoresZero, checks, nested, items, keys } = constraints;
    const printer = this.#printer;
    const required = this.#add("required", "value is required", field.schemaName);
    const access = oneof === undefined ? `message.${field.name}` : `message.${oneof}.value`;
    const hasChecks = checks.length > 0 || nested !== undefined || hasAny(items) || hasAny(keys);
    const tracksPresence = field.shape === "explicit" && oneof === undefined;
    if (!hasChecks) {
      if (isRequired && field.shape !== "required") printer.line(`if (${isUnset(constraints)}) ${required}`);
      return;
    }
    const isOptional = tracksPresence || oneof !== undefined;
    const guarded = isOptional || ((isRequired || ignoresZero) && field.shape !== "required");
    const open = guarded ? `if (${isSet(constraints)}) {` : "{";
    const body = () => {
      printer.line(`const value${annotation(field.type, field.shape)} = ${access};`);
      if (field.shape === "map") this.#emitEntries(constraints, field);
      else if (items !== undefined) this.#emitItems(constraints, items, field);
      else this.#emitValue(constraints, "value", [field.schemaName]);
    };
    if (isRequired && guarded) {
      printer.block(open, body, "} else {");
      printer.indented(() => printer.line(required));
      printer.line("}");
    } else {
      printer.block(open, body);
    }
  }

  #emitItems({ checks }: FieldConstraints, items: ValueConstraints, field: SchemaField): void {
    const printer = this.#printer;
    this.#emitChecks(checks, "value", [field.schemaName]);
    if (!hasAny(items)) return;
    printer.block("for (const [index, item] of value.entries()) {", () => {
      printer.line("if (found.isFull) return;");
      this.#emitMaybeZero(items, "item", field.type, () => this.#emitValue(items, "item", [field.schemaName, "index"]));
    });
  }

  #emitEntries({ checks, items, keys }: FieldConstraints, field: SchemaField): void {
    const printer = this.#printer;
    this.#emitChecks(checks, "value", [field.schemaName]);
    if (!hasAny(items) && !hasAny(keys)) return;
    const names = hasAny(items) ? "[key, entry] of value" : "key of value.keys()";
    printer.block(`for (const ${names}) {`, () => {
      printer.line("if (found.isFull) return;");
      if (keys !== undefined && hasAny(keys) && field.key !== undefined)
        this.#emitMaybeZero(keys, "key", field.key, () =>
          this.#emitChecks(keys.checks, "key", [field.schemaName, "key"], true),
        );
      if (items !== undefined && hasAny(items))
        this.#emitMaybeZero(items, "entry", field.type, () =>
          this.#emitValue(items, "entry", [field.schemaName, "key"]),
        );
    });
  }

  #emitMaybeZero({ ignoresZero }: ValueConstraints, value: string, type: FieldType, body: () => void): void {
    if (ignoresZero && type.kind !== "message") this.#printer.block(`if (${isNotZero(value, type)}) {`, body);
    else body();
  }

  #emitValue({ checks, isWrapped, nested }: ValueConstraints, value: string, place: readonly string[]): void {
    const printer = this.#printer;
    this.#emitChecks(checks, isWrapped ? `${value}.value` : value, place);
    if (nested === undefined) return;
    const [field = "", subscript] = place;
    printer.line(
      `found.enter(${[JSON.stringify(field), ...(subscript === undefined ? [] : [subscript])].join(", ")});`,
    );
    printer.line(`${printer.validate(nested, "check")}(${value}, found);`);
    printer.line("found.leave();");
  }

  /** Prints the checks in their order; those that search a value are made only if it is not too long. */
  #emitChecks(checks: readonly Check[], value: string, place: readonly string[], forKey = false): void {
    const printer = this.#printer;
    const limits = checks.filter(({ order }) => order === "limit");
    const others = checks.filter(({ order }) => order === undefined);
    const searches = checks.filter(({ order }) => order === "search");
    const print = (check: Check, before = ""): void => {
      const [field, subscript] = place;
      const add = forKey
        ? `found.addKey(${[JSON.stringify(check.ruleId), JSON.stringify(check.message), JSON.stringify(field), subscript].join(", ")});`
        : this.#add(check.ruleId, check.message, field, subscript);
      printer.line(`${before}if (${this.#test(check, value)}) ${add}`);
    };
    for (const [index, check] of limits.entries()) print(check, index === 0 ? "" : "else ");
    if (limits.length > 0 && searches.length > 0)
      printer.block("else {", () => {
        for (const check of searches) print(check);
      });
    else for (const check of searches) print(check);
    for (const check of others) print(check);
  }

  #add(ruleId: string, message: string, field?: string, subscript?: string): string {
    const parts = [JSON.stringify(ruleId), JSON.stringify(message)];
    if (field !== undefined) parts.push(JSON.stringify(field));
    if (subscript !== undefined) parts.push(subscript);
    return `found.add(${parts.join(", ")});`;
  }

  #test({ test, constants }: Check, value: string): string {
    return test.replace(/\$|@(\w+)|#(\d+)/g, (_, name: string | undefined, index: string | undefined) => {
      if (name !== undefined) return this.#printer.wireValue(moduleOf(name), name);
      if (index === undefined) return value;
      const constant = constants[Number(index)] ?? "";
      return typeof constant === "string" ? constant : this.#patternName(this.#patterns.push(constant) - 1);
    });
  }

  #patternName(index: number): string {
    return `${companionName(this.#constraints.message.symbol, "check")}$${index + 1}`;
  }
}

function hasAny(constraints: ValueConstraints | undefined): boolean {
  return constraints !== undefined && (constraints.checks.length > 0 || constraints.nested !== undefined);
}

function moduleOf(name: string): string {
  return MODULES.find(([, names]) => names.includes(name))?.[0] ?? VALUES_MODULE;
}

/** An enum is checked as a number, so that TypeScript does not know the result. */
function annotation(type: FieldType, shape: SchemaField["shape"]): string {
  return type.kind === "enum" && (shape === "implicit" || shape === "explicit" || shape === "required")
    ? ": number"
    : "";
}
