/**
 * Extensions: fields that a schema adds to a message from outside of it. Their values
 * travel among the unknown fields of the message and are decoded when they are read.
 * An extension that a program does not import is not in its bundle.
 */

import { UsageError } from "../errors.ts";
import type { MessageCodec } from "./codec.ts";
import { type FieldSpan, spansOf } from "./field-spans.ts";

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

function accessors<Message extends Extensible, Value>(
  field: ExtensionField<Value>,
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

class ExtensionField<Value> {
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
    return this.#codec.decode(this.#part(message, (span) => this.#isIt(span))).value;
  }

  set(message: Extensible, value: Value | undefined): void {
    const added = this.#codec.encode(this.#codec.create({ value }));
    const others = this.#others(message);
    const unknown = new Uint8Array(others.length + added.length);
    unknown.set(others);
    unknown.set(added, others.length);
    replace(message, unknown);
  }

  has(message: Extensible | undefined): boolean {
    return spansOf(this.#unknown(message)).some((span) => this.#isIt(span));
  }

  clear(message: Extensible): void {
    replace(message, this.#others(message));
  }

  #isIt({ number }: FieldSpan): boolean {
    return number === this.number;
  }

  #others(message: Extensible): Uint8Array {
    return this.#part(message, (span) => !this.#isIt(span));
  }

  #part(message: Extensible | undefined, isPart: (span: FieldSpan) => boolean): Uint8Array {
    const unknown = this.#unknown(message);
    const spans = spansOf(unknown).filter(isPart);
    const part = new Uint8Array(spans.reduce((sum, { start, end }) => sum + end - start, 0));
    let at = 0;
    for (const { start, end } of spans) {
      part.set(unknown.subarray(start, end), at);
      at += end - start;
    }
    return part;
  }

  #unknown({ $unknown = EMPTY }: Extensible = NONE): Uint8Array {
    if ($unknown instanceof Uint8Array) return $unknown;
    throw new UsageError(`${this.fullName}: the unknown fields of a message must be a Uint8Array.`);
  }
}

function replace(message: Extensible, unknown: Uint8Array): void {
  if (unknown.length > 0) message.$unknown = unknown;
  else delete message.$unknown;
}
