/**
 * The guides about tasks: the code blocks of each form one program. It compiles with every strict flag, runs unchanged,
 * and prints what the page says. The guides that show a schema have a program in a file of its own.
 */

import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as assert from "uvu/assert";
import { suite } from "../suite.ts";
import { blocksOf } from "./blocks.ts";
import { checkPage, compileTypes, run, STRICTEST } from "./follow-guide.ts";

const test = suite("programs of the guides", { timeLimitMs: 240_000 });

const ROOT = join(import.meta.dirname, "../..");
/** A line that ends with what differs each time: a safety number, a fingerprint or an address. */
const RANDOM =
  /^(?:(open) http:\/\/127\.0\.0\.1:\d+\/[0-9a-f]{64}\/|(compare by voice:) \d{5}(?: \d{5}){5}|(fingerprint) SHA256:[\w+/]{43}|(concealed in all:) \d+)$/;
/** A frame that was played. On a busy machine, some are late and thus missing. */
const FRAME = /^(\d+) missing, then 160 bytes$/;
/** Media frames that a program sends, all of which the other side plays or conceals. */
const FRAMES: Readonly<Record<string, number>> = { links: 5 };

/** What the programs print, in any order: some have two loops. */
const PRINTED: Readonly<Record<string, readonly string[]>> = {
  connection: [],
  devices: ["fingerprint"],
  dissector: [],
  files: ["ada offers notes.txt, 12000 bytes", "grace has 12000 bytes", "received notes.txt"],
  links: [
    "# HELP chatwire_link_round_trip_seconds Smoothed round trip time.",
    "ada: hello",
    "compare by voice:",
    "concealed in all:",
    "ended: CLOSED_BY_PEER",
  ],
  operating: [],
  privacy: [],
  recording: ["open"],
  "quick-start": ["USER_NOT_FOUND not done false", "broadcast ada lunch?", "grace available"],
  rooms: [
    "1 ada Shall we?",
    "2 grace Gladly.",
    "2 unread, 1 for grace",
    "Earl Grey true 1",
    "ada owner",
    "grace is away",
    "grace moderator",
    "role set grace",
    "settings set undefined",
    "tea Green or black member",
    "tea mentions grace",
  ],
  texts: [
    "ada see you at noon",
    "false",
    "sent",
    "stored",
    "text 1 is delivered",
    "text 1 is read",
    "text ada see you at noon",
  ],
};

/** Inside the repository, so that the package resolves its own name; in a folder that git ignores. */
let folder = "";

test.before(() => {
  mkdirSync(join(ROOT, "coverage"), { recursive: true });
  folder = mkdtempSync(join(ROOT, "coverage/programs-"));
  for (const name of Object.keys(PRINTED))
    writeFileSync(join(folder, `${name}.ts`), blocksOf(guide(name), "ts").join("\n"));
});

test.after(() => rmSync(folder, { recursive: true, force: true }));

test("programs-compile-with-every-strict-flag", () => {
  const programs = Object.keys(PRINTED).map((name) => `${name}.ts`);
  compileTypes(folder, STRICTEST, programs);
});

test("programs-compile-with-the-settings-of-the-quick-start", () => {
  const [settings = ""] = blocksOf(guide("quick-start"), "json");
  const programs = Object.keys(PRINTED).map((name) => `${name}.ts`);
  compileTypes(folder, JSON.parse(settings).compilerOptions, programs);
});

for (const [name, printed] of Object.entries(PRINTED)) {
  test(`program-of-${name}-runs-unchanged`, () => {
    const lines = run(folder, `${name}.ts`).split("\n");
    const shown = lines.filter((line) => line !== "" && !FRAME.test(line)).map((line) => withoutRandom(line));
    assert.equal(shown.sort(), printed);
    checkFrames(lines, FRAMES[name] ?? 0);
  });
}

test("secrets-that-a-program-keeps-are-for-its-user-only", () => {
  for (const kept of ["pepper", "chatwire.db", "certificate.pem", "keys.log"])
    assert.is(statSync(join(folder, kept)).mode & 0o777, 0o600, kept);
});

test("first-program-is-that-of-the-readme-and-runs-as-plain-javascript", () => {
  const [program = ""] = blocksOf(guide("quick-start"), "javascript");
  assert.equal(blocksOf(readFileSync(join(ROOT, "README.md"), "utf8"), "javascript"), [program]);
  writeFileSync(join(folder, "hello.mjs"), program);
  assert.is(run(folder, "hello.mjs"), "ada: hello\n");
});

test("program-with-messages-of-its-own-works", () => {
  checkPage({ name: "own-messages.md", text: guide("own-messages") }, "program.ts");
});

test("schema-of-the-guide-is-that-of-the-example", () => {
  const [schema = ""] = blocksOf(guide("own-messages"), "proto");
  const example = readFileSync(join(ROOT, "examples/cursor/cursor.proto"), "utf8");
  assert.is(schema, `// cursor.proto\n${example}`);
});

function checkFrames(lines: readonly string[], sent: number): void {
  const played = lines.filter((line) => FRAME.test(line)).length;
  const concealed = lines.find((line) => line.startsWith("concealed in all: "))?.split(": ")[1] ?? 0;
  assert.is(played + Number(concealed), sent, "frames that were played or concealed");
  assert.is(played > 0, sent > 0, "a frame is played");
}

function guide(name: string): string {
  return readFileSync(join(ROOT, `docs/guides/${name}.md`), "utf8");
}

function withoutRandom(line: string): string {
  const [, ...words] = RANDOM.exec(line) ?? [];
  return words.find((each) => each !== undefined) ?? line;
}
