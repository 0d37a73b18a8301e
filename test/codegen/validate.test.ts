import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as assert from "uvu/assert";
import { compileFiles } from "../../src/codegen/compile-files.ts";
import { UsageError } from "../../src/errors.ts";
import type { Violation } from "../../src/violation.ts";
import { suite } from "../suite.ts";
import { Any } from "./validate/generated/google/protobuf/any.ts";
import { Duration } from "./validate/generated/google/protobuf/duration.ts";
import { FieldMask } from "./validate/generated/google/protobuf/field_mask.ts";
import { Timestamp } from "./validate/generated/google/protobuf/timestamp.ts";
import { UInt64Value } from "./validate/generated/google/protobuf/wrappers.ts";
import { Choices, Inner, Lists, Numbers, Outer, Texts, Times } from "./validate/generated/validate.ts";
import * as generated from "./validate/generated/validate.validate.ts";

const test = suite("generated validation");

const NUMBERS = Numbers.create({ between: 1n });
const TEXTS = Texts.create({
  name: "ada",
  host: "a.b",
  affixes: 'a"$',
  data: Uint8Array.of(1),
  header: "a",
});
const LISTS = Lists.create({ tags: ["ab"] });
const INNER = Inner.create({ id: "x" });
const CHOICES = Choices.create({ other: 1, kind: { case: "message", value: INNER }, needed: INNER });
const NOW = { nowMs: 1_700_000_000_000 };
const { validateNumbers, validateTexts, validateLists, validateChoices, validateTimes } = generated;

/** Violations as `path rule`. */
function shown(violations: readonly Violation[]): string {
  return violations.map(({ path, ruleId, forKey }) => `${path} ${ruleId}${forKey ? " of key" : ""}`).join(", ");
}

test("valid-messages-have-no-violations", () => {
  assert.equal(validateNumbers(NUMBERS), []);
  assert.equal(validateTexts(TEXTS), []);
  assert.equal(validateLists(LISTS), []);
  assert.equal(validateChoices(CHOICES), []);
  assert.equal(validateTimes(Times.create()), []);
});

test("each-rule-about-numbers-finds-what-violates-it", () => {
  const cases: readonly (readonly [fields: Partial<Numbers>, expected: string])[] = [
    [{ less: 10 }, "less int32.lt"],
    [{ between: 5n }, "between int64.gte_lt"],
    [{ outside: 6 }, "outside uint32.gt_lte_exclusive"],
    [{ outside: 11 }, ""],
    [{ ratio: Number.NaN }, "ratio double.gte_lte, ratio double.finite"],
    [{ tenth: 0.1 }, ""],
    [{ tenth: 0.2 }, "tenth float.in"],
    [{ notSeven: 7 }, "not_seven sint64.not_in"],
    [{ five: 6 }, "five fixed32.const"],
    [{ low: -2n }, "low sfixed64.lte"],
    [{ agreed: true }, "agreed bool.const"],
    [{ color: 4 }, "color enum.not_in"],
    [{ color: 3 as Numbers["color"] }, "color enum.defined_only"],
    [{ wrapped: UInt64Value.create({ value: 2n }) }, "wrapped uint64.gt"],
  ];
  for (const [fields, expected] of cases)
    assert.is(shown(validateNumbers(Numbers.create({ ...NUMBERS, ...fields }))), expected);
});

test("each-rule-about-texts-finds-what-violates-it", () => {
  const cases: readonly (readonly [fields: Partial<Texts>, expected: string])[] = [
    [{ name: "" }, "name string.min_len"],
    [{ name: "\u{1f600}".repeat(5) }, ""],
    [{ name: "a1" }, "name string.pattern"],
    // The pattern is not searched for in a text that is too long.
    [{ name: "a1".repeat(3) }, "name string.max_len"],
    [{ bytes: "éé!" }, "bytes string.max_bytes"],
    [{ email: "x" }, "email string.email"],
    [{ host: "" }, "host string.hostname_empty"],
    [{ uri: ":" }, "uri string.uri_ref"],
    [{ affixes: 'a"#0$' }, "affixes string.not_contains"],
    [{ affixes: "" }, "affixes string.prefix, affixes string.suffix"],
    [{ choice: "c" }, "choice string.in"],
    [{ data: Uint8Array.of(0, 0, 0, 0) }, "data bytes.max_len, data bytes.prefix"],
    [{ utf8: Buffer.from("é") }, ""],
    [{ utf8: Uint8Array.of(0xe9) }, "utf8 bytes.pattern"],
    [{ header: "a\n" }, "header string.well_known_regex.header_name"],
    [{ address: Uint8Array.of(1) }, "address bytes.ip"],
  ];
  for (const [fields, expected] of cases)
    assert.is(shown(validateTexts(Texts.create({ ...TEXTS, ...fields }))), expected);
});

