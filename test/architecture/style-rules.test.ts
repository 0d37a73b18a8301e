import * as assert from "uvu/assert";
import { suite } from "../suite.ts";
import { readSourceFiles } from "./source-file.ts";
import { findStyleViolations } from "./style-rules.ts";

const test = suite("style rules");

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
  const inFolder = (count: number) =>
    Array.from({ length: count }, (_, index) => ({ path: `src/chat/file-${index}.ts`, text: "" }));
  assert.match(findStyleViolations(inFolder(19))[0] ?? "", /src\/chat has 19 files; at most 18/);
  assert.equal(findStyleViolations(inFolder(18)), []);
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

test("clock-timer-and-randomness-outside-net-are-found", () => {
  assertViolation("src/chat/a.ts", "const a = Date.now();", /only net may do/);
  assertViolation("src/session/a.ts", "const a = new Date();", /only net may do/);
  assertViolation("src/client/a.ts", "setTimeout(a, 1);", /only net may do/);
  assertViolation("src/peering/a.ts", "const a = Math.random();", /only net may do/);
  assertViolation("src/peering/a.ts", "const a = performance.now();", /only net may do/);
  assert.equal(findStyleViolations([{ path: "src/client/a.ts", text: "const a = new Date(sentMs);" }]), []);
  assert.equal(findStyleViolations([{ path: "src/net/a.ts", text: "const a = Date.now();" }]), []);
  assert.equal(findStyleViolations([{ path: "src/chat/a.ts", text: '// setTimeout\nconst a = "Date.now()";' }]), []);
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
