/** Recordings that cannot be read: the error names the place, and says what to do. */

import { execFile } from "node:child_process";
import { appendFileSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import * as assert from "uvu/assert";
import { createRecorder, followRecording, type Recording, readRecording } from "../../src/inspect/index.ts";
import { argumentsFor } from "../compiled-sources.ts";
import { suite } from "../suite.ts";
import { receiveText } from "./taps.ts";

const test = suite("inspect/read-recording", { timeLimitMs: 20_000 });
let folder = "";
let file = "";
test.before(async () => {
  folder = mkdtempSync(join(tmpdir(), "chatwire-recording-"));
  file = join(folder, "session.jsonl");
});
test.after(() => rmSync(folder, { recursive: true, force: true }));

const START = { format: "chatwire recording", version: 1, startedMs: 0, contents: false };
const MESSAGE = {
  kind: "message",
  ms: 1,
  connection: 1,
  end: "server",
  other: "192.0.2.1:5",
  user: "",
  before: "NEW",
  after: "AWAY",
  way: "sent",
  bytes: 9,
  message: {},
};
const GAP = { kind: "gap", ms: 1, lost: 2, reason: "the disk was too slow" };
const LINK = { kind: "link", ms: 1, link: 1, user: "ada", peer: "grace", state: "connected", paths: [] };
const ON_LINK = {
  ...{ ...LINK, kind: "link message", paths: undefined, way: "sent", bytes: 9 },
  ...{ path: "direct", destination: "192.0.2.1:5", message: {} },
};

function write(...lines: readonly (object | string)[]): void {
  const texts = lines.map((line) => (typeof line === "string" ? line : JSON.stringify(line)));
  writeFileSync(file, `${texts.join("\n")}\n`);
}

async function refusal(): Promise<string> {
  try {
    await readRecording(file);
  } catch (error) {
    if (error instanceof Error) return error.message.replaceAll(file, "FILE");
  }
  return "none";
}

test("a-file-holds-the-lines-that-the-recorder-had", async () => {
  const path = join(folder, "whole.jsonl");
  const recorder = await createRecorder({ file: path, contents: true });
  for (const text of ["one", "two", "three"]) receiveText(recorder, text);
  await recorder.close();
  const { start, lines } = await readRecording(path);
  assert.equal(start, recorder.start);
  assert.equal(lines.after(0, 10), recorder.lines.after(0, 10));
  assert.is((await readRecording(path, { linesMax: 2 })).lines.first, 2);
});

test("every-kind-of-line-is-read", async () => {
  write(START, MESSAGE, GAP, LINK, ON_LINK);
  const { lines } = await readRecording(file);
  assert.equal(
    lines.after(0, 10).map(({ kind, number }) => [kind, number]),
    [
      ["message", 1],
      ["gap", 2],
      ["link", 3],
      ["link message", 4],
    ],
  );
});

test("what-is-no-recording-is-refused", async () => {
  const advice = "Name a file that a recorder of chatwire has written.";
  write("hello");
  assert.is(await refusal(), `FILE:1: The line is not JSON, or not whole. ${advice}`);
  for (const first of [{}, [], null, { ...START, format: "other" }, { ...START, version: "1" }]) {
    write(JSON.stringify(first));
    assert.is(await refusal(), `FILE:1: The file is no recording. ${advice}`);
  }
  writeFileSync(file, "");
  assert.is(await refusal(), `FILE is empty. ${advice}`);
  rmSync(file);
  assert.match(await refusal(), /^The recording FILE cannot be read: ENOENT/);
});

test("a-later-version-is-refused", async () => {
  write({ ...START, version: 2 });
  assert.is(
    await refusal(),
    "FILE:1: the recording has version 2, and this program reads versions up to 1. Read it with a later version of chatwire.",
  );
});

test("a-damaged-line-is-named-with-what-to-do", async () => {
  const advice = "The lines before it are whole. To keep them: head -n 2 FILE > whole.jsonl";
  write(START, MESSAGE, JSON.stringify(MESSAGE).slice(0, 40));
  assert.is(await refusal(), `FILE:3: The line is not JSON, or not whole. ${advice}`);
  for (const wrong of [
    {},
    { ...MESSAGE, kind: "other" },
    { ...MESSAGE, ms: "1" },
    { ...MESSAGE, end: "peer" },
    { ...MESSAGE, way: "lost" },
    { ...MESSAGE, user: 5 },
    { ...MESSAGE, after: "GONE" },
    { ...MESSAGE, rate: { used: 1 } },
    { ...MESSAGE, message: "text" },
    { ...LINK, paths: [{}] },
    { ...LINK, state: "open" },
    { ...ON_LINK, parts: "2" },
    { ...LINK, rttMs: "1" },
    { ...ON_LINK, peer: 5 },
    { ...ON_LINK, path: undefined },
    { ...ON_LINK, bytes: "9" },
    { ...ON_LINK, message: [] },
    { ...GAP, lost: undefined },
  ]) {
    write(START, MESSAGE, wrong);
    assert.is(
      await refusal(),
      `FILE:3: The line is no message, link or gap of a recording. ${advice}`,
      JSON.stringify(wrong),
    );
  }
});

test("a-line-that-is-too-long-is-refused-before-its-end-comes", async () => {
  write(START, MESSAGE);
  appendFileSync(file, "x".repeat(33_554_433));
  assert.match(await refusal(), /^FILE:3: The line has more than 33554432 characters\. /);
});

/** Waits for a file that is followed. */
async function until(recording: Recording, isReached: (recording: Recording) => boolean): Promise<void> {
  while (!isReached(recording)) await new Promise((resolve) => setTimeout(resolve, 10));
}

test("a-file-that-grows-is-followed-and-half-a-line-waits-for-its-end", async () => {
  write(START, MESSAGE);
  const added = JSON.stringify({ ...MESSAGE, user: "zoë" });
  // The middle of a character of two bytes.
  const middle = Buffer.from(added).indexOf(0xc3) + 1;
  appendFileSync(file, Buffer.from(added).subarray(0, middle));
  await using recording = await followRecording(file);
  assert.is(recording.lines.last, 1);
  appendFileSync(file, Buffer.concat([Buffer.from(added).subarray(middle), Buffer.from("\n")]));
  await until(recording, ({ lines }) => lines.last === 2);
  const [line] = recording.lines.after(1, 1);
  assert.is(line?.kind === "message" && line.user, "zoë");
  appendFileSync(file, `${JSON.stringify(GAP)}\n`.repeat(1_000));
  await until(recording, ({ lines }) => lines.last === 1_002);
  assert.is(recording.fault, undefined);
});

test("a-followed-file-that-is-damaged-or-cut-says-so-and-keeps-its-lines", async () => {
  write(START, MESSAGE);
  await using damaged = await followRecording(file);
  appendFileSync(file, "{}\n");
  await until(damaged, ({ fault }) => fault !== undefined);
  assert.match(damaged.fault ?? "", /session\.jsonl:3: The line is no message, link or gap of a recording\./);
  assert.is(damaged.lines.last, 1);
  write(START, MESSAGE);
  await using cut = await followRecording(file);
  truncateSync(file, 10);
  await until(cut, ({ fault }) => fault !== undefined);
  assert.match(cut.fault ?? "", /session\.jsonl has become shorter\.$/);
  assert.is(cut.lines.last, 1);
});

test("a-file-without-a-whole-first-line-is-not-followed", async () => {
  const [advice, codes] = ["Name a file that a recorder of chatwire has written.", [] as string[]];
  for (const text of ["", '{"format":', "hello\n"]) {
    writeFileSync(file, text);
    const error = await followRecording(file).catch((reason) => reason);
    codes.push(error.code);
    assert.ok(error.message.endsWith(advice), error.message);
  }
  assert.equal(codes, ["INVALID_ARGUMENT", "INVALID_ARGUMENT", "INVALID_ARGUMENT"]);
});

test("the-command-ends-with-2-for-a-damaged-file-and-a-wrong-command-line", async () => {
  write(START, "{");
  const main = argumentsFor("src/cli/main.ts");
  for (const [args, text] of [
    [[file], /session\.jsonl:2: The line is not JSON/],
    [[], /The recording is missing/],
    [[file, "another"], /another is one too many/],
    [[file, "--colour"], /"--colour"/],
  ] as const) {
    const failure = await promisify(execFile)(process.execPath, [...main, "inspect", ...args]).catch((error) => error);
    assert.is(failure.code, 2, args.join(" "));
    assert.match(failure.stderr, text);
  }
  write(START);
  const failure = await promisify(execFile)(process.execPath, [...main, "inspect", file, "--port", "99999"]).catch(
    (error) => error,
  );
  assert.is(failure.code, 2);
  assert.match(failure.stderr, /port must be an integer from 0 to 65535, not 99999/);
});
