import { LIMITS, type Limits } from "chatwire";
import { type Kind, wholeNumber } from "./kinds.ts";

export type LimitName = keyof Limits;

/** Clients have this one too. */
const SHARED: readonly LimitName[] = ["invitationTimeoutMs"];
const UINT32_MAX = 4_294_967_295;

const known = new Set<string>(Object.keys(LIMITS));

function isLimit(name: string): name is LimitName {
  return known.has(name);
}

/** The limits that a server goes by. */
export const SERVER_LIMITS: readonly LimitName[] = Object.keys(LIMITS)
  .filter(isLimit)
  .filter((name) => SHARED.includes(name) || LIMITS[name].of === "server" || LIMITS[name].of === "stream");

export function findLimit(name: string): LimitName | undefined {
  return SERVER_LIMITS.find((known) => known === name);
}

/** What a limit takes. Clients are told of many of them in 32 bits; only ages are longer. */
export function kindOfLimit(name: LimitName): Kind<number> {
  return wholeNumber(1, name.endsWith("AgeMs") ? Number.MAX_SAFE_INTEGER : UINT32_MAX);
}

/** One line a limit: name, default, meaning. */
export function describeLimits(): string {
  const rows = SERVER_LIMITS.map((name) => ({ name, ...LIMITS[name] }));
  const nameColumns = Math.max(...rows.map(({ name }) => name.length));
  const valueColumns = Math.max(...rows.map(({ value }) => String(value).length));
  return rows
    .map(({ name, value, text }) => `  ${name.padEnd(nameColumns)}  ${String(value).padStart(valueColumns)}  ${text}\n`)
    .join("");
}
