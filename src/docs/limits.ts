import { LIMITS } from "../limits.ts";
import { code, digits, table } from "./markdown.ts";

/** All limits with their defaults. */
export function drawLimits(): string {
  const rows = Object.entries(LIMITS).map(([name, { value, unit, of, text }]) => [
    code(name),
    unit === "count" ? digits(value) : `${digits(value)} ${unit}`,
    of,
    text,
  ]);
  return table(["Limit", "Default", "Of", "What"], rows);
}
