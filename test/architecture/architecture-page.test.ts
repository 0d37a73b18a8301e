import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as assert from "uvu/assert";
import { suite } from "../suite.ts";
import { findJourneys, findPageViolations } from "./architecture-page.ts";
import { readSourceFiles, type SourceFile } from "./source-file.ts";

const test = suite("architecture page");

/** A page that keeps the rules for `FILES`. */
const PAGE = `# Architecture

\`src/net\` has the sockets and [the session](src/session/) has the rules.

## Journey: a request

1. \`src/net/socket.ts\`: bytes arrive.
2. [\`src/net/driver.ts\`](src/net/driver.ts) hands them on.
3. \`src/session/decoder.ts\`: frames leave, through \`src/session\`.
`;

const FILES: SourceFile[] = [
  { path: "src/net/socket.ts", text: "" },
  { path: "src/net/driver.ts", text: 'import "./socket.ts";\nimport "../session/session.ts";' },
  { path: "src/session/session.ts", text: 'import type { Decoder } from "./decoder.ts";' },
  { path: "src/session/decoder.ts", text: "" },
  { path: "src/errors.ts", text: "" },
];

/** The violations of a page about `files`, which are all that exists. */
function violationsOf(page: string, files: readonly SourceFile[] = FILES): string[] {
  const exists = (path: string) => files.some((file) => file.path === path || file.path.startsWith(`${path}/`));
  return findPageViolations(page, { files, exists });
}

function assertViolation(violations: readonly string[], reason: RegExp): void {
  assert.is(violations.length, 1, violations.join("\n"));
  assert.match(violations[0] ?? "", reason);
}

function journey(...steps: readonly string[]): string {
  return `${PAGE}\n## Journey: another\n\n${steps.map((step, index) => `${index + 1}. ${step}\n`).join("")}`;
}

test("page-that-keeps-the-rules-has-no-violation", () => assert.equal(violationsOf(PAGE), []));

test("journey-is-the-list-below-its-heading", () => {
  const page = `${PAGE}\n## Journey: two\n\n1. \`a.ts\`: one\n   and more\n2. \`b.ts\`\n\n### Notes\n\n## Elsewhere\n\n1. c\n`;
  assert.equal(
    findJourneys(page).map(({ title, steps }) => [title, steps.length]),
    [
      ["a request", 3],
      ["two", 2],
    ],
  );
});

test("missing-file-is-found", () => {
  assertViolation(
    violationsOf(journey("`src/net/socket.ts`", "`src/net/gone.ts`")),
    /src\/net\/gone\.ts, which does not exist/,
  );
  assertViolation(violationsOf(`${PAGE}\nSee \`src/net/gone.ts\`.`), /src\/net\/gone\.ts/);
  assertViolation(violationsOf(`${PAGE}\nSee [here](src/gone/#part).`), /src\/gone,/);
  assertViolation(violationsOf(`${PAGE}\nSee \`session/decoder.ts\`.`), /session\/decoder\.ts/);
  assertViolation(violationsOf(`${PAGE}\nSee \`GONE.md\`.`), /GONE\.md/);
});

test("names-of-other-things-are-no-paths", () => {
  const text = "`chatwire/server`, `node:net`, `texts.send`, `npm run docs`, [RFC 9000](https://www.rfc-editor.org/)";
  assert.equal(violationsOf(`${PAGE}\n${text}\n\n\`\`\`\n\`src/gone.ts\`\n\`\`\`\n`), []);
});

test("unrelated-steps-are-found", () => {
  assertViolation(
    violationsOf(journey("`src/net/socket.ts`", "`src/session/decoder.ts`")),
    /"another", step 2: neither of src\/net\/socket\.ts and src\/session\/decoder\.ts imports the other/,
  );
});

test("steps-are-related-in-both-directions-and-through-other-files", () => {
  assert.equal(
    violationsOf(journey("`src/session/decoder.ts`", "`src/net/driver.ts`", "`src/session/decoder.ts`")),
    [],
  );
});

test("index-relates-nothing", () => {
  const index = { path: "src/session/index.ts", text: 'export { a } from "./decoder.ts";' };
  const caller = { path: "src/net/caller.ts", text: 'import { a } from "../session/index.ts";' };
  const files = [...FILES, index, caller];
  const page = journey("`src/net/caller.ts`", "`src/session/decoder.ts`");
  assertViolation(violationsOf(page, files), /neither of src\/net\/caller\.ts/);
});

test("compiler-is-related-to-schemas-and-generated-code-only", () => {
  const extra = ["src/codegen/compile.ts", "proto/a.proto", "generated/a.ts"].map((path) => ({ path, text: "" }));
  const page = `${journey("`proto/a.proto`", "`src/codegen/compile.ts`", "`generated/a.ts`")}\n\`src/codegen\``;
  assert.equal(violationsOf(page, [...FILES, ...extra]), []);
  const wrong = `${journey("`src/net/driver.ts`", "`generated/a.ts`")}\n\`src/codegen\``;
  assertViolation(violationsOf(wrong, [...FILES, ...extra]), /neither of src\/net\/driver\.ts/);
});

test("step-without-a-file-is-found", () => {
  assertViolation(violationsOf(journey("`src/net/driver.ts`", "Bytes arrive.")), /step 2 does not begin with the path/);
  assertViolation(violationsOf(journey("`src/net/driver.ts`")), /at least two steps/);
  assertViolation(violationsOf(journey()), /at least two steps/);
});

test("folder-of-src-that-the-page-does-not-name-is-found", () => {
  const files = [...FILES, { path: "src/store/sqlite/row.ts", text: "" }];
  assertViolation(violationsOf(PAGE, files), /does not name the folder src\/store\./);
  assertViolation(violationsOf(`${PAGE}\n\`src/store/sqlite/\``, files), /does not name the folder src\/store\./);
});

test("this-repository-keeps-its-page-true", () => {
  const root = join(import.meta.dirname, "../..");
  const page = readFileSync(join(root, "ARCHITECTURE.md"), "utf8");
  const files = readSourceFiles("src", "generated", "examples");
  assert.is(findJourneys(page).length, 4);
  for (const { title, steps } of findJourneys(page)) assert.ok(steps.length >= 5, title);
  assert.equal(findPageViolations(page, { files, exists: (path) => existsSync(join(root, path)) }), []);
});
