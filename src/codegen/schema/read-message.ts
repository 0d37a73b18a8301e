/** Reads a message of the schema. */

import { chooseMemberNames, type MemberClaim } from "./choose-names.ts";
import { commentOf, type FieldDeclaration, fieldsIn, type MessageDeclaration, STEPS } from "./declarations.ts";
import { declaredOneofs } from "./exported-names.ts";
import { type Context, readField } from "./read-field.ts";
import type { SchemaField, SchemaMessage, SchemaOneof } from "./schema.ts";

/** A field outside of oneofs, or a oneof with its fields. */
interface Member {
  readonly fields: readonly FieldDeclaration[];
  readonly oneof: { readonly index: number; readonly name: string } | undefined;
}

export function readMessage(source: MessageDeclaration, context: Context): SchemaMessage {
  const members = membersOf(source);
  const names = chooseMemberNames(members.map((member) => memberClaim(source, member, context)));
  return {
    symbol: context.symbols.of(source.fullName),
    typeName: source.fullName,
    comment: commentOf(source),
    members: members.flatMap((member, index): (SchemaField | SchemaOneof)[] => {
      const { fields, oneof } = member;
      const name = names[index] ?? "";
      if (oneof !== undefined) return [readOneof(source, fields, oneof, name, context)];
      return fields.map((field) => readField(field, source.fullName, name, context));
    }),
    isExtendable: source.descriptor.extensionRange.length > 0,
    hasRequired: context.withRequired.has(source.fullName),
  };
}

/** A oneof stands in the place of its first field. */
function membersOf(source: MessageDeclaration): Member[] {
  const oneofs = new Map(declaredOneofs(source).map((oneof) => [oneof.index, oneof]));
  const fields = fieldsIn(source);
  const seen = new Set<number>();
  return fields.flatMap((field): Member[] => {
    const oneof = oneofs.get(field.descriptor.oneofIndex ?? -1);
    if (oneof === undefined) return [{ fields: [field], oneof }];
    if (seen.has(oneof.index)) return [];
    seen.add(oneof.index);
    return [{ fields: fields.filter(({ descriptor }) => descriptor.oneofIndex === oneof.index), oneof }];
  });
}

function memberClaim(source: MessageDeclaration, { fields, oneof }: Member, { options }: Context): MemberClaim {
  const number = Math.min(...fields.map(({ descriptor }) => descriptor.number ?? 0));
  if (oneof === undefined) return fieldClaim(fields[0], options);
  const chosen = options.chosenName("oneof", source.descriptor.oneofDecl[oneof.index]?.options);
  return { schemaName: oneof.name, number, chosen };
}

function fieldClaim(field: FieldDeclaration | undefined, options: Context["options"]): MemberClaim {
  const { name = "", number = 0, options: given } = field?.descriptor ?? {};
  return { schemaName: name, number, chosen: options.chosenName("field", given) };
}

function readOneof(
  source: MessageDeclaration,
  fields: readonly FieldDeclaration[],
  oneof: { readonly index: number; readonly name: string },
  name: string,
  context: Context,
): SchemaOneof {
  const cases = chooseMemberNames(fields.map((field) => fieldClaim(field, context.options)));
  const read: SchemaField[] = fields.map((field, index) =>
    readField(field, source.fullName, cases[index] ?? "", context),
  );
  return {
    kind: "oneof",
    name,
    schemaName: oneof.name,
    fullName: `${source.fullName}.${name}`,
    comment: commentOf({ file: source.file, path: [...source.path, STEPS.message.oneofDecl, oneof.index] }),
    symbol: context.symbols.of(`${source.fullName}.${oneof.name}`),
    fields: read,
  };
}
