/**
 * Chooses the identifiers of generated code. Two declarations of a schema can want
 * one name, such as a message `A_B` and a message `B` inside of `A`. Then one keeps
 * it, and the other gets a name that follows from its own declaration alone, with a
 * `$`, which no name of a schema has. So a name depends neither on the order in the file nor
 * on how many declarations clash.
 *
 * A new declaration that comes before an old one in the order below takes its name. No order
 * prevents that: the compiler does not know which of the two was first, and names that never
 * clash would need a mark in every `_` of a schema. `chatwire check --against` reports such a change
 * as TYPESCRIPT_NAME_CHANGED, and an option such as `ts_message_name` keeps the old name.
 *
 * Who keeps the name: the one whose user chose it; then a declaration at the top of
 * the file, before one inside of a message, before extensions, before the types of
 * oneofs, before what is generated beside a declaration. Fields and oneofs go by
 * their numbers: an older one has the lower number.
 */

import { exportedName, propertyName } from "./names.ts";

/** A declaration that wants a name in its file. */
export interface Claim {
  /** Tells the claims of a file apart. */
  readonly key: string;
  readonly kind: "message" | "enum" | "service" | "extension" | "oneof" | "companion";
  /** The names of the messages around it, and its own. */
  readonly chain: readonly string[];
  /** The name that the user chose. */
  readonly chosen: string | undefined;
  /** The name that it wants; by default that of its chain. */
  readonly wanted?: string;
}

/** A field or a oneof that wants a name in its message. */
export interface MemberClaim {
  readonly schemaName: string;
  /** The number of the field; the lowest number in the oneof. */
  readonly number: number;
  readonly chosen: string | undefined;
}

/** @returns the name of each claim, by its key; two claims with one name only if the user chose it for both */
export function chooseNames(claims: readonly Claim[]): Map<string, string> {
  const names = new Map<string, string>();
  const taken = new Set<string>();
  for (const claim of [...claims].sort(compareClaims)) {
    const wanted = claim.chosen ?? claim.wanted ?? exportedName(claim.chain);
    const name = claim.chosen === undefined && taken.has(wanted) ? ownName(claim) : wanted;
    names.set(claim.key, name);
    taken.add(name);
  }
  return names;
}

/** @returns the name of each property, in the order of the claims */
export function chooseMemberNames(claims: readonly MemberClaim[]): string[] {
  const taken = new Set(claims.flatMap(({ chosen }) => chosen ?? []));
  const names = new Map<MemberClaim, string>();
  for (const claim of [...claims].sort((one, other) => one.number - other.number)) {
    const wanted = propertyName(claim.schemaName);
    const name = claim.chosen ?? (taken.has(wanted) ? `${wanted}$${claim.number}` : wanted);
    names.set(claim, name);
    taken.add(name);
  }
  return claims.map((claim) => names.get(claim) ?? "");
}

const RANKS: Readonly<Record<Claim["kind"], number>> = {
  message: 1,
  enum: 1,
  service: 1,
  extension: 2,
  oneof: 3,
  companion: 4,
};

function rank({ chosen, kind }: Claim): number {
  return chosen === undefined ? RANKS[kind] : 0;
}

function compareClaims(one: Claim, other: Claim): number {
  const byKind = rank(one) - rank(other) || one.chain.length - other.chain.length;
  if (byKind !== 0) return byKind;
  const [a, b] = [one.chain.join("."), other.chain.join(".")];
  return a < b ? -1 : Number(a > b);
}

/** What the emitters append to the names of messages, after a `$`. */
const EMITTED = /^(?:new|inOrder|rest|part\d+|write\d*)$/;

/** A name that no other declaration can have: names in one scope differ. */
function ownName({ chain, kind, wanted = "" }: Claim): string {
  if (kind === "companion") return `${wanted}$${kind}`;
  if (chain.length === 1) return `${chain[0]}$$${kind}`;
  const name = chain.join("$");
  return EMITTED.test(chain.at(-1) ?? "") ? `${name}$` : name;
}