test("rules-about-lists-maps-and-messages-in-them-name-the-place", () => {
  const cases: readonly (readonly [fields: Partial<Lists>, expected: string])[] = [
    [{ tags: [] }, "tags repeated.min_items"],
    [{ tags: ["ab", "ab"] }, "tags repeated.unique"],
    [{ tags: ["ab", "c"] }, "tags[1] string.min_len"],
    [{ tags: ["aa", "bb", "cc", "dd"] }, "tags repeated.max_items"],
    [{ counts: new Map([["long", -1]]) }, 'counts["long"] string.max_len of key, counts["long"] int32.gte'],
    [{ inner: [INNER, Inner.create({ inner: Inner.create() })] }, "inner[1].id required, inner[1].inner.id required"],
    [{ byNumber: new Map([[-7n, Inner.create()]]) }, "by_number[-7].id required"],
    [{ ignored: [Inner.create()] }, ""],
    [{ parts: [Uint8Array.of(1), Uint8Array.of(1)] }, "parts repeated.unique"],
  ];
  for (const [fields, expected] of cases)
    assert.is(shown(validateLists(Lists.create({ ...LISTS, ...fields }))), expected);
  assert.is(shown(generated.validateOuter(Outer.create({ inner: Inner.create() }))), "inner.id required");
});

test("required-and-exclusive-fields-are-checked", () => {
  assert.is(shown(validateChoices(Choices.create())), " message.oneof, kind required, needed required");
  const both = Choices.create({ ...CHOICES, one: "a", kind: { case: "text", value: "x" }, skipped: Inner.create() });
  assert.is(shown(validateChoices(both)), " message.oneof, one string.min_len, text string.uuid");
});

test("times-are-compared-with-the-time-that-the-caller-gives", () => {
  const at = (seconds: bigint): Timestamp => Timestamp.create({ seconds });
  const cases: readonly (readonly [fields: Partial<Times>, expected: string])[] = [
    [{ sent: at(1_700_000_001n) }, "sent timestamp.lt_now"],
    [{ sent: at(1_699_999_999n), near: at(1_700_000_060n) }, ""],
    [{ near: at(1_700_000_061n) }, "near timestamp.within"],
    [{ wait: Duration.create({ seconds: 1n, nanos: 500_000_001 }) }, "wait duration.gt_lte"],
    [{ any: Any.create({ typeUrl: "x" }) }, "any any.in"],
    [{ mask: FieldMask.create({ paths: ["a.b.c", "a"] }) }, "mask field_mask.in"],
  ];
  for (const [fields, expected] of cases) assert.is(shown(validateTimes(Times.create(fields), NOW)), expected);
  assert.throws(() => validateTimes(Times.create({ sent: at(0n) })), /Pass nowMs/);
});

test("messages-without-rules-get-no-validation", () => {
  assert.not.ok("validateFree" in generated);
});

test("messages-with-rules-in-cel-get-none-unless-asked-for", () => {
  const schema = `
    message Cel { int32 a = 1 [(buf.validate.field) = { cel: { id: "x", expression: "true" }, int32: { gt: 0 } }]; }
    message Around { repeated Cel cels = 1; string b = 2 [(buf.validate.field).required = true]; }
    message Other { string b = 2 [(buf.validate.field).required = true]; }`;
  const { text, warnings } = compile(schema);
  assert.not.match(text, /validateCel|validateAround/);
  assert.match(text, "validateOther");
  assert.match(warnings[0] ?? "", /a\.proto:4:13: a\.Cel gets no validate: it has rules in CEL\. --ignore-cel /);
  assert.match(warnings[1] ?? "", /a\.proto:5:13: a\.Around gets no validate: a\.Cel in it has rules in CEL\./);
  assert.is(warnings.length, 2);
  const ignoring = compile(schema, { ignoreCel: true });
  assert.match(ignoring.text, "validateAround");
  assert.match(ignoring.text, "int32.gt");
  assert.equal(ignoring.warnings, []);
});

test("rules-of-extensions-count-as-rules-in-cel", () => {
  const { text, warnings } = compile(
    `
    extend buf.validate.Int32Rules { bool even = 1161 [(buf.validate.predefined).cel = { id: "e", expression: "true" }]; }
    message Even { int32 a = 1 [(buf.validate.field).int32.(even) = true]; }`,
    {},
    'edition = "2023"',
  );
  assert.not.match(text, "validateEven");
  assert.match(warnings.join("\n"), /a\.Even gets no validate/);
});

