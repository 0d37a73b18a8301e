import { isPartName } from "chatwire/cluster";
import { parseIpAddress } from "chatwire/server";

/** The type of a setting, given as text (a flag, a variable) or as JSON (the file). */
export interface Kind<T> {
  /** Completes the message "... must be {allowed}". */
  readonly allowed: string;
  /** Returns undefined if the text is not such a value. */
  fromText(text: string): T | undefined;
  /** Returns undefined if the value is not such a value. */
  fromJson(value: unknown): T | undefined;
}

export function wholeNumber(min: number, max: number): Kind<number> {
  const inRange = (value: unknown): number | undefined =>
    typeof value === "number" && Number.isInteger(value) && value >= min && value <= max ? value : undefined;
  return {
    allowed: `a whole number from ${min} to ${max}`,
    fromText: (text) => (/^\d{1,16}$/.test(text) ? inRange(Number(text)) : undefined),
    fromJson: inRange,
  };
}

/** A whole number, or a word in place of one. */
export function wordOrNumber<Word extends string>(word: Word, min: number, max: number): Kind<number | Word> {
  const number = wholeNumber(min, max);
  return {
    allowed: `${word}, or ${number.allowed}`,
    fromText: (text) => (text === word ? word : number.fromText(text)),
    fromJson: (value) => (value === word ? word : number.fromJson(value)),
  };
}

export const ipAddress = textKind("an IP address", (text) => parseIpAddress(text) !== undefined);

/** The URL of a PostgreSQL database. */
export const postgresUrl = textKind("like postgres://user@host:port/database", (text) =>
  /^postgres(?:ql)?:\/\/./.test(text),
);

/** URLs of servers of NATS, with commas between them. */
export const natsUrls = textKind(
  "like nats://host:4222, or tls://host:4222, several with commas between them",
  (text) => text.split(",").every((url) => /^(?:nats|tls):\/\/[^/@,]+$/.test(url)),
);

/** The name of a part of a server on the bus. */
export const partName = textKind('1 to 32 letters, digits, "_" or "-"', isPartName);

/** Any text but the empty one. */
export const word = textKind("a word", (text) => text !== "");

/** Several IP addresses with commas between them. */
export const ipAddresses = textKind("IP addresses with commas between them", (text) =>
  text.split(",").every((address) => parseIpAddress(address) !== undefined),
);

/** The path of a file or folder. */
export const path = textKind("a path", (text) => text !== "" && !text.includes("\0"));

export function oneOf<Name extends string>(...names: readonly Name[]): Kind<Name> {
  const find = (value: unknown): Name | undefined => names.find((name) => name === value);
  return { allowed: `one of ${names.join(", ")}`, fromText: find, fromJson: find };
}

function textKind(allowed: string, isAllowed: (text: string) => boolean): Kind<string> {
  const check = (value: unknown): string | undefined =>
    typeof value === "string" && isAllowed(value) ? value : undefined;
  return { allowed, fromText: check, fromJson: check };
}
