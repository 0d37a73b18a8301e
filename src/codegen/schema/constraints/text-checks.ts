/** Checks of strings and bytes. */

import { type BytesRules, KnownRegex, type StringRules } from "../../generated/buf/validate/validate.ts";
import { compilePattern } from "../../pattern/compile-pattern.ts";
import type { Check } from "./constraints.ts";
import { holes } from "./number-checks.ts";

/** The functions for well-known formats, each with what it finds. */
const TEXT_FORMATS: Readonly<Record<string, readonly [id: string, call: string, what: string]>> = {
  email: ["email", "isEmail", "email address"],
  hostname: ["hostname", "isHostname", "hostname"],
  ip: ["ip", "isIp", "IP address"],
  ipv4: ["ipv4", "isIpv4", "IPv4 address"],
  ipv6: ["ipv6", "isIpv6", "IPv6 address"],
  uri: ["uri", "isUri", "URI"],
  uriRef: ["uri_ref", "isUriRef", "URI Reference"],
  address: ["address", "isAddress", "hostname, or ip address"],
  uuid: ["uuid", "isUuid", "UUID"],
  tuuid: ["tuuid", "isTrimmedUuid", "trimmed UUID"],
  ipWithPrefixlen: ["ip_with_prefixlen", "isIpWithLength", "IP prefix"],
  ipv4WithPrefixlen: ["ipv4_with_prefixlen", "isIpv4WithLength", "IPv4 address with prefix length"],
  ipv6WithPrefixlen: ["ipv6_with_prefixlen", "isIpv6WithLength", "IPv6 address with prefix length"],
  ipPrefix: ["ip_prefix", "isIpPrefix", "IP prefix"],
  ipv4Prefix: ["ipv4_prefix", "isIpv4Prefix", "IPv4 prefix"],
  ipv6Prefix: ["ipv6_prefix", "isIpv6Prefix", "IPv6 prefix"],
  hostAndPort: ["host_and_port", "isHostAndPort", "host (hostname or IP address) and port pair"],
  ulid: ["ulid", "isUlid", "ULID"],
  protobufFqn: ["protobuf_fqn", "isProtobufName", "fully-qualified Protobuf name"],
  protobufDotFqn: ["protobuf_dot_fqn", "isProtobufDotName", "fully-qualified Protobuf name with a leading dot"],
};

/** Where the sentence about an empty value calls the format differently. */
const EMPTY_WORDS: Readonly<Record<string, string>> = { host_and_port: "host and port pair" };

const BYTES_FORMATS: Readonly<Record<string, readonly [what: string, ...lengths: number[]]>> = {
  ip: ["IP address", 4, 16],
  ipv4: ["IPv4 address", 4],
  ipv6: ["IPv6 address", 16],
  uuid: ["UUID", 16],
};

/** @throws PatternError */
export function stringChecks(rules: StringRules): Check[] {
  const checks = new CheckList("string");
  const list = (values: readonly string[]): string => `[${values.join(", ")}]`;
  checks.add("const", rules.const, (value) => `must equal \`${value}\``, "$ !== #0", quoted);
  checks.add("len", rules.len, (value) => `must be ${value} characters`, "@characters($) !== #0", String, "limit");
  checks.add("min_len", rules.minLen, (value) => `must be at least ${value} characters`, "@characters($) < #0");
  checks.add(
    "max_len",
    rules.maxLen,
    (value) => `must be at most ${value} characters`,
    "@characters($) > #0",
    String,
    "limit",
  );
  checks.add("len_bytes", rules.lenBytes, (value) => `must be ${value} bytes`, "@utf8Bytes($) !== #0", String, "limit");
  checks.add("min_bytes", rules.minBytes, (value) => `must be at least ${value} bytes`, "@utf8Bytes($) < #0");
  checks.add(
    "max_bytes",
    rules.maxBytes,
    (value) => `must be at most ${value} bytes`,
    "@utf8Bytes($) > #0",
    String,
    "limit",
  );
  checks.addPattern(rules.pattern, (value) => `does not match regex pattern \`${value}\``, "!@matchesPattern(#0, $)");
  checks.add("prefix", rules.prefix, (value) => `does not have prefix \`${value}\``, "!$.startsWith(#0)", quoted);
  checks.add("suffix", rules.suffix, (value) => `does not have suffix \`${value}\``, "!$.endsWith(#0)", quoted);
  checks.add(
    "contains",
    rules.contains,
    (value) => `does not contain substring \`${value}\``,
    "!$.includes(#0)",
    quoted,
  );
  checks.add("not_contains", rules.notContains, (value) => `contains substring \`${value}\``, "$.includes(#0)", quoted);
  checks.addList("in", rules.in, (values) => `must be in list ${list(values)}`, "![#].includes($)", quoted);
  checks.addList("not_in", rules.notIn, (values) => `must not be in list ${list(values)}`, "[#].includes($)", quoted);
  const { case: format, value } = rules.wellKnown;
  if (format === "wellKnownRegex") checks.push(...headerChecks(value, rules.strict ?? true));
  else if (format !== undefined && value) checks.push(...formatChecks(format));
  return checks.checks;
}

