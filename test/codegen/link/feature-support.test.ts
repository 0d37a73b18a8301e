/** Options and values that an edition does not have yet, or no longer. */

import * as assert from "uvu/assert";
import { mistakeLine } from "../../../src/codegen/descriptor/mistake.ts";
import { suite } from "../../suite.ts";
import { EDITION } from "./beginnings.ts";
import { linked, mistakesIn } from "./linked.ts";

const test = suite("support of options by editions");

const SUPPORTED = (support: string, edition: string) => ({
  "o.proto": `syntax = "proto2"; package o; import "google/protobuf/descriptor.proto";
enum E { A = 0; B = 1 [feature_support = { edition_introduced: EDITION_2023 edition_deprecated: EDITION_2024 deprecation_warning: "Use A." }]; }
message O { optional int32 n = 1 [feature_support = { ${support} }]; optional E e = 2; }
extend google.protobuf.MessageOptions { optional O o = 50001; }`,
  "a.proto": `${edition}import "o.proto";\nmessage M {\n  option (o.o).n = 1;\n  option (o.o).e = B;\n}`,
});

test("options-and-values-are-held-against-their-feature-support", () => {
  const since2023 = "edition_introduced: EDITION_2023";
  const removed = `${since2023} edition_removed: EDITION_2024 removal_error: "Use e."`;
  assert.equal(mistakesIn(SUPPORTED(since2023, 'syntax = "proto3";\n')), [
    "a.proto:4:3: The option o.O.n does not exist before edition 2023. Remove it.",
    "a.proto:5:3: The value B of o.O.e does not exist before edition 2023. Remove it.",
  ]);
  assert.equal(mistakesIn(SUPPORTED(since2023, 'edition = "2023";\n')), []);
  assert.equal(mistakesIn(SUPPORTED(removed, 'edition = "2024";\n')), [
    "a.proto:4:3: The option o.O.n does not exist since edition 2024. Remove it. Use e.",
  ]);
});

test("deprecated-options-and-values-are-warned-of", () => {
  const deprecated = 'edition_introduced: EDITION_2023 edition_deprecated: EDITION_2023 deprecation_warning: "Use e."';
  const warnings = (edition: string) => linked(SUPPORTED(deprecated, edition)).warnings.map(mistakeLine);
  assert.equal(warnings('edition = "2023";\n'), [
    "a.proto:4:3: The option o.O.n is deprecated since edition 2023. Use e.",
  ]);
  assert.equal(warnings('edition = "2024";\n'), [
    "a.proto:4:3: The option o.O.n is deprecated since edition 2023. Use e.",
    "a.proto:5:3: The value B of o.O.e is deprecated since edition 2024. Use A.",
  ]);
  const closed = `edition = "2023"; import "google/protobuf/cpp_features.proto"; enum E { A = 0; }
message M { E e = 1 [features.(pb.cpp).legacy_closed_enum = true]; }`;
  assert.match(
    linked(closed).warnings.map(mistakeLine)[0] ?? "",
    /^a\.proto:2:22: .*legacy_closed_enum is deprecated since/,
  );
});

const SUPPORTS: readonly [support: string, problem: RegExp | undefined][] = [
  ["", undefined],
  ["edition_introduced: EDITION_2024 edition_removed: EDITION_2024", undefined],
  ['edition_introduced: EDITION_2024 edition_deprecated: EDITION_2023 deprecation_warning: ""', /before edition_intro/],
  ["edition_deprecated: EDITION_2023", /no deprecation_warning/],
  ['deprecation_warning: "x"', /no edition_deprecated/],
  ['removal_error: "x"', /no edition_removed/],
  ["edition_introduced: EDITION_2023 edition_removed: EDITION_2024", /no removal_error/],
  ['edition_introduced: EDITION_2024 edition_removed: EDITION_2023 removal_error: ""', /edition_removed before/],
  [
    'edition_deprecated: EDITION_2024 deprecation_warning: "" edition_removed: EDITION_2024 removal_error: ""',
    /not before edition_removed/,
  ],
];

test("feature-support-that-contradicts-itself-is-refused", () => {
  for (const [support, problem] of SUPPORTS)
    for (const schema of [
      `${EDITION}message M { int32 n = 1 [feature_support = { ${support} }]; }`,
      `${EDITION}enum E { A = 0 [feature_support = { ${support} }]; }`,
    ]) {
      const mistakes = mistakesIn(schema);
      assert.is(mistakes.length, problem === undefined ? 0 : 1, schema);
      if (problem !== undefined) assert.match(mistakes[0] ?? "", problem);
    }
});

test("value-exists-no-longer-than-the-option-that-it-is-for", () => {
  const option =
    'edition_introduced: EDITION_2023 edition_deprecated: EDITION_2024 deprecation_warning: "" edition_removed: EDITION_2026 removal_error: ""';
  const mistakes = (value: string) =>
    mistakesIn(
      `${EDITION}message M { E e = 1 [feature_support = { ${option} }]; }\nenum E { A = 0 [feature_support = { ${value} }]; }`,
    );
  assert.equal(mistakes("edition_introduced: EDITION_2024"), []);
  assert.match(mistakes("edition_introduced: EDITION_PROTO3")[0] ?? "", /of the value A in e introduces it before/);
  assert.match(mistakes('edition_removed: EDITION_UNSTABLE removal_error: ""')[0] ?? "", /removes it after/);
});
