/** The values of numbers and strings, and how a descriptor writes them. */

/** Digits without leading zeros in any base: more are past 64 bits. */
const DIGITS_MAX = 64;

/** Stands for every number past 64 bits. */
const TOO_LARGE = 1n << 64n;

/**
 * @param token  of the kind "integer"
 * @returns 2^64 for every number from there on; 0 for a malformed token, which the tokenizer has reported
 */
export function integerValue(token: string): bigint {
  const [, hex, octal, decimal] = /^(?:0[xX]0*([\da-fA-F]*)|0+([0-7]*)|([1-9]\d*))$/.exec(token) ?? [];
  const digits = hex ?? octal ?? decimal ?? "";
  if (digits === "") return 0n;
  if (digits.length > DIGITS_MAX) return TOO_LARGE;
  const value = BigInt(`${hex !== undefined ? "0x" : octal !== undefined ? "0o" : ""}${digits}`);
  return value < TOO_LARGE ? value : TOO_LARGE;
}

/** @param token  of the kind "float" or a decimal integer; a malformed exponent counts as none */
export function floatValue(token: string): number {
  return Number(token.replace(/[eE][-+]?$/, ""));
}

const SIMPLE_ESCAPES: Readonly<Record<string, number>> = {
  a: 7,
  b: 8,
  f: 12,
  n: 10,
  r: 13,
  t: 9,
  v: 11,
};

const ESCAPE =
  /\\(?:([0-7]{1,3})|[xX]([\da-fA-F]{1,2})|u([dD][89abAB][\da-fA-F]{2})\\u([dD][c-fC-F][\da-fA-F]{2})|u([\da-fA-F]{4})|U([\da-fA-F]{8})|(.))/gsu;

const encoder = new TextEncoder();

/** @param token  a string with its quotes @returns the bytes that it stands for; characters are in UTF-8 */
export function stringBytes(token: string): Uint8Array {
  const content = token.slice(1, token.length > 1 && token.endsWith(token.charAt(0)) ? -1 : undefined);
  if (!content.includes("\\")) return encoder.encode(content);
  const parts: Uint8Array[] = [];
  let end = 0;
  for (const match of content.matchAll(ESCAPE)) {
    parts.push(encoder.encode(content.slice(end, match.index)), escapedBytes(match));
    end = match.index + match[0].length;
  }
  parts.push(encoder.encode(content.slice(end)));
  return joinBytes(parts);
}

function escapedBytes([, octal, hex, high = "", low, short, long, simple = ""]: RegExpMatchArray): Uint8Array {
  if (octal !== undefined) return Uint8Array.of(Number.parseInt(octal, 8));
  if (hex !== undefined) return Uint8Array.of(Number.parseInt(hex, 16));
  if (low !== undefined)
    return encoder.encode(String.fromCharCode(Number.parseInt(high, 16), Number.parseInt(low, 16)));
  const code = short ?? long;
  if (code !== undefined) return codePointBytes(Number.parseInt(code, 16));
  const control = SIMPLE_ESCAPES[simple];
  return control === undefined ? encoder.encode(simple) : Uint8Array.of(control);
}

/** Half of a surrogate pair becomes three bytes that are not UTF-8, as protoc writes them. */
function codePointBytes(code: number): Uint8Array {
  if (code < 0xd800 || code > 0xdfff) return encoder.encode(code > 0x10ffff ? "" : String.fromCodePoint(code));
  return Uint8Array.of(0xe0 | (code >> 12), 0x80 | ((code >> 6) & 0x3f), 0x80 | (code & 0x3f));
}

export function joinBytes(parts: readonly Uint8Array[]): Uint8Array {
  const joined = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let offset = 0;
  for (const part of parts) {
    joined.set(part, offset);
    offset += part.length;
  }
  return joined;
}

const NAMED_ESCAPES: Readonly<Record<number, string>> = {
  9: "\\t",
  10: "\\n",
  13: "\\r",
  34: '\\"',
  39: "\\'",
  92: "\\\\",
};

/** How a descriptor writes the default of a field of bytes: as in C, in ASCII. */
export function escapeBytes(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => {
    const named = NAMED_ESCAPES[byte];
    if (named !== undefined) return named;
    return byte < 0x20 || byte > 0x7e ? `\\${byte.toString(8).padStart(3, "0")}` : String.fromCharCode(byte);
  }).join("");
}

/** Digits that are enough for most doubles, and for every one. */
const DIGITS = 15;
const ALL_DIGITS = 17;

/** How a descriptor writes the default of a field of floats: as `%.15g` of C, or with more digits if it needs them. */
export function formatFloat(value: number): string {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? "nan" : value > 0 ? "inf" : "-inf";
  const digits = Number(value.toPrecision(DIGITS)) === value ? DIGITS : ALL_DIGITS;
  const [mantissa = "", exponent = "0"] = value.toExponential(digits - 1).split("e");
  const power = Number(exponent);
  if (power >= -4 && power < digits) return withoutZeros(value.toFixed(Math.max(digits - 1 - power, 0)));
  const sign = power < 0 ? "-" : "+";
  return `${withoutZeros(mantissa)}e${sign}${String(Math.abs(power)).padStart(2, "0")}`;
}

function withoutZeros(number: string): string {
  return number.includes(".") ? number.replace(/\.?0+$/, "") : number;
}
