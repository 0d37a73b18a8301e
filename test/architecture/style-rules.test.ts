import * as assert from "uvu/assert";
import { suite } from "../suite.ts";
import { readSourceFiles } from "./source-file.ts";
import { findStyleBreaches } from "./style-rules.ts";

const test = suite("style rules");

function assertBreach(path: string, text: string, reason: RegExp): void {
  const breaches = findStyleBreaches([{ path, text }]);
  assert.is(breaches.length, 1, breaches.join("\n"));
  assert.match(breaches[0] ?? "", reason);
}

test("this-repository-keeps-the-rules", () => {
  const files = readSourceFiles("src", "examples", "test");
  assert.ok(files.length > 0);
  assert.equal(findStyleBreaches(files), []);
});

test("crowded-folder-is-found", () => {
  const inFolder = (count: number) =>
    Array.from({ length: count }, (_, index) => ({ path: `src/chat/file-${index}.ts`, text: "" }));
  assert.match(findStyleBreaches(inFolder(19))[0] ?? "", /src\/chat has 19 files, of at most 18/);
  assert.equal(findStyleBreaches(inFolder(18)), []);
});

test("default-export-is-found", () => {
  assertBreach("src/chat/a.ts", "export default 1;", /default export/);
  assertBreach("src/chat/a.ts", "export { a as default };", /default export/);
});

test("unfinished-note-is-found", () => {
  assertBreach("src/chat/a.ts", `// TO${"DO"}: later`, /unfinished note/);
});

test("file-without-a-subject-is-found", () => {
  assertBreach("src/chat/utils.ts", "", /says nothing/);
});

test("clock-timer-and-randomness-are-found-outside-net", () => {
  assertBreach("src/chat/a.ts", "const a = Date.now();", /only net does/);
  assertBreach("src/session/a.ts", "const a = new Date();", /only net does/);
  assertBreach("src/client/a.ts", "setTimeout(a, 1);", /only net does/);
  assertBreach("src/peering/a.ts", "const a = Math.random();", /only net does/);
  assertBreach("src/peering/a.ts", "const a = performance.now();", /only net does/);
  assert.equal(findStyleBreaches([{ path: "src/client/a.ts", text: "const a = new Date(sentMs);" }]), []);
  assert.equal(findStyleBreaches([{ path: "src/net/a.ts", text: "const a = Date.now();" }]), []);
  assert.equal(findStyleBreaches([{ path: "src/chat/a.ts", text: '// setTimeout\nconst a = "Date.now()";' }]), []);
});

test("test-file-without-tests-is-found", () => {
  assertBreach("test/chat/a.test.ts", 'const test = suite("a");', /without a test/);
  assertBreach("test/chat/a.test.ts", 'test("does-nothing", () => {});', /without a test/);
  assert.equal(
    findStyleBreaches([{ path: "test/chat/a.test.ts", text: 'const test = suite("a");\ntest("b", () => {});' }]),
    [],
  );
});

test("skipped-test-is-found", () => {
  const text = 'const test = suite("a");\ntest("b", () => {});\ntest.only("c", () => {});';
  assertBreach("test/chat/a.test.ts", text, /skips tests/);
});
