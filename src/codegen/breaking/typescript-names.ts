/**
 * Finds declarations that keep their name in the schema and have another one in
 * generated code: an option chooses it, or another declaration has it now.
 */

import type { EnumDeclaration, MessageDeclaration } from "../schema/declarations.ts";
import { nameChain } from "../schema/declarations.ts";
import { declaredOneofs } from "../schema/exported-names.ts";
import type { SchemaMessage } from "../schema/schema.ts";
import { type Comparison, report } from "./comparison.ts";
import type { SchemaVersion } from "./version.ts";

/** The options that choose names, by what they choose the name of. */
const OPTIONS = {
  message: "option (chatwire.v1.ts_message_name)",
  enum: "option (chatwire.v1.ts_enum_name)",
  value: "[(chatwire.v1.ts_value_name)]",
  field: "[(chatwire.v1.ts_field_name)]",
  oneof: "option (chatwire.v1.ts_oneof_name)",
} as const;

interface Named {
  readonly kind: keyof typeof OPTIONS;
  /** The name in the schema. */
  readonly name: string;
  readonly fullName: string;
}

export function compareMessageNames(comparison: Comparison, old: MessageDeclaration, now: MessageDeclaration): void {
  compareExport(comparison, old, now);
  const [before, after] = [readMessage(comparison.old, old), readMessage(comparison.now, now)];
  const [oldNames, names] = [fieldNames(before), fieldNames(after)];
  for (const [name, typescript] of oldNames) {
    const named: Named = { kind: "field", name, fullName: `${now.fullName}.${name}` };
    compareName(comparison, named, typescript, names.get(name));
  }
  const [oldOneofs, oneofs] = [oneofNames(old, before), oneofNames(now, after)];
  for (const [name, typescript] of oldOneofs) {
    const named: Named = { kind: "oneof", name, fullName: `${now.fullName}.${name}` };
    compareName(comparison, named, typescript, oneofs.get(name));
  }
}

/** The values of an enum lose and get the prefix of its name all together, which is reported elsewhere. */
export function compareEnumNames(comparison: Comparison, old: EnumDeclaration, now: EnumDeclaration): void {
  compareExport(comparison, old, now);
  const [before, after] = [valueNames(comparison.old, old), valueNames(comparison.now, now)];
  const isOwn = (name: string, typescript: string | undefined) => name === typescript || typescript === undefined;
  const hasPrefix = [before, after].map((names) => [...names].every(([name, each]) => !isOwn(name, each)));
  if (old.name !== now.name || hasPrefix[0] !== hasPrefix[1]) return;
  for (const [name, typescript] of before)
    compareName(comparison, { kind: "value", name, fullName: `${now.fullName}.${name}` }, typescript, after.get(name));
}

function compareExport(
  comparison: Comparison,
  old: MessageDeclaration | EnumDeclaration,
  now: MessageDeclaration | EnumDeclaration,
): void {
  // A rename in the schema is reported as such.
  if (nameChain(old).join(".") !== nameChain(now).join(".")) return;
  const [before, after] = [symbolName(comparison.old, old.fullName), symbolName(comparison.now, now.fullName)];
  compareName(comparison, now, before, after);
}

function compareName(
  comparison: Comparison,
  { kind, name, fullName }: Named,
  before: string,
  after: string | undefined,
): void {
  if (after === undefined || before === after) return;
  const option = OPTIONS[kind];
  report(comparison, [fullName], {
    id: "TYPESCRIPT_NAME_CHANGED",
    category: "SOURCE",
    text: `The ${kind} ${name} was ${before} in TypeScript and is ${after}.`,
    remedy: `Give it the name ${before} with ${option.replace(/\]?$/, (end) => ` = ${JSON.stringify(before)}${end}`)}.`,
  });
}

function symbolName({ reader }: SchemaVersion, fullName: string): string {
  return reader.context.symbols.of(fullName).name;
}

function readMessage({ reader }: SchemaVersion, { fullName }: MessageDeclaration): SchemaMessage {
  return reader.message(fullName);
}

/** The names of properties and cases, by the names of the fields. */
function fieldNames({ members }: SchemaMessage): Map<string, string> {
  const fields = members.flatMap((member) => (member.kind === "oneof" ? member.fields : [member]));
  return new Map(fields.map(({ schemaName, name }) => [schemaName, name]));
}

/** The names of properties, by the names of the oneofs. */
function oneofNames(declaration: MessageDeclaration, { members }: SchemaMessage): Map<string, string> {
  return new Map(
    declaredOneofs(declaration).flatMap(({ name, index }) => {
      const numbers = declaration.descriptor.field.filter(({ oneofIndex }) => oneofIndex === index);
      const member = members.find(
        (each) => each.kind === "oneof" && each.fields.some((field) => field.number === numbers[0]?.number),
      );
      return member === undefined ? [] : [[name, member.name] as const];
    }),
  );
}

function valueNames({ reader }: SchemaVersion, { fullName }: EnumDeclaration): Map<string, string> {
  return new Map(reader.enum(fullName).values.map(({ schemaName, name }) => [schemaName, name]));
}
