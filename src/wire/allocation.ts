/**
 * Creates what decoded messages consist of. Literals would be shorter, but a program
 * that keeps its first messages would then decode all later ones up to seven times
 * slower: V8 counts, for each literal in the code, how many of its first objects
 * outlive a collection. If most do, optimised code creates that literal's objects
 * in the old generation from then on, even those that die at once. What `new` and
 * the methods of arrays create is not counted.
 *
 * @see D. Clifford, H. Payer, M. Stanton, B. L. Titzer: Memento Mori: Dynamic
 *   Allocation-Site-Based Optimizations, ISMM 2015
 */

/**
 * Makes a constructor of plain objects, whose prototype is that of literals.
 *
 * @param assign  assigns all properties, always in the same order
 */
export function plainConstructor<Message, Values extends readonly unknown[]>(
  assign: (this: Message, ...values: Values) => void,
): new (
  ...values: Values
) => Message {
  assign.prototype = Object.prototype;
  // @ts-expect-error TypeScript knows no constructors but classes, whose prototypes are their own.
  return assign;
}

const OneofCase = /* @__PURE__ */ plainConstructor(function (
  this: { case: string; value: unknown },
  name: string,
  value: unknown,
): void {
  this.case = name;
  this.value = value;
});

/** Creates the value of a oneof. */
export function oneofCase<Case extends string, Value>(name: Case, value: Value): { case: Case; value: Value } {
  return new OneofCase(name, value) as { case: Case; value: Value };
}

const NoCase = /* @__PURE__ */ plainConstructor(function (this: { case: undefined }): void {
  this.case = undefined;
});

/** Creates the value of a oneof of which no case is set. */
export function noCase(): { case: undefined } {
  return new NoCase();
}

/** Creates an empty list of anything. */
export function emptyList<Item>(...items: Item[]): Item[] {
  return items;
}

/** The longest list that is created with its length. */
const NUMBERS_MAX = 512;
// V8 has a kind of arrays for objects, one for numbers with a fraction and one for small integers. A copy of an array
// has the kind of that array, even if both are empty.
const DOUBLES = /* @__PURE__ */ repeated(0.5);
const INTEGERS = /* @__PURE__ */ repeated(0);
const NO_DOUBLES = /* @__PURE__ */ emptied([0.5]);
const NO_INTEGERS = /* @__PURE__ */ emptied([0]);

function emptied(list: number[]): number[] {
  list.pop();
  return list;
}

function repeated(value: number): number[] {
  const list: number[] = [];
  while (list.length < NUMBERS_MAX) list.push(value);
  return list;
}

/** Creates an empty list, best for doubles. */
export function emptyDoubles(): number[] {
  return NO_DOUBLES.slice();
}

/** Creates an empty list, best for small integers, such as enums. */
export function emptyIntegers<Item extends number = number>(): Item[] {
  return NO_INTEGERS.slice() as Item[];
}

/**
 * Creates a list to fill with doubles. Growing it value by value would copy it several times.
 *
 * @returns a list of this length or a shorter one, of any numbers
 */
export function doublesOf(length: number): number[] {
  return DOUBLES.slice(0, length);
}

/** The same, best for small integers. */
export function integersOf(length: number): number[] {
  return INTEGERS.slice(0, length);
}
