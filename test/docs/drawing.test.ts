/** The command that draws documents, and its results. */

import { spawnSync } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as assert from "uvu/assert";
import { Command } from "../../generated/chatwire/v1/command.ts";
import { ErrorCode } from "../../generated/chatwire/v1/error.ts";
import { drawSections } from "../../src/docs/draw.ts";
import { LIMITS } from "../../src/limits.ts";
import { argumentsFor } from "../compiled-sources.ts";
import { suite } from "../suite.ts";

const test = suite("drawn documents");

const root = join(import.meta.dirname, "../..");
const PROTOCOL = join(root, "proto/PROTOCOL.md");

let folder = "";
test.before(async () => {
  folder = await mkdtemp(join(tmpdir(), "chatwire-docs-"));
});
test.after(() => rm(folder, { recursive: true, force: true }));

function docs(...args: string[]) {
  return spawnSync(process.execPath, argumentsFor("src/docs/main.ts", ...args), { cwd: root, encoding: "utf8" });
}

test("committed-documents-are-up-to-date", () => {
  const { status, stderr } = docs("--check");
  assert.is(status, 0, stderr);
});

test("stale-document-is-reported-and-updated", async () => {
  const document = join(folder, "PROTOCOL.md");
  const fresh = await readFile(PROTOCOL, "utf8");
  const stale = fresh.replace("| `frameBytesMax` | 65,536 bytes |", "| `frameBytesMax` | 65,537 bytes |");
  assert.is.not(stale, fresh);
  await writeFile(document, stale);

  const check = docs("--check", "--document", document);
  assert.is(check.status, 1);
  assert.is(check.stderr, "PROTOCOL.md is stale. Run npm run docs.\n");
  assert.is(await readFile(document, "utf8"), stale);

  assert.is(docs("--document", document).status, 0);
  assert.is(await readFile(document, "utf8"), fresh);
});

test("every-run-draws-the-same", async () => {
  assert.equal(await drawSections(join(root, "proto")), await drawSections(join(root, "proto")));
});

test("every-command-error-code-and-limit-is-drawn", async () => {
  const text = await readFile(PROTOCOL, "utf8");
  for (const [name, command] of Object.entries(Command)) {
    if (command === Command.UNSPECIFIED) continue;
    assert.match(text, new RegExp(`^\\| ${command} \\| \``, "m"), `The command ${name} is missing from the tables.`);
  }
  for (const [name, code] of Object.entries(ErrorCode)) {
    if (code === ErrorCode.UNSPECIFIED) continue;
    assert.match(text, new RegExp(`^\\| ${code} \\| \`${name}\` \\| \\S`, "m"), `${name} has no meaning.`);
  }
  for (const name of Object.keys(LIMITS)) assert.match(text, new RegExp(`^\\| \`${name}\` \\|`, "m"));
});

test("tables-have-no-empty-cells", async () => {
  const rows = (await readFile(PROTOCOL, "utf8")).split("\n").filter((line) => line.startsWith("| "));
  assert.ok(rows.length > 100);
  // The payload of a datagram has no fixed size.
  const empty = rows.filter((row) => /\|\s*\|/.test(row) && !row.startsWith("| 17 | |"));
  assert.equal(empty, []);
});

test("every-limit-that-the-text-names-exists", async () => {
  // The fields of test vectors have names of the same kind.
  const text = (await readFile(PROTOCOL, "utf8")).replace(/^## \d+\. Test vectors$[\s\S]*?^## /m, "");
  const names = text.matchAll(/`([a-z]+[A-Z]\w*(?:Max|Min|Ms|PerSecond))`/g);
  const unknown = [...names].map(([, name = ""]) => name).filter((name) => !Object.hasOwn(LIMITS, name));
  assert.equal(unknown, []);
});

test("diagrams-print-no-objects", async () => {
  assert.not.match(await readFile(PROTOCOL, "utf8"), "[object");
});

test("links-and-anchors-lead-somewhere", async () => {
  const text = await readFile(PROTOCOL, "utf8");
  const anchors = [...text.matchAll(/^#+ (.+)$/gm)].map(([, title = ""]) =>
    title
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\- ]/gu, "")
      .replaceAll(" ", "-"),
  );
  for (const [, anchor = ""] of text.matchAll(/\]\(#([^)]+)\)/g)) assert.ok(anchors.includes(anchor), `#${anchor}`);
  for (const [, path = ""] of text.matchAll(/\]\((?!#|https?:)([^)]+)\)/g)) {
    const isThere = path === "chatwire/v1" || (await readFile(join(root, "proto", path)).catch(() => undefined));
    assert.ok(isThere, path);
  }
});
