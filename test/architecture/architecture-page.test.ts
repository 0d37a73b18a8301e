import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as assert from "uvu/assert";
import { suite } from "../suite.ts";
import { findPageMistakes, readJourneys } from "./architecture-page.ts";
import { readSourceFiles } from "./source-file.ts";

const test = suite("architecture page");

const FILES = [
  { path: "src/net/driver.ts", text: 'import { Session } from "../session/session.ts";' },
  { path: "src/session/session.ts", text: 'import { Decoder } from "./decoder.ts";' },
  { path: "src/session/decoder.ts", text: "" },
  { path: "src/chat/chat.ts", text: "" },
];
const FOLDERS = "`src/net`, `src/session` and `src/chat`";

function pageOf(...steps: readonly string[]): string {
  return [FOLDERS, "## Journey: a request", ...steps.map((file, index) => `${index + 1}. \`${file}\` does it.`)].join(
    "\n",
  );
}

test("page-of-this-repository-is-true", () => {
  const page = readFileSync(join(import.meta.dirname, "../../ARCHITECTURE.md"), "utf8");
  assert.is(readJourneys(page).length, 4);
  for (const { name, files } of readJourneys(page)) assert.ok(files.length >= 5, name);
  assert.equal(findPageMistakes(page, readSourceFiles("src", "generated", "examples", "test")), []);
});

test("steps-that-import-each-other-are-accepted-in-both-directions", () => {
  const page = pageOf("src/net/driver.ts", "src/session/decoder.ts", "src/session/session.ts");
  assert.equal(findPageMistakes(page, FILES), []);
});

test("steps-that-no-imports-connect-are-found", () => {
  assert.equal(findPageMistakes(pageOf("src/net/driver.ts", "src/chat/chat.ts"), FILES), [
    'In the journey "a request", no imports connect src/net/driver.ts and src/chat/chat.ts.',
  ]);
});

test("missing-file-is-found", () => {
  const mistakes = findPageMistakes(`${FOLDERS} and \`src/chat/gone.ts\``, FILES);
  assert.equal(mistakes, ["The page names src/chat/gone.ts, which does not exist."]);
});

test("folder-that-the-page-does-not-name-is-found", () => {
  const mistakes = findPageMistakes("`src/net` and `src/session`", FILES);
  assert.equal(mistakes, ["The page does not name the folder src/chat."]);
});
