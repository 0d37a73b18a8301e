/** The meaning of a limit is written in `src/limits.ts` alone. */

import { spawnSync } from "node:child_process";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as assert from "uvu/assert";
import { snakeCase } from "../../src/codegen/schema/names.ts";
import { drawServerLimits, fillServerLimits, SERVER_LIMITS_FILE } from "../../src/docs/limits.ts";
import { SchemaComments } from "../../src/docs/schema-comments.ts";
import { UsageError } from "../../src/errors.ts";
import { LIMITS, RUNTIME_LIMITS } from "../../src/limits.ts";
import { argumentsFor } from "../compiled-sources.ts";
import { suite } from "../suite.ts";

const test = suite("drawn limits");

const root = join(import.meta.dirname, "../..");

let folder = "";
test.before(async () => {
  folder = await mkdtemp(join(tmpdir(), "chatwire-limits-"));
  await cp(join(root, "proto"), folder, { recursive: true });
});
test.after(() => rm(folder, { recursive: true, force: true }));

function docs(...args: string[]) {
  const files = ["--proto", folder, "--document", join(folder, "PROTOCOL.md")];
  return spawnSync(process.execPath, argumentsFor("src/docs/main.ts", ...files, ...args), {
    cwd: root,
    encoding: "utf8",
  });
}

test("table-of-server-limits-has-every-field-with-the-text-of-its-limit", async () => {
  const comments = SchemaComments.read(join(root, "proto"));
  const rows = drawServerLimits(comments).split("\n").slice(2);
  assert.is(rows.length, comments.fieldsOf("ServerLimits").length);
  assert.ok(rows.includes(`| \`text_bytes_max\` | ${LIMITS.textBytesMax.text} |`));
});

test("comments-of-server-limits-are-replaced-and-the-rest-is-kept", () => {
  const before = "// A service.\nmessage A {\n  // Kept.\n  uint32 text_bytes_max = 1;\n}\n\n// What it says.\n";
  const after = "\nmessage B {\n  // Kept.\n  uint32 a = 1;\n}\n";
  const stale = `${before}message ServerLimits {\n  // Stale,\n  // on two lines.\n  uint32 text_bytes_max = 1;\n  uint64 history_age_ms = 2 [jstype = JS_NUMBER];\n}\n${after}`;
  const filled = fillServerLimits(stale);
  assert.ok(filled.startsWith(before) && filled.endsWith(after));
  const block = filled.slice(before.length, -after.length);
  const words = (text: string) => text.replaceAll(/\s+(?:\/\/)?\s*/g, " ");
  assert.match(words(block), words(`{ ${LIMITS.textBytesMax.text} uint32 text_bytes_max = 1;`));
  assert.match(words(block), words(`${LIMITS.historyAgeMs.text} uint64 history_age_ms = 2 [jstype = JS_NUMBER]; }`));
  assert.not.match(block, "Stale");
  for (const line of block.split("\n")) assert.ok(line.length <= 80, line);
  assert.is(fillServerLimits(filled), filled);
});

test("other-limits-in-a-text-have-their-names-in-the-schema", () => {
  const schema = "message ServerLimits {\n  uint32 waiting_texts_per_sender_max = 1;\n}\n";
  const quoted = LIMITS.waitingTextsPerSenderMax.text.match(/`\w+`/g) ?? [];
  const names = quoted.filter((name) => Object.hasOwn(LIMITS, name.slice(1, -1)));
  assert.ok(names.length > 0);
  const filled = fillServerLimits(schema);
  for (const name of names) assert.not.ok(filled.includes(name), name);
});

test("field-without-a-limit-is-refused", () => {
  assert.throws(
    () => fillServerLimits("message ServerLimits {\n  uint32 luck_max = 1;\n}\n"),
    (error: unknown) => error instanceof UsageError && /field luck_max.* no limit luckMax/.test(error.message),
  );
  assert.throws(
    () => fillServerLimits("message Other {}\n"),
    (error: unknown) => error instanceof UsageError,
  );
});

test("stale-comment-of-the-schema-is-reported-and-updated", async () => {
  const path = join(folder, SERVER_LIMITS_FILE);
  const fresh = await readFile(path, "utf8");
  const stale = fresh.replace(/^message ServerLimits \{$/m, "$&\n  // Edited by hand.");
  assert.is.not(stale, fresh);
  await writeFile(path, stale);

  const check = docs("--check");
  assert.is(check.status, 1);
  assert.is(check.stderr, "connection.proto is stale. Run npm run docs, then npm run generate.\n");
  assert.is(await readFile(path, "utf8"), stale);

  assert.match(docs().stdout, "connection.proto: updated. Run npm run generate.\n");
  assert.is(await readFile(path, "utf8"), fresh);
  assert.is(docs("--check").status, 0);
});

test("specification-lists-the-announced-limits-that-may-change", async () => {
  const text = (await readFile(join(root, "proto/PROTOCOL.md"), "utf8")).replaceAll("\n", " ");
  const [, list = ""] =
    /While a server runs, its operator may change these limits: (.*?)\. The server/.exec(text) ?? [];
  const listed = [...list.matchAll(/`(\w+)`/g)].map(([, name = ""]) => name);
  const comments = SchemaComments.read(join(root, "proto"));
  const announced = comments.fieldsOf("ServerLimits");
  const changeable = RUNTIME_LIMITS.map(snakeCase).filter((name) => announced.includes(name));
  assert.equal(listed, changeable);
});
