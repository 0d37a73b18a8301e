/**
 * Extensions: fields that a schema adds to a message from outside of it. Their values
 * travel among the unknown fields of the message and are decoded when they are read.
 * An extension that a program does not import is not in its bundle.
 */

import { UsageError } from "../errors.ts";
import type { MessageCodec } from "./codec.ts";
import {
  type FieldSpan,
  GROUP_END,
  GROUP_START,
  LENGTH_DELIMITED,
  readVarint,
  spansInGroup,
  spansOf,
} from "./field-spans.ts";

/** A message that can have extensions. */
export interface Extensible {
  $unknown?: Uint8Array;
}

/**
 * An extension of a message. `Value` is what `get` returns: for a repeated extension a list, for any other the value or
 * undefined.
 */
export interface Extension<Message extends Extensible, Value> {
  /** The full name in the schema, such as `game.v1.color`. */
  readonly fullName: string;
  /** The full name of the message that it extends. */
  readonly extendee: string;
  readonly number: number;
  /** The value that an absent extension stands for, if the schema sets one. */
  readonly defaultValue: Value | undefined;

  /**
   * Decodes the value. Changes of a list or a message that it returns need a `set`.
   *
   * @param message  undefined has no extensions, like an empty message: `retention.get(entry?.options)`
   * @throws DecodeError the unknown fields hold no valid value; the offset is that in the fields of the extension
   */
  get(message: Message | undefined): Value;

  /**
   * Sets the value, in place of an earlier one.
   *
   * @param value  undefined and an empty list clear it
   * @throws UsageError the value does not fit the type; the text names the extension
   */
  set(message: Message, value: Value): void;

  /** Whether the message has the extension, valid or not. */
  has(message: Message | undefined): boolean;

  /** Removes the extension from the message. */
  clear(message: Message): void;
}

/** A message whose only field is an extension. Generated code has a codec of it. */
export interface ExtensionHolder<Value> {
  value?: Value | undefined;
  $unknown?: Uint8Array;
}

const EMPTY = new Uint8Array(0);
const NONE: Extensible = {};

/**
 * Makes the accessors of an extension, for generated code.
 *
 * @param codec  of a message whose only field is the extension
 */
export function extension<Message extends Extensible, Value>(
  codec: MessageCodec<ExtensionHolder<Value>>,
  extendee: string,
  number: number,
  defaultValue?: Value,
): Extension<Message, Value | undefined> {
  const field = new ExtensionField(codec, extendee, number);
  return { ...accessors<Message, Value>(field), defaultValue, get: (message) => field.get(message) };
}

/** As `extension`, for a repeated one. */
export function repeatedExtension<Message extends Extensible, Item>(
  codec: MessageCodec<ExtensionHolder<Item[]>>,
  extendee: string,
  number: number,
): Extension<Message, Item[]> {
  const field = new ExtensionField(codec, extendee, number);
  return { ...accessors<Message, Item[]>(field), defaultValue: undefined, get: (message) => field.get(message) ?? [] };
}

/**
 * As `extension`, for a message in a message set (`message_set_wire_format`). It travels as an item: a group 1 with the
 * number in field 2 and the encoded message in field 3.
 *
 * @param codec     of the message
 * @param fullName  of the extension
 */
export function messageSetExtension<Message extends Extensible, Value>(
  codec: MessageCodec<Value>,
  fullName: string,
  extendee: string,
  number: number,
): Extension<Message, Value | undefined> {
  const item = new MessageSetItem(codec, fullName, extendee, number);
  return { ...accessors<Message, Value>(item), defaultValue: undefined, get: (message) => item.get(message) };
}

function accessors<Message extends Extensible, Value>(
  field: Accessors<Value>,
): Omit<Extension<Message, Value | undefined>, "get" | "defaultValue"> {
  return {
    fullName: field.fullName,
    extendee: field.extendee,
    number: field.number,
    set: (message, value) => field.set(message, value),
    has: (message) => field.has(message),
    clear: (message) => field.clear(message),
  };
}

interface Accessors<Value> {
  readonly fullName: string;
  readonly extendee: string;
  readonly number: number;
  set(message: Extensible, value: Value | undefined): void;
  has(message: Extensible | undefined): boolean;
  clear(message: Extensible): void;
}

class ExtensionField<Value> implements Accessors<Value> {
  readonly #codec: MessageCodec<ExtensionHolder<Value>>;
  readonly extendee: string;
  readonly number: number;

  constructor(codec: MessageCodec<ExtensionHolder<Value>>, extendee: string, number: number) {
    this.#codec = codec;
    this.extendee = extendee;
    this.number = number;
  }

  get fullName(): string {
    return this.#codec.typeName;
  }

