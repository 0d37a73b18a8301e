import * as assert from "uvu/assert";
import { suite } from "../suite.ts";
import { findImportCycles } from "./import-cycles.ts";
import { readSourceFiles, type SourceFile } from "./source-file.ts";

const test = suite("import cycles");

/** Files, each with the paths from the root that it imports. */
function files(imports: Record<string, readonly string[]>): SourceFile[] {
  return Object.entries(imports).map(([path, targets]) => {
    const up = "../".repeat(path.split("/").length - 1);
    return { path, text: targets.map((target) => `import type { A } from "${up}${target}";`).join("\n") };
  });
}

test("this-repository-has-no-cycles", () => {
  const all = readSourceFiles("src", "generated", "examples", "test");
  assert.ok(all.length > 0);
  assert.equal(findImportCycles(all), []);
});

test("cycle-of-two-files-is-found", () => {
  const found = findImportCycles(files({ "src/chat/a.ts": ["src/chat/b.ts"], "src/chat/b.ts": ["src/chat/a.ts"] }));
  assert.match(found[0] ?? "", /files import each other in a cycle: src\/chat\/a\.ts, src\/chat\/b\.ts/);
});

test("cycle-of-three-files-is-found", () => {
  const found = findImportCycles(
    files({
      "src/chat/a.ts": ["src/chat/b.ts"],
      "src/chat/b.ts": ["src/chat/c.ts"],
      "src/chat/c.ts": ["src/chat/a.ts", "src/chat/d.ts"],
      "src/chat/d.ts": [],
    }),
  );
  assert.ok(found[0]?.endsWith("src/chat/a.ts, src/chat/b.ts, src/chat/c.ts"));
});

test("subfolders-that-import-each-other-are-found-even-if-no-files-form-a-cycle", () => {
  const found = findImportCycles(
    files({
      "src/peering/path/a.ts": ["src/peering/media/a.ts"],
      "src/peering/media/a.ts": [],
      "src/peering/media/b.ts": ["src/peering/path/b.ts"],
      "src/peering/path/b.ts": [],
    }),
  );
  assert.equal(found, [
    "These entries of src/peering import each other in a cycle: src/peering/media, src/peering/path",
  ]);
});

test("cycle-of-a-subfolder-and-a-file-is-found", () => {
  const found = findImportCycles(
    files({
      "src/chat/chat.ts": ["src/chat/state/a.ts"],
      "src/chat/state/a.ts": [],
      "src/chat/state/b.ts": ["src/chat/chat.ts"],
    }),
  );
  assert.equal(found, ["These entries of src/chat import each other in a cycle: src/chat/chat.ts, src/chat/state"]);
});

test("imports-that-point-one-way-form-no-cycle", () => {
  const found = findImportCycles(
    files({
      "src/chat/chat.ts": ["src/chat/handlers/a.ts", "src/chat/state/a.ts"],
      "src/chat/handlers/a.ts": ["src/chat/state/a.ts", "src/chat/shared.ts"],
      "src/chat/state/a.ts": ["src/chat/shared.ts"],
      "src/chat/shared.ts": [],
    }),
  );
  assert.equal(found, []);
});
