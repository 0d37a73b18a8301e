import * as assert from "uvu/assert";
import { suite } from "../suite.ts";
import { ENTRY_POINTS, findMissingDocstrings } from "./docstrings.ts";
import { readSourceFiles } from "./source-file.ts";

const test = suite("docstrings");

/** What is found in an entry point `src/index.ts` and in other files beside it. */
function found(index: string, others: Readonly<Record<string, string>> = {}): string[] {
  const files = Object.entries({ "index.ts": index, ...others }).map(([name, text]) => ({ path: `src/${name}`, text }));
  return findMissingDocstrings(files, ["src/index.ts"]);
}

test("everything-public-in-this-repository-has-a-docstring", () => {
  const files = readSourceFiles("src");
  for (const path of ENTRY_POINTS) assert.ok(files.some((file) => file.path === path && file.text.includes("export ")));
  assert.equal(findMissingDocstrings(files), []);
});

test("name-without-a-docstring-is-found-where-it-is-declared", () => {
  const text = "/** A. */\nexport const A = 1;\n\nexport function b(): void {}\n\n// A comment.\nexport type C = A;\n";
  assert.equal(found('export { A, b, type C } from "./a.ts";', { "a.ts": text }), [
    "src/a.ts: C has no docstring.",
    "src/a.ts: b has no docstring.",
  ]);
  assert.equal(found(text), ["src/index.ts: C has no docstring.", "src/index.ts: b has no docstring."]);
});

test("names-are-followed-through-files-that-export-them-again", () => {
  const others = { "a.ts": 'export { b } from "./b.ts";', "b.ts": "export async function b(): Promise<void> {}\n" };
  assert.equal(found('export * from "./a.ts";', others), ["src/b.ts: b has no docstring."]);
  assert.equal(found('export { b } from "./a.ts";', others), ["src/b.ts: b has no docstring."]);
});

test("names-that-are-not-exported-by-an-entry-point-need-none", () => {
  assert.equal(
    found('export { A } from "./a.ts";', { "a.ts": "/** A. */\nexport const A = 1;\nexport const B = 2;\n" }),
    [],
  );
});

test("methods-of-an-interface-need-docstrings-and-its-properties-do-not", () => {
  const text =
    "/** A. */\nexport interface A {\n  readonly size: number;\n  /** Runs. */\n  run(): void;\n  stop?(): void;\n}\n";
  assert.equal(found(text), ["src/index.ts: A.stop has no docstring."]);
});

test("methods-of-a-class-need-docstrings-and-its-private-parts-do-not", () => {
  const text = [
    "/** A. */",
    "export class A {",
    "  constructor() {}",
    "  get size(): number {",
    "    return 1;",
    "  }",
    "",
    "  /** Runs. */",
    "  run(): void;",
    "  run(twice?: boolean): void {}",
    "  static async open(): Promise<void> {}",
    "  #hidden(): void {}",
    "  private own(): void {}",
    "}",
    "function unrelated(): void {}",
  ].join("\n");
  assert.equal(found(text), ["src/index.ts: A.open has no docstring.", "src/index.ts: A.size has no docstring."]);
});

test("name-that-no-file-declares-is-found", () => {
  assert.match(found('export { lost } from "./a.ts";', { "a.ts": "" })[0] ?? "", /a\.ts does not declare lost/);
});