  get(message: Extensible | undefined): Value | undefined {
    const unknown = unknownOf(message, this.fullName);
    return this.#codec.decode(joined(unknown, spansOf(unknown).filter(this.#isIt))).value;
  }

  set(message: Extensible, value: Value | undefined): void {
    const added = this.#codec.encode(this.#codec.create({ value }));
    replace(message, this.fullName, this.#isIt, added);
  }

  has(message: Extensible | undefined): boolean {
    return spansOf(unknownOf(message, this.fullName)).some(this.#isIt);
  }

  clear(message: Extensible): void {
    replace(message, this.fullName, this.#isIt, EMPTY);
  }

  readonly #isIt = ({ number }: FieldSpan): boolean => number === this.number;
}

const ITEM = 1;
const ITEM_TYPE = 2;
const ITEM_MESSAGE = 3;

class MessageSetItem<Value> implements Accessors<Value> {
  readonly #codec: MessageCodec<Value>;
  readonly fullName: string;
  readonly extendee: string;
  readonly number: number;

  constructor(codec: MessageCodec<Value>, fullName: string, extendee: string, number: number) {
    this.#codec = codec;
    this.fullName = fullName;
    this.extendee = extendee;
    this.number = number;
  }

  /** Items of one number are merged, as the parts of a field are. */
  get(message: Extensible | undefined): Value | undefined {
    const unknown = unknownOf(message, this.fullName);
    const contents = spansOf(unknown)
      .filter((span) => this.#isIt(unknown, span))
      .map((span) => itemMessage(unknown, span));
    return contents.length === 0 ? undefined : this.#codec.decode(concatenated(contents));
  }

  set(message: Extensible, value: Value | undefined): void {
    if (value === undefined) this.clear(message);
    else replace(message, this.fullName, this.#isItIn(message), this.#item(this.#codec.encode(value)));
  }

  has(message: Extensible | undefined): boolean {
    const unknown = unknownOf(message, this.fullName);
    return spansOf(unknown).some((span) => this.#isIt(unknown, span));
  }

  clear(message: Extensible): void {
    replace(message, this.fullName, this.#isItIn(message), EMPTY);
  }

  #isItIn(message: Extensible): (span: FieldSpan) => boolean {
    const unknown = unknownOf(message, this.fullName);
    return (span) => this.#isIt(unknown, span);
  }

  #isIt(unknown: Uint8Array, span: FieldSpan): boolean {
    if (span.number !== ITEM || tagOf(unknown, span) % 8 !== GROUP_START) return false;
    const type = spansInGroup(unknown, span).find(({ number }) => number === ITEM_TYPE);
    return type !== undefined && readVarint(unknown, type.value).value === this.number;
  }

  #item(content: Uint8Array): Uint8Array {
    const head = [ITEM * 8 + GROUP_START, ITEM_TYPE * 8, ...varint(this.number)];
    const length = [ITEM_MESSAGE * 8 + LENGTH_DELIMITED, ...varint(content.length)];
    return concatenated([Uint8Array.of(...head, ...length), content, Uint8Array.of(ITEM * 8 + GROUP_END)]);
  }
}

/** The encoded message in an item. Fields that are there more than once are merged. */
function itemMessage(unknown: Uint8Array, item: FieldSpan): Uint8Array {
  const parts = spansInGroup(unknown, item)
    .filter((span) => span.number === ITEM_MESSAGE && tagOf(unknown, span) % 8 === LENGTH_DELIMITED)
    .map(({ value, end }) => unknown.subarray(readVarint(unknown, value).end, end));
  return concatenated(parts);
}

function tagOf(bytes: Uint8Array, { start }: FieldSpan): number {
  return readVarint(bytes, start).value;
}

function varint(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  for (; rest > 127; rest >>>= 7) bytes.push((rest & 127) | 128);
  return [...bytes, rest];
}

function joined(bytes: Uint8Array, spans: readonly FieldSpan[]): Uint8Array {
  return concatenated(spans.map(({ start, end }) => bytes.subarray(start, end)));
}

function concatenated(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

function unknownOf(message: Extensible | undefined, fullName: string): Uint8Array {
  const { $unknown = EMPTY } = message ?? NONE;
  if ($unknown instanceof Uint8Array) return $unknown;
  throw new UsageError(`${fullName}: the unknown fields of a message must be a Uint8Array.`);
}

/** Removes some of the unknown fields of a message, and appends others. */
function replace(
  message: Extensible,
  fullName: string,
  isRemoved: (span: FieldSpan) => boolean,
  added: Uint8Array,
): void {
  const before = unknownOf(message, fullName);
  const kept = joined(
    before,
    spansOf(before).filter((span) => !isRemoved(span)),
  );
  const unknown = concatenated([kept, added]);
  if (unknown.length > 0) message.$unknown = unknown;
  else delete message.$unknown;
}
