/** Finds declarations that have another name now: those with the same members, and those inside of renamed ones. */

import { type EnumDeclaration, type MessageDeclaration, withoutDot } from "../schema/declarations.ts";
import { groupBy } from "./group-by.ts";

type Declared = MessageDeclaration | EnumDeclaration;

/**
 * @param renamed  new full names by old ones; receives what is found
 * @param old      what was declared, by full name
 */
export function findRenames(
  renamed: Map<string, string>,
  old: ReadonlyMap<string, Declared>,
  now: ReadonlyMap<string, Declared>,
): void {
  const taken = new Set(renamed.values());
  const added = new Map([...now].filter(([name]) => !old.has(name) && !taken.has(name)));
  const alike = groupBy(added.values(), membersOf);
  const named = groupBy(added.values(), ({ name }) => name);
  const successors = [
    (before: Declared) => exactSuccessor(before, left(alike.get(membersOf(before)), added)),
    (before: Declared) => widerSuccessor(before, left(named.get(before.name), added)),
  ];
  // Exact matches first: a moved declaration may have new members.
  for (const successorOf of successors) {
    for (const [name, before] of old) {
      if (now.has(name) || renamed.has(name)) continue;
      const inside = `${renamed.get(before.outer?.fullName ?? "")}.${before.name}`;
      const other = added.has(inside) ? inside : successorOf(before)?.fullName;
      if (other === undefined) continue;
      renamed.set(name, other);
      added.delete(other);
    }
  }
}

function left(found: readonly Declared[] | undefined, added: ReadonlyMap<string, Declared>): readonly Declared[] {
  return (found ?? []).filter(({ fullName }) => added.has(fullName));
}

function exactSuccessor(before: Declared, alike: readonly Declared[]): Declared | undefined {
  if (membersOf(before) === "") return undefined;
  return alike.find(({ name }) => name === before.name) ?? alike[0];
}

/** A declaration of the same name in another scope, with at least the same members. */
function widerSuccessor(before: Declared, named: readonly Declared[]): Declared | undefined {
  return named.find((after) => {
    const members = new Set(memberList(after));
    return memberList(before).every((member) => members.has(member));
  });
}

function membersOf(declared: Declared): string {
  return memberList(declared).join();
}

function memberList(declared: Declared): string[] {
  if (declared.kind === "enum") return declared.descriptor.value.map(({ name, number }) => `${name} ${number}`);
  return declared.descriptor.field.map(({ name, number, type, typeName }) => {
    // Types are renamed, too. A message may have fields of its own type.
    const fullName = withoutDot(typeName);
    const shortName = fullName === declared.fullName ? "" : fullName.slice(fullName.lastIndexOf(".") + 1);
    return `${name} ${number} ${type} ${shortName}`;
  });
}
