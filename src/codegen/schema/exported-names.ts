/** The names that a generated file exports. */

import { FeatureSet_EnumType as EnumType } from "../generated/google/protobuf/descriptor.ts";
import { type Claim, chooseNames } from "./choose-names.ts";
import type { CustomOptions } from "./custom-options.ts";
import {
  type Declarations,
  type EnumDeclaration,
  type MessageDeclaration,
  nameChain,
  type SourceFile,
} from "./declarations.ts";
import { companionName, exportedName, pascalCase, propertyName } from "./names.ts";
import type { Companion, SchemaEnum, SchemaField, SchemaMessage, SchemaOneof, SchemaSymbol } from "./schema.ts";

/** The names of the exports for a message or an enum. */
export function exportedNames(declared: SchemaMessage | SchemaEnum): string[] {
  const { symbol } = declared;
  if (!("members" in declared)) return declared.closed ? [symbol.name, companionName(symbol, "guard")] : [symbol.name];
  const { members, hasRequired } = declared;
  const hasDefaults = members.some((member) => fieldsOf(member).some((field) => field.default !== undefined));
  return [
    symbol.name,
    ...members.flatMap((member) => (member.kind === "oneof" ? [member.symbol.name] : [])),
    ...(hasRequired ? [companionName(symbol, "missing")] : []),
    ...(hasDefaults ? [companionName(symbol, "defaults")] : []),
  ];
}

export function fieldsOf(member: SchemaField | SchemaOneof): readonly SchemaField[] {
  return member.kind === "oneof" ? member.fields : [member];
}

/** The identifiers of everything that is declared, by full name. */
export class Symbols {
  readonly #symbols = new Map<string, SchemaSymbol>();

  constructor(declarations: Declarations, options: CustomOptions, withRequired: ReadonlySet<string>) {
    for (const file of declarations.files.values()) this.#addFile(file, declarations, options, withRequired);
  }

  /** Of a message, an enum, a oneof, a service or an extension. */
  of(fullName: string): SchemaSymbol {
    const symbol = this.#symbols.get(fullName);
    if (symbol === undefined) throw new Error(`${fullName} has no symbol.`);
    return symbol;
  }

  #addFile(
    file: SourceFile,
    declarations: Declarations,
    options: CustomOptions,
    withRequired: ReadonlySet<string>,
  ): void {
    const { enums, services, extensions, ...declaredHere } = declarations.in(file);
    const messages = declaredHere.messages.filter((each) => !isMapEntry(each));
    const claims: Claim[] = [
      ...messages.map((each) => declared(each, options.chosenName("message", each.descriptor.options))),
      ...enums.map((each) => declared(each, options.chosenName("enum", each.descriptor.options))),
      ...services.map(({ fullName, name }) => ({
        key: fullName,
        kind: "service" as const,
        chain: [name],
        chosen: undefined,
      })),
      ...extensions.map((each) => {
        const chain = nameChain(each);
        const chosen = options.chosenName("field", each.descriptor.options);
        const wanted = exportedName([...chain.slice(0, -1), propertyName(each.name)]);
        return { key: each.fullName, kind: "extension" as const, chain, chosen, wanted };
      }),
    ];
    // A oneof's type and a companion are named after their declaration.
    const first = chooseNames(claims);
    const others = messages.flatMap((each) => oneofClaims(each, first.get(each.fullName) ?? ""));
    const companions = [
      ...messages.flatMap((each) => messageCompanions(each, first.get(each.fullName) ?? "", withRequired)),
      ...enums.flatMap((each) => enumCompanions(each, first.get(each.fullName) ?? "")),
    ];
    const all = chooseNames([...claims, ...others, ...companions]);
    for (const { key, kind } of [...claims, ...others]) {
      if (kind === "companion") continue;
      const changed = companions.filter((each) => each.of === key && each.wanted !== all.get(each.key));
      const names = new Map(changed.map((each) => [each.what, all.get(each.key) ?? ""]));
      const symbol = { file: file.path, name: all.get(key) ?? "" };
      this.#symbols.set(key, names.size === 0 ? symbol : { ...symbol, companions: names });
    }
  }
}

/** The entries of maps are messages in descriptors only. */
export function isMapEntry({ descriptor }: MessageDeclaration): boolean {
  return descriptor.options?.mapEntry === true;
}

/** The oneofs that the schema declares. Descriptors have one for each `optional` field of proto3, too. */
export function declaredOneofs({ descriptor }: MessageDeclaration): { index: number; name: string }[] {
  return descriptor.oneofDecl
    .map(({ name = "" }, index) => ({ index, name }))
    .filter(({ index }) => descriptor.field.some((each) => each.oneofIndex === index && each.proto3Optional !== true));
}

interface CompanionClaim extends Claim {
  readonly of: string;
  readonly what: Companion;
  readonly wanted: string;
}

function declared(declaration: MessageDeclaration | EnumDeclaration, chosen: string | undefined): Claim {
  return { key: declaration.fullName, kind: declaration.kind, chain: nameChain(declaration), chosen };
}

function oneofClaims(message: MessageDeclaration, symbol: string): Claim[] {
  return declaredOneofs(message).map(({ name }) => ({
    key: `${message.fullName}.${name}`,
    kind: "oneof",
    chain: [...nameChain(message), name],
    chosen: undefined,
    wanted: exportedName([symbol + pascalCase(name)]),
  }));
}

function messageCompanions(
  message: MessageDeclaration,
  name: string,
  withRequired: ReadonlySet<string>,
): CompanionClaim[] {
  const hasDefaults = message.descriptor.field.some(({ defaultValue }) => defaultValue !== undefined);
  return [
    ...(withRequired.has(message.fullName) ? [companion(message, name, "missing")] : []),
    ...(hasDefaults ? [companion(message, name, "defaults")] : []),
  ];
}

function enumCompanions(declaration: EnumDeclaration, name: string): CompanionClaim[] {
  return declaration.features.enumType === EnumType.CLOSED ? [companion(declaration, name, "guard")] : [];
}

function companion(declaration: MessageDeclaration | EnumDeclaration, name: string, what: Companion): CompanionClaim {
  const wanted = companionName({ file: declaration.file.path, name }, what);
  const { fullName } = declaration;
  return {
    key: `${fullName} ${what}`,
    kind: "companion",
    chain: nameChain(declaration),
    chosen: undefined,
    of: fullName,
    what,
    wanted,
  };
}
