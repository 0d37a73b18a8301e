/** Compares messages: a field with the value `undefined` is absent. */

/** Returns a deep copy of a message without the properties that are undefined. */
export function setFields(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(setFields);
  if (value instanceof Map) return new Map([...value].map(([key, item]) => [key, setFields(item)]));
  if (typeof value !== "object" || value === null || ArrayBuffer.isView(value)) return value;
  const entries = Object.entries(value).filter(([name, item]) => item !== undefined || name === "case");
  return Object.fromEntries(entries.map(([name, item]) => [name, setFields(item)]));
}