test("rules-that-do-not-fit-are-errors-with-the-place", () => {
  const cases: readonly (readonly [field: string, expected: RegExp])[] = [
    [
      "int32 f = 1 [(buf.validate.field).string.min_len = 1]",
      /a\.proto:4:21: The rules of .*string do not fit this type/,
    ],
    ["repeated string f = 1 [(buf.validate.field).string.min_len = 1]", /string do not fit a repeated field/],
    ["string f = 1 [(buf.validate.field).repeated.min_items = 1]", /repeated do not fit this type/],
    ["map<string, string> f = 1 [(buf.validate.field).map.keys.int32.gt = 1]", /int32 do not fit this type/],
    ["repeated M f = 1 [(buf.validate.field).repeated.unique = true]", /repeated\.unique is for scalars and enums/],
    ['string f = 1 [(buf.validate.field).string.pattern = "a(?=b)"]', /no look-ahead.* character 2 of the pattern/],
    [
      'string f = 1 [(buf.validate.field).string.pattern = "(((a{7}){11}){13})"]',
      /a\.proto:4:22: .*more than 1000 times/,
    ],
  ];
  for (const [field, expected] of cases) {
    const schema = `message M { ${field}; }`;
    assert.throws(
      () => compile(`\n${schema}`.replace("\n", "\n  ")),
      (error: unknown) => error instanceof UsageError && expected.test(error.message),
      field,
    );
  }
  const option = 'option (buf.validate.message).oneof = { fields: ["g"] };';
  assert.throws(() => compile(`message M { ${option} int32 f = 1; }`), /names g, which is no field/);
});

test("rules-of-application-messages-are-part-of-their-codecs", () => {
  const { text } = compile(`
    message Sent {
      option (chatwire.v1.application_rule) = { bytes_max: 10 };
      string a = 1 [(buf.validate.field).required = true];
    }`);
  assert.match(text, /^ {2}validate: validateSent,$/m);
});

const RULES = `
  import "google/protobuf/descriptor.proto";
  enum Command { COMMAND_UNSPECIFIED = 0; COMMAND_ONE = 1; COMMAND_TOLD = 2; }
  enum State { STATE_UNSPECIFIED = 0; STATE_NEW = 1; }
  enum Direction { DIRECTION_UNSPECIFIED = 0; DIRECTION_CLIENT_TO_SERVER = 1; DIRECTION_SERVER_TO_CLIENT = 2; }
  message Rule { repeated State states = 1; Direction direction = 2; }
  extend google.protobuf.MethodOptions { Command command = 50001; Rule rule = 50002; }
  extend google.protobuf.MessageOptions { Command event_of = 50003; Rule event_rule = 50004; }
  message OneResponse {}
  message Message { oneof body { OneRequest one_request = 1; OneResponse one_response = 2; Told told = 3; } }
  service Service {
    rpc One(OneRequest) returns (OneResponse) {
      option (command) = COMMAND_ONE;
      option (rule) = { states: STATE_NEW, direction: DIRECTION_CLIENT_TO_SERVER };
    }
  }
  message Told {
    option (event_of) = COMMAND_TOLD;
    option (event_rule) = { states: STATE_NEW, direction: DIRECTION_SERVER_TO_CLIENT };
    string text = 1 [(buf.validate.field).string.min_len = 1];
  }`;

test("rules-of-requests-and-events-are-part-of-the-table-of-commands", () => {
  const { text } = compile(`${RULES} message OneRequest { int32 a = 1 [(buf.validate.field).int32.gt = 0]; }`);
  assert.match(text, /^ {2}validateRequest: validateOneRequest,$/m);
  assert.match(text, /^ {2}validate: validateTold,$/m);
  assert.not.match(text, "validateResponse");
});

test("bodies-of-commands-have-no-rules-about-the-current-time", () => {
  const schema = `import "google/protobuf/timestamp.proto"; ${RULES}
    message Inner { google.protobuf.Timestamp at = 1 [(buf.validate.field).timestamp.lt_now = true]; }
    message OneRequest { Inner inner = 1; }`;
  assert.throws(() => compile(schema), /a\.OneRequest is the body of a command, so a\.Inner may have no rules about/);
});

function compile(
  body: string,
  options: { readonly ignoreCel?: boolean } = {},
  syntax = 'syntax = "proto3"',
): { text: string; warnings: readonly string[] } {
  const folder = mkdtempSync(join(tmpdir(), "chatwire-validate-"));
  try {
    const imports = [
      "buf/validate/validate.proto",
      ...(body.includes("chatwire.v1") ? ["chatwire/v1/options.proto"] : []),
    ];
    const head = imports.map((path) => `import "${path}";`).join(" ");
    writeFileSync(join(folder, "a.proto"), `${syntax};\npackage a;\n${head}${body}`);
    const request = {
      roots: [folder],
      files: ["a.proto"],
      wire: "chatwire/wire",
      importExtension: "js",
      ...options,
    } as const;
    const { files, warnings } = compileFiles(request);
    return { text: [...files.values()].join("\n"), warnings };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
