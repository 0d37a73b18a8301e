/**
 * Interprets options: finds the fields that their names mean, reads their values, and
 * puts them into the options messages. Custom options, which are extensions of these
 * messages, become unknown fields of them.
 *
 * Features decide how custom options are encoded and read, and are options themselves.
 * So there are two rounds: first the options that are not extensions, then the others.
 *
 * @see https://protobuf.dev/programming-guides/proto3/#customoptions
 */

import { UNINTERPRETED_OPTION } from "../../descriptor/field-numbers.ts";
import type { DescriptorPath } from "../../descriptor/source-info.ts";
import type { UninterpretedOption } from "../../generated/google/protobuf/descriptor.ts";
import type { FieldNode, LinkedFile, MessageNode } from "../declarations.ts";
import type { ExtensionRegistry } from "../extension-registry.ts";
import { mayBeMissing } from "../not-found.ts";
import type { Report } from "../report.ts";
import { isMessageType, messageType } from "../resolve-types.ts";
import { lookUp } from "../scopes.ts";
import type { SymbolTable } from "../symbol-table.ts";
import { type AggregateScope, readAggregate } from "./aggregate.ts";
import { encodeMessageValue } from "./encode.ts";
import { fieldNumbers } from "./field-numbers.ts";
import { type FieldValue, isRepeated, MessageValue } from "./message-value.ts";
import { optionName, scalarValue, valueText } from "./scalar-value.ts";
import { type OptionsSlot, slotsOf } from "./slots.ts";
import { TextFormatError } from "./text-tokens.ts";
import { unknownOptionText } from "./unknown-option.ts";

/** Options of one declaration, being interpreted. */
export interface PendingOptions {
  readonly slot: OptionsSlot;
  readonly value: MessageValue;
  /** Where the options are in the result, by the paths at which they were parsed. */
  readonly paths: Map<string, DescriptorPath>;
  /** How many values the repeated options have, by path. */
  readonly counts: Map<string, number>;
}

export type Round = "fields" | "extensions";

export class OptionInterpreter {
  readonly #table: SymbolTable;
  readonly #report: Report;
  readonly #extensions: ExtensionRegistry;
  readonly #messages: ReadonlyMap<string, MessageNode>;

  /** @param messages  the messages of the descriptor.proto that counts if no file of the request has one */
  constructor(
    table: SymbolTable,
    report: Report,
    extensions: ExtensionRegistry,
    messages: ReadonlyMap<string, MessageNode>,
  ) {
    this.#table = table;
    this.#report = report;
    this.#extensions = extensions;
    this.#messages = messages;
  }

  /** The options of a file that are to be interpreted. */
  pendingIn(file: LinkedFile): PendingOptions[] {
    const pending: PendingOptions[] = [];
    for (const slot of slotsOf(file)) {
      const type = this.#typeOf(slot.typeName);
      if (type !== undefined) this.#markUsed(slot, type);
      if (slot.uninterpreted.length > 0 && type !== undefined)
        pending.push({ slot, value: new MessageValue(type), paths: new Map(), counts: new Map() });
    }
    return pending;
  }

  /** Options that were interpreted before need the files of their extensions, too. */
  #markUsed({ file, unknown, unknownFeatures }: OptionsSlot, type: MessageNode): void {
    const mark = (encoded: Uint8Array, extended: MessageNode | undefined) => {
      if (extended === undefined) return;
      for (const number of fieldNumbers(encoded)) {
        const extension = this.#extensions.find(extended, number);
        if (extension !== undefined) file.used.add(extension.file);
      }
    };
    mark(unknown, type);
    mark(unknownFeatures, this.#typeOf("google.protobuf.FeatureSet"));
  }

  interpret(pending: PendingOptions, round: Round): void {
    const { slot, value } = pending;
    slot.file.used.add(value.type.file);
    let isAny = false;
    for (const [index, option] of slot.uninterpreted.entries()) {
      const isExtension = option.name[0]?.isExtension === true;
      if (isExtension !== (round === "extensions")) continue;
      this.#interpretOne(pending, option, index);
      isAny = true;
    }
    if (isAny) slot.store(encodeMessageValue(value));
  }

