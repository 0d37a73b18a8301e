/** Enum values in JSON: the name of the value, or its number if it has no name. */

export interface JsonEnum {
  readonly typeName: string;
  readonly numbers: ReadonlyMap<string, number>;
  /** The first name of each number. */
  readonly names: ReadonlyMap<number, string>;
  /** The same for the numbers from 0 to 63, unless it `isNull`; an array takes less time than a Map. */
  readonly smallNames: readonly (string | undefined)[];
  /** Whether it accepts only the numbers of the schema. */
  readonly isClosed: boolean;
  /** Whether it is google.protobuf.NullValue, whose only value is null in JSON. */
  readonly isNull: boolean;
}

const SMALL = 64;
const NULL_VALUE = "google.protobuf.NullValue";

/** @param values  numbers by their names, in the order of the schema */
export function enumJson(typeName: string, values: Readonly<Record<string, number>>): JsonEnum {
  const entries = Object.entries(values);
  const names = new Map(entries.reverse().map(([name, number]) => [number, name]));
  const isNull = typeName === NULL_VALUE;
  const smallNames = isNull ? [] : Array.from({ length: SMALL }, (_, number) => names.get(number));
  return { typeName, numbers: new Map(entries), names, smallNames, isClosed: false, isNull };
}

export function closedEnumJson(typeName: string, values: Readonly<Record<string, number>>): JsonEnum {
  return { ...enumJson(typeName, values), isClosed: true };
}