/** @throws PatternError */
export function bytesChecks(rules: BytesRules): Check[] {
  const checks = new CheckList("bytes");
  const list = (values: readonly Uint8Array[]): string => `[${values.map(hex).join(", ")}]`;
  checks.add("const", rules.const, (value) => `must be ${hex(value)}`, "!@bytesEqual($, #0)", numbers);
  checks.add("len", rules.len, (value) => `must be ${value} bytes`, "$.length !== #0", String, "limit");
  checks.add("min_len", rules.minLen, (value) => `must be at least ${value} bytes`, "$.length < #0");
  checks.add("max_len", rules.maxLen, (value) => `must be at most ${value} bytes`, "$.length > #0", String, "limit");
  checks.addPattern(rules.pattern, (value) => `must match regex pattern \`${value}\``, "!@bytesMatch(#0, $)");
  checks.add(
    "prefix",
    rules.prefix,
    (value) => `does not have prefix ${hex(value)}`,
    "!@bytesStartWith($, #0)",
    numbers,
  );
  checks.add("suffix", rules.suffix, (value) => `does not have suffix ${hex(value)}`, "!@bytesEndWith($, #0)", numbers);
  checks.add(
    "contains",
    rules.contains,
    (value) => `does not contain ${hex(value)}`,
    "!@bytesContain($, #0)",
    numbers,
    "search",
  );
  checks.addList("in", rules.in, (values) => `must be in list ${list(values)}`, "!@isOneOfBytes($, [#])", numbers);
  checks.addList(
    "not_in",
    rules.notIn,
    (values) => `must not be in list ${list(values)}`,
    "@isOneOfBytes($, [#])",
    numbers,
  );
  const { case: format, value } = rules.wellKnown;
  const [what, ...lengths] = value && format !== undefined ? (BYTES_FORMATS[format] ?? []) : [];
  if (what !== undefined) {
    const other = ["$.length !== 0", ...lengths.map((length) => `$.length !== ${length}`)].join(" && ");
    checks.push({ ruleId: `bytes.${format}`, message: `must be a valid ${what}`, test: other, constants: [] });
    checks.push(emptyCheck(`bytes.${format}`, what, "$.length === 0"));
  }
  return checks.checks;
}

function formatChecks(format: string): Check[] {
  const [id = "", call = "", what = ""] = TEXT_FORMATS[format] ?? [];
  const ruleId = `string.${id}`;
  const message = `must be a valid ${what}`;
  // The empty text is a reference, and no rule names it apart.
  if (id === "uri_ref") return [{ ruleId, message, test: `!@${call}($)`, constants: [], order: "search" }];
  return [
    { ruleId, message, test: `$ !== "" && !@${call}($)`, constants: [], order: "search" },
    emptyCheck(ruleId, EMPTY_WORDS[id] ?? what, '$ === ""'),
  ];
}

function headerChecks(kind: KnownRegex, isStrict: boolean): Check[] {
  const loose = isStrict ? "" : "Loose";
  const ruleId = "string.well_known_regex";
  if (kind === KnownRegex.HTTP_HEADER_NAME) {
    const [id, what] = [`${ruleId}.header_name`, "HTTP header name"];
    const test = `$ !== "" && !@is${loose}HeaderName($)`;
    return [
      { ruleId: id, message: `must be a valid ${what}`, test, constants: [], order: "search" },
      emptyCheck(id, what, '$ === ""'),
    ];
  }
  if (kind !== KnownRegex.HTTP_HEADER_VALUE) return [];
  const message = "must be a valid HTTP header value";
  const test = `!@is${loose}HeaderValue($)`;
  return [{ ruleId: `${ruleId}.header_value`, message, test, constants: [], order: "search" }];
}

function emptyCheck(ruleId: string, what: string, test: string): Check {
  return { ruleId: `${ruleId}_empty`, message: `value is empty, which is not a valid ${what}`, test, constants: [] };
}

/** Collects the checks of one type. */
class CheckList {
  readonly checks: Check[] = [];
  readonly #type: string;

  constructor(type: string) {
    this.#type = type;
  }

  push(...checks: readonly Check[]): void {
    this.checks.push(...checks);
  }

  add<T>(
    id: string,
    value: T | undefined,
    message: (value: T) => string,
    test: string,
    expression: (value: T) => string = String,
    order?: Check["order"],
  ): void {
    if (value === undefined) return;
    const check = { ruleId: `${this.#type}.${id}`, message: message(value), test, constants: [expression(value)] };
    this.checks.push(order === undefined ? check : { ...check, order });
  }

  addList<T>(
    id: string,
    values: readonly T[],
    message: (values: readonly T[]) => string,
    test: string,
    expression: (value: T) => string,
  ): void {
    if (values.length === 0) return;
    const constants = values.map(expression);
    const filled = test.replace("#", holes(values));
    this.checks.push({ ruleId: `${this.#type}.${id}`, message: message(values), test: filled, constants });
  }

  addPattern(pattern: string | undefined, message: (value: string) => string, test: string): void {
    if (pattern === undefined) return;
    const constants = [compilePattern(pattern)];
    this.checks.push({ ruleId: `${this.#type}.pattern`, message: message(pattern), test, constants, order: "search" });
  }
}

function quoted(text: string): string {
  return JSON.stringify(text);
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("hex");
}

function numbers(bytes: Uint8Array): string {
  return `[${[...bytes].join(", ")}]`;
}