  #typeOf(name: string): MessageNode | undefined {
    const symbol = this.#table.find(name);
    return symbol?.kind === "message" ? symbol : this.#messages.get(name);
  }

  #interpretOne(pending: PendingOptions, option: UninterpretedOption, index: number): void {
    const { slot } = pending;
    const source = [...slot.path, UNINTERPRETED_OPTION, index];
    const refuse = (text: string) => this.#report.refuseAt(slot.file, source, text);
    const fields = this.#fieldsOf(pending, option, refuse);
    const field = fields?.pop();
    if (fields === undefined || field === undefined) return;
    const name = optionName(option);
    if (field.file === slot.file && option.name[0]?.namePart === "features") {
      refuse(`The feature ${name} cannot be used in the file that declares it.`);
      return;
    }
    const message = openAll(pending.value, fields);
    if (message.fields.has(field) && !isRepeated(field)) {
      refuse(`The option ${name} is set more than once. Set it once.`);
      return;
    }
    const value = this.#valueOf(slot, field, option, refuse);
    if (value === undefined) return;
    message.put(field, value);
    pending.paths.set(source.join(" "), resultPath(pending, [...fields, field]));
  }

  /** The fields that the parts of the name mean; undefined if one means nothing. */
  #fieldsOf(
    { slot, value }: PendingOptions,
    option: UninterpretedOption,
    refuse: (text: string) => void,
  ): FieldNode[] | undefined {
    const fields: FieldNode[] = [];
    let type = value.type;
    for (const [at, { namePart = "", isExtension }] of option.name.entries()) {
      const shown = optionName({ ...option, name: option.name.slice(0, at + 1) });
      const field =
        isExtension === true ? this.#extension(slot, namePart, shown, type, refuse) : type.fieldsByName.get(namePart);
      if (field === undefined || field.number === UNINTERPRETED_OPTION) {
        if (isExtension !== true)
          refuse(`The option ${shown} does not exist for ${slot.subjects}. Check its spelling.`);
        return undefined;
      }
      fields.push(field);
      if (at === option.name.length - 1) return fields;
      const inner = messageType(field);
      if (inner === undefined) {
        // If the type is not found, that is reported already.
        if (!isMessageType(field.proto.type))
          refuse(`The option ${shown} is not a message and has no fields. Set it itself.`);
        return undefined;
      }
      if (isRepeated(field)) {
        refuse(`The option ${shown} is a list of messages. Set each as a whole: ${shown} = { ... }.`);
        return undefined;
      }
      type = inner;
    }
    refuse("The option has no name.");
    return undefined;
  }

  #extension(
    slot: OptionsSlot,
    name: string,
    shown: string,
    extended: MessageNode,
    refuse: (text: string) => void,
  ): FieldNode | undefined {
    const found = lookUp(this.#table, slot.file, name, slot.scope, "all");
    const { symbol } = found;
    if (symbol?.kind === "field" && symbol.container === extended) return symbol;
    // If what it extends is not found, that is reported already.
    if (symbol?.kind === "field" && symbol.isExtension && symbol.container === undefined) return undefined;
    if (found.symbol === undefined && mayBeMissing(slot.file, found)) return undefined;
    refuse(unknownOptionText({ table: this.#table, slot, name, shown, extended, found }));
    return undefined;
  }

  /** The value of an option; undefined if it does not fit, which is reported. */
  #valueOf(
    slot: OptionsSlot,
    field: FieldNode,
    option: UninterpretedOption,
    refuse: (text: string) => void,
  ): FieldValue | undefined {
    const name = optionName(option);
    const type = messageType(field);
    if (type === undefined) {
      // If the type is not found, that is reported already.
      if (field.proto.typeName !== undefined && field.type === undefined) return undefined;
      const value = scalarValue(field, option);
      if (typeof value !== "string") return value;
      refuse(`The option ${name} must be ${value}, not ${valueText(option)}.`);
      return undefined;
    }
    if (option.aggregateValue === undefined) {
      refuse(`The option ${name} is a message. Write ${name} = { ... }, or ${name}.field = value.`);
      return undefined;
    }
    try {
      return readAggregate(option.aggregateValue, type, this.#scopeFor(slot.file));
    } catch (error) {
      if (!(error instanceof TextFormatError)) throw error;
      refuse(`The option ${name}: ${error.message}.`);
      return undefined;
    }
  }

  #scopeFor(file: LinkedFile): AggregateScope {
    return {
      extension: (name, extended) => {
        const { symbol } = lookUp(this.#table, file, name, extended.fullName, "all");
        if (symbol?.kind === "field") return symbol.container === extended && symbol.isExtension ? symbol : undefined;
        // Text format calls an item of a message set by its type.
        const isSet = extended.proto.options?.messageSetWireFormat === true;
        if (symbol?.kind !== "message" || !isSet) return undefined;
        return symbol.extensions.find((each) => each.container === extended && each.type === symbol);
      },
      message: (fullName) => {
        const { symbol } = lookUp(this.#table, file, `.${fullName}`, "", "all");
        return symbol?.kind === "message" ? symbol : undefined;
      },
    };
  }
}

/** The innermost message that the fields lead to. Messages on the way are added if they are missing. */
function openAll(value: MessageValue, fields: readonly FieldNode[]): MessageValue {
  let message = value;
  for (const field of fields) {
    const type = messageType(field);
    if (type !== undefined) message = message.open(field, type);
  }
  return message;
}

function resultPath({ slot, counts }: PendingOptions, fields: readonly FieldNode[]): DescriptorPath {
  const path = [...slot.path, ...fields.map(({ number }) => number)];
  const last = fields.at(-1);
  if (last === undefined || !isRepeated(last)) return path;
  const key = path.join(" ");
  const index = counts.get(key) ?? 0;
  counts.set(key, index + 1);
  return [...path, index];
}
