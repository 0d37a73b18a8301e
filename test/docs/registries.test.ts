import * as assert from "uvu/assert";
import { checkEnums, checkGrease, checkNumbers, checkSubjects, ENUMS, REGISTRIES } from "../../src/docs/registries.ts";
import { SchemaComments } from "../../src/docs/schema-comments.ts";
import { UsageError } from "../../src/errors.ts";
import { suite } from "../suite.ts";

const test = suite("registries of numbers");

const GREASE = { first: 9_000, last: 9_099 };

function assertRefused(run: () => void, reason: RegExp): void {
  try {
    run();
  } catch (error) {
    assert.instance(error, UsageError);
    assert.match(String(error), reason);
    return;
  }
  assert.unreachable("It was accepted.");
}

test("schema-keeps-to-the-ranges-of-the-specification", async () => {
  const comments = SchemaComments.read("proto");
  const all = comments.registries();
  assert.ok(all.length > 100, `${all.length} registries`);
  for (const registry of all) checkNumbers(registry);
  for (const { name } of REGISTRIES) {
    assert.ok(all.some((registry) => registry.name === name));
    checkGrease(comments.registryOf(name));
  }
});

test("number-of-another-allotter-is-refused", () => {
  for (const number of [9_000, 9_099, 10_000, 18_999, 19_000, 20_000]) {
    assertRefused(() => checkNumbers({ name: "Feature", numbers: [1, number], reserved: [] }), /Feature allots/);
  }
  checkNumbers({ name: "Feature", numbers: [0, 1, 8_999, 9_100, 9_999], reserved: [] });
});

test("each-enum-in-a-message-says-what-an-unknown-value-means", async () => {
  const names = SchemaComments.read("proto").enumsIn("Message");
  assert.ok(names.includes("Status") && !names.includes("Transport"));
  checkEnums(names);
  assertRefused(() => checkEnums([...names, "Mood"]), /unknown value of Mood/);
  assertRefused(() => checkEnums(names.slice(1)), /No message contains the enum Audience/);
  assert.ok(ENUMS.every(({ unknown }) => unknown !== ""));
});

test("registry-without-reserved-grease-is-refused", () => {
  checkGrease({ name: "Feature", numbers: [], reserved: [{ first: 4, last: 4 }, GREASE] });
  assertRefused(() => checkGrease({ name: "Feature", numbers: [], reserved: [] }), /reserved 9000 to 9099/);
});

test("command-or-body-of-another-subject-is-refused", () => {
  const ping = { name: "Ping", service: "ConnectionService", command: 2, bodies: [12, 13] };
  checkSubjects([ping]);
  assertRefused(() => checkSubjects([{ ...ping, command: 10 }]), /command 10 of Ping/);
  assertRefused(() => checkSubjects([{ ...ping, bodies: [12, 60] }]), /body 60 of Ping/);
  assertRefused(() => checkSubjects([{ ...ping, service: undefined, command: 9_000 }]), /command 9000 of Ping/);
  // After all ranges, any subject may take the next number.
  checkSubjects([{ ...ping, command: 60, bodies: [121, 122] }]);
});
