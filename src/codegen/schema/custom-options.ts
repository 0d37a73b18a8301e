/** Finds the custom options of declarations: the extensions in the options of their descriptors. */

import type { OptionsKind } from "../../wire/registry/descriptor.ts";
import { type FieldRecord, fieldRecords } from "../descriptor/field-records.ts";
import type { Declarations, FieldDeclaration } from "./declarations.ts";
import { withoutDot } from "./declarations.ts";
import type { Confidentiality } from "./schema.ts";

/** Options of any kind of declaration. */
export interface Options {
  readonly $unknown?: Uint8Array;
}

/** What was set for one option. */
export interface GivenOption {
  readonly declaration: FieldDeclaration;
  readonly records: readonly FieldRecord[];
}

/** The options of this package with which a schema chooses names for TypeScript, by what they are set on. */
const NAME_OPTIONS = {
  message: "chatwire.v1.ts_message_name",
  enum: "chatwire.v1.ts_enum_name",
  value: "chatwire.v1.ts_value_name",
  field: "chatwire.v1.ts_field_name",
  oneof: "chatwire.v1.ts_oneof_name",
} as const;

export type NamedKind = keyof typeof NAME_OPTIONS;

const KINDS: ReadonlyMap<string, OptionsKind> = new Map<string, OptionsKind>([
  [".google.protobuf.FileOptions", "file"],
  [".google.protobuf.MessageOptions", "message"],
  [".google.protobuf.FieldOptions", "field"],
  [".google.protobuf.OneofOptions", "oneof"],
  [".google.protobuf.ExtensionRangeOptions", "range"],
  [".google.protobuf.EnumOptions", "enum"],
  [".google.protobuf.EnumValueOptions", "value"],
  [".google.protobuf.ServiceOptions", "service"],
  [".google.protobuf.MethodOptions", "method"],
]);

/** @returns what an extension is an option of; undefined if it extends another message */
export function optionKind(extension: FieldDeclaration | undefined): OptionsKind | undefined {
  return KINDS.get(extension?.descriptor.extendee ?? "");
}

/** Whether it is one of the options that this class reads: of names, of who may read a field, and of keys. */
export function isReadHere({ fullName }: FieldDeclaration): boolean {
  return fullName === CONFIDENTIALITY || fullName === KEY || Object.values<string>(NAME_OPTIONS).includes(fullName);
}

const CONFIDENTIALITY = "chatwire.v1.confidentiality";
const KEY = "chatwire.v1.key";
const CONFIDENTIALITIES: ReadonlyMap<bigint, Confidentiality> = new Map([
  [1n, "secret"],
  [2n, "content"],
]);

export class CustomOptions {
  /** By the full name of what they extend and their number. */
  readonly #declared = new Map<string, FieldDeclaration>();

  constructor(declarations: Declarations) {
    for (const extension of declarations.extensions.values()) {
      const { extendee, number } = extension.descriptor;
      this.#declared.set(`${withoutDot(extendee)} ${number}`, extension);
    }
  }

  /** @param extended  the message of the options: `google.protobuf.MethodOptions` */
  given(extended: string, options: Options | undefined): GivenOption[] {
    const records = fieldRecords(options?.$unknown ?? new Uint8Array(0));
    const numbers = new Set(records.map(({ number }) => number));
    return [...numbers].flatMap((number) => {
      const declaration = this.#declared.get(`${extended} ${number}`);
      return declaration === undefined
        ? []
        : [{ declaration, records: records.filter((record) => record.number === number) }];
    });
  }

  /** The name that the schema chooses for TypeScript. */
  chosenName(kind: NamedKind, options: Options | undefined): string | undefined {
    if (options?.$unknown === undefined) return undefined;
    const extended = `google.protobuf.${OPTIONS_MESSAGES[kind]}`;
    const given = this.given(extended, options).find(({ declaration }) => declaration.fullName === NAME_OPTIONS[kind]);
    const value = given?.records.at(-1)?.value;
    return value instanceof Uint8Array ? new TextDecoder().decode(value) : undefined;
  }

  /** Who may read a field, as its options say; undefined: everybody. */
  confidentiality(options: Options | undefined): Confidentiality | undefined {
    const value = this.#ofField(options, CONFIDENTIALITY);
    return typeof value === "bigint" ? CONFIDENTIALITIES.get(value) : undefined;
  }

  /** Whether a field says, with others, what its message is about. */
  isKey(options: Options | undefined): boolean {
    return this.#ofField(options, KEY) === 1n;
  }

  #ofField(options: Options | undefined, fullName: string): unknown {
    if (options?.$unknown === undefined) return undefined;
    const fields = this.given("google.protobuf.FieldOptions", options);
    return fields.find(({ declaration }) => declaration.fullName === fullName)?.records.at(-1)?.value;
  }
}

const OPTIONS_MESSAGES: Readonly<Record<NamedKind, string>> = {
  message: "MessageOptions",
  enum: "EnumOptions",
  value: "EnumValueOptions",
  field: "FieldOptions",
  oneof: "OneofOptions",
};
