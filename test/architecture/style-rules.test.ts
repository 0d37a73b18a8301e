import * as assert from "uvu/assert";
import { suite } from "../suite.ts";
import { readSourceFiles } from "./source-file.ts";
import { findStyleViolations } from "./style-rules.ts";

const test = suite("style rules");

const SYSTEM_ONLY = /only src\/net\/system-\*\.ts may do/;

function assertViolation(path: string, text: string, reason: RegExp): void {
  const violations = findStyleViolations([{ path, text }]);
  assert.is(violations.length, 1, violations.join("\n"));
  assert.match(violations[0] ?? "", reason);
}

test("this-repository-keeps-the-rules", () => {
  const files = readSourceFiles("src", "examples", "test");
  assert.ok(files.length > 0);
  assert.equal(findStyleViolations(files), []);
});

test("crowded-folder-is-found", () => {
  const inFolder = (count: number, folder = "src/chat") =>
    Array.from({ length: count }, (_, index) => ({ path: `${folder}/file-${index}.ts`, text: "" }));
  assert.match(findStyleViolations(inFolder(19))[0] ?? "", /src\/chat has 19 files; at most 18/);
  assert.equal(findStyleViolations(inFolder(18)), []);
  assert.equal(findStyleViolations(inFolder(19, "test/conformance/generated/google")), []);
});

test("default-export-is-found", () => {
  assertViolation("src/chat/a.ts", "export default 1;", /default export/);
  assertViolation("src/chat/a.ts", "export { a as default };", /default export/);
});

test("unfinished-note-is-found", () => {
  assertViolation("src/chat/a.ts", `// TO${"DO"}: later`, /unfinished note/);
});

test("file-name-without-a-subject-is-found", () => {
  assertViolation("src/chat/utils.ts", "", /does not say its subject/);
});

test("clock-timer-and-randomness-outside-the-system-network-are-found", () => {
  assertViolation("src/chat/a.ts", "const a = Date.now();", SYSTEM_ONLY);
  assertViolation("src/session/a.ts", "const a = new Date();", SYSTEM_ONLY);
  assertViolation("src/client/a.ts", "setTimeout(a, 1);", SYSTEM_ONLY);
  assertViolation("src/peering/a.ts", "const a = Math.random();", SYSTEM_ONLY);
  assertViolation("src/peering/a.ts", "const a = performance.now();", SYSTEM_ONLY);
  assertViolation("src/net/listener.ts", "setTimeout(a, 1);", SYSTEM_ONLY);
  assertViolation("src/net/listener.ts", "const a = Date.now();", SYSTEM_ONLY);
  assertViolation("src/testing/a.ts", "const a = Math.random();", SYSTEM_ONLY);
  assertViolation("src/testing/a.ts", "setImmediate(a);", SYSTEM_ONLY);
  const allowed: [path: string, text: string][] = [
    ["src/net/system-network.ts", "const a = Date.now();"],
    ["src/net/certificate.ts", "const a = Date.now();"],
    ["src/testing/simulated-world.ts", "setImmediate(a);"],
    ["src/codegen/a.ts", "const a = performance.now();"],
    ["examples/client/main.ts", "setTimeout(a, 1);"],
  ];
  for (const [path, text] of allowed) assert.equal(findStyleViolations([{ path, text }]), [], `${path}: ${text}`);
  assert.equal(findStyleViolations([{ path: "src/chat/a.ts", text: '// setTimeout\nconst a = "Date.now()";' }]), []);
});

test("date-that-reads-the-clock-is-found-and-one-that-converts-is-not", () => {
  for (const clock of ["new Date()", "new Date( )", "new Date", "Date()", "Date(1)", "Date (x)", "Date.now"]) {
    assertViolation("src/client/a.ts", `const a = ${clock};`, SYSTEM_ONLY);
  }
  for (const pure of ["new Date(sentMs)", "new Date(\n  sentMs,\n)", "isDate(a)", "(a: Date) => a", "toDate (a)"]) {
    assert.equal(findStyleViolations([{ path: "src/client/a.ts", text: `const a = ${pure};` }]), [], pure);
  }
});

test("refusal-past-the-route-is-found", () => {
  const text = 'throw new ProtocolError("USER_AWAY", "");';
  for (const path of ["src/chat/handlers/a.ts", "src/chat/state/a.ts", "src/server/connection-routes.ts"])
    assertViolation(path, text, /past its route/);
  for (const path of ["src/chat/state/route.ts", "src/session/a.ts"])
    assert.equal(findStyleViolations([{ path, text }]), []);
});

test("test-file-without-tests-is-found", () => {
  assertViolation("test/chat/a.test.ts", 'const test = suite("a");', /without tests/);
  assertViolation("test/chat/a.test.ts", 'test("does-nothing", () => {});', /without tests/);
  assert.equal(
    findStyleViolations([{ path: "test/chat/a.test.ts", text: 'const test = suite("a");\ntest("b", () => {});' }]),
    [],
  );
});

test("skipped-test-is-found", () => {
  const text = 'const test = suite("a");\ntest("b", () => {});\ntest.only("c", () => {});';
  assertViolation("test/chat/a.test.ts", text, /skips tests/);
});
