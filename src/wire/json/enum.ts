/** Enum values in JSON: the name of the value, or its number if it has no name. */

/** The names and the numbers of an enum, as its JSON needs them. */
export interface JsonEnum {
  readonly typeName: string;
  readonly numbers: ReadonlyMap<string, number>;
  /** The first name of each number. */
  readonly names: ReadonlyMap<number, string>;
  /** The same for the numbers from 0 to 63, unless it `isNull`; an array takes less time than a Map. */
  readonly smallNames: readonly (string | undefined)[];
  /** Some names by their `slotOf`, which takes less time than a Map; and their numbers. */
  readonly slotNames: readonly (string | undefined)[];
  readonly slotNumbers: readonly number[];
  /** Whether it accepts only the numbers of the schema. */
  readonly isClosed: boolean;
  /** Whether it is google.protobuf.NullValue, whose only value is null in JSON. */
  readonly isNull: boolean;
}

const SMALL = 64;
/** With so many slots for each name, most names have one of their own. */
const SLOTS_PER_NAME = 4;
const NULL_VALUE = "google.protobuf.NullValue";

/**
 * The JSON of an open enum, which keeps numbers without a name.
 *
 * @param values  numbers by their names, in the order of the schema
 */
export function enumJson(typeName: string, values: Readonly<Record<string, number>>): JsonEnum {
  return createEnum(typeName, values, false);
}

/**
 * The JSON of a closed enum, which accepts only the numbers of the schema.
 *
 * @param values  numbers by their names, in the order of the schema
 */
export function closedEnumJson(typeName: string, values: Readonly<Record<string, number>>): JsonEnum {
  return createEnum(typeName, values, true);
}

/** One literal for all, so that V8 gives them one shape. */
function createEnum(typeName: string, values: Readonly<Record<string, number>>, isClosed: boolean): JsonEnum {
  const entries = Object.entries(values);
  const slots = 2 ** Math.ceil(Math.log2(entries.length * SLOTS_PER_NAME));
  const slotNames = new Array<string | undefined>(slots).fill(undefined);
  const slotNumbers = new Array<number>(slots).fill(0);
  for (const [name, number] of entries) {
    const slot = slotOf(name, slots);
    slotNames[slot] = name;
    slotNumbers[slot] = number;
  }
  const names = new Map(entries.reverse().map(([name, number]) => [number, name]));
  const isNull = typeName === NULL_VALUE;
  const smallNames = isNull ? [] : Array.from({ length: SMALL }, (_, number) => names.get(number));
  return { typeName, numbers: new Map(entries), names, smallNames, slotNames, slotNumbers, isClosed, isNull };
}

/**
 * Differs for most names of an enum: it depends on the length and the last character. Each further character would take
 * a fifth of the time of the look-up.
 *
 * @param slots  a power of 2
 */
export function slotOf(name: string, slots: number): number {
  const { length } = name;
  if (length === 0) return 0;
  return (length * 3 + name.charCodeAt(length - 1)) & (slots - 1);
}
