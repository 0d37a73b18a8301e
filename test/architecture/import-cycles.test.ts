import * as assert from "uvu/assert";
import { suite } from "../suite.ts";
import { findImportCircles } from "./import-cycles.ts";
import { readSourceFiles, type SourceFile } from "./source-file.ts";

const test = suite("import circles");

/** Files that import others by their paths from the root. */
function files(imports: Record<string, readonly string[]>): SourceFile[] {
  return Object.entries(imports).map(([path, targets]) => {
    const up = "../".repeat(path.split("/").length - 1);
    return { path, text: targets.map((target) => `import type { A } from "${up}${target}";`).join("\n") };
  });
}

test("this-repository-has-no-circles", () => {
  const all = readSourceFiles("src", "generated", "examples", "test");
  assert.ok(all.length > 0);
  assert.equal(findImportCircles(all), []);
});

test("circle-of-two-files-is-found", () => {
  const found = findImportCircles(files({ "src/chat/a.ts": ["src/chat/b.ts"], "src/chat/b.ts": ["src/chat/a.ts"] }));
  assert.match(found[0] ?? "", /files import each other in a circle: src\/chat\/a\.ts, src\/chat\/b\.ts/);
});

test("circle-of-three-files-is-found", () => {
  const found = findImportCircles(
    files({
      "src/chat/a.ts": ["src/chat/b.ts"],
      "src/chat/b.ts": ["src/chat/c.ts"],
      "src/chat/c.ts": ["src/chat/a.ts", "src/chat/d.ts"],
      "src/chat/d.ts": [],
    }),
  );
  assert.ok(found[0]?.endsWith("src/chat/a.ts, src/chat/b.ts, src/chat/c.ts"));
});

test("wing-that-leads-back-into-another-is-found-though-no-files-form-a-circle", () => {
  const found = findImportCircles(
    files({
      "src/peering/path/a.ts": ["src/peering/media/a.ts"],
      "src/peering/media/a.ts": [],
      "src/peering/media/b.ts": ["src/peering/path/b.ts"],
      "src/peering/path/b.ts": [],
    }),
  );
  assert.equal(found, ["The rooms of src/peering import each other in a circle: src/peering/media, src/peering/path"]);
});

test("wing-and-file-of-its-folder-in-a-circle-are-found", () => {
  const found = findImportCircles(
    files({
      "src/chat/chat.ts": ["src/chat/state/a.ts"],
      "src/chat/state/a.ts": [],
      "src/chat/state/b.ts": ["src/chat/chat.ts"],
    }),
  );
  assert.equal(found, ["The rooms of src/chat import each other in a circle: src/chat/chat.ts, src/chat/state"]);
});

test("imports-that-point-one-way-are-no-circle", () => {
  const found = findImportCircles(
    files({
      "src/chat/chat.ts": ["src/chat/handlers/a.ts", "src/chat/state/a.ts"],
      "src/chat/handlers/a.ts": ["src/chat/state/a.ts", "src/chat/shared.ts"],
      "src/chat/state/a.ts": ["src/chat/shared.ts"],
      "src/chat/shared.ts": [],
    }),
  );
  assert.equal(found, []);
});
