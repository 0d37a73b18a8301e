import { LIMITS, type Limits } from "chatwire";
import { formatTwoColumns } from "../../shared/columns.ts";
import { type Kind, wholeNumber } from "./kinds.ts";

export type LimitName = keyof Limits;

/** Limits that clients have too. */
const SHARED: readonly LimitName[] = ["invitationTimeoutMs"];
const UINT32_MAX = 4_294_967_295;

const known = new Set<string>(Object.keys(LIMITS));

function isLimit(name: string): name is LimitName {
  return known.has(name);
}

/** The limits of a server. */
export const SERVER_LIMITS: readonly LimitName[] = Object.keys(LIMITS)
  .filter(isLimit)
  .filter((name) => SHARED.includes(name) || LIMITS[name].of === "server" || LIMITS[name].of === "stream");

export function findLimit(name: string): LimitName | undefined {
  return SERVER_LIMITS.find((known) => known === name);
}

/** The type of a limit. Many are announced to clients as 32-bit integers; only ages may be longer. */
export function kindOfLimit(name: LimitName): Kind<number> {
  return wholeNumber(1, name.endsWith("AgeMs") ? Number.MAX_SAFE_INTEGER : UINT32_MAX);
}

/** Formats the help for limits: name, default and meaning. */
export function describeLimits(): string {
  const rows = SERVER_LIMITS.map((name) => ({ name, ...LIMITS[name] }));
  const nameColumns = Math.max(...rows.map(({ name }) => name.length));
  const valueColumns = Math.max(...rows.map(({ value }) => String(value).length));
  return formatTwoColumns(
    rows.map(({ name, value, text }) => [`${name.padEnd(nameColumns)}  ${String(value).padStart(valueColumns)}`, text]),
  );
}
