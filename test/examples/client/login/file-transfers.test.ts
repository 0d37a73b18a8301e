import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import * as assert from "uvu/assert";
import { progressBar } from "../../../../examples/client/screen/progress-bar.ts";
import { suite } from "../../../suite.ts";
import type { PipedProgram } from "../../support/program.ts";
import { Stage } from "../../support/stage.ts";

const test = suite("files in the example client");
let stage: Stage;

test.before.each(async () => {
  stage = await Stage.open();
});
test.after.each(() => stage[Symbol.asyncDispose]());

async function eventOf(program: PipedProgram, event: string): Promise<Record<string, unknown>> {
  const [line = ""] = await program.expect(new RegExp(`^{"event":"${event}".*\n`, "m"));
  return JSON.parse(line);
}

test("file-goes-from-one-program-to-another-after-an-invitation-and-its-acceptance", async () => {
  const path = join(stage.folder, "photo of us.bin");
  const content = Buffer.alloc(700_000, "content ");
  await writeFile(path, content);
  const ada = await stage.pipedJsonClient("ada");
  const grace = await stage.pipedJsonClient("grace");
  ada.type(`send file grace ${path}`);
  const { name, size } = await eventOf(ada, "fileSending");
  assert.equal([name, size], ["photo of us.bin", 700_000]);
  await eventOf(grace, "invited");
  grace.type("accept ada");
  // It may come before the conversation begins.
  assert.is((await eventOf(grace, "fileOffered"))["from"], "ada");
  grace.type("/accept file");
  const received = await eventOf(grace, "fileReceived");
  assert.is(received["path"], join(stage.dataOf("grace"), "files", "photo of us.bin"));
  assert.equal(await readFile(String(received["path"])), content);
  assert.is((await eventOf(ada, "fileProgress"))["bytes"], 0);
  assert.is((await eventOf(ada, "fileSent"))["to"], "grace");
  assert.is((await eventOf(grace, "disconnected"))["code"], "CLOSED_BY_PEER", "the link was for the file");
  for (const program of [ada, grace]) {
    program.type("quit");
    await program.ended;
  }
});

test("declined-and-missing-files-are-told", async () => {
  const ada = await stage.pipedJsonClient("ada");
  const grace = await stage.pipedJsonClient("grace");
  ada.type("accept file", `send file grace ${join(stage.folder, "no-such-file")}`);
  assert.is((await eventOf(ada, "error"))["code"], "NOT_OFFERED");
  const { code, text } = await eventOf(ada, "error");
  assert.equal([code, text], ["ENOENT", `There is no file ${join(stage.folder, "no-such-file")}.`]);
  const path = join(stage.folder, "a.txt");
  await writeFile(path, "hello");
  ada.type("connect to client", "grace");
  await eventOf(grace, "invited");
  grace.type("accept ada");
  await eventOf(ada, "connected");
  ada.type(`/send file ${path}`);
  await eventOf(grace, "fileOffered");
  grace.type("/decline file");
  assert.is((await eventOf(grace, "fileDeclined"))["name"], "a.txt");
  assert.is((await eventOf(ada, "error"))["code"], "FILE_DECLINED");
  ada.type("/leave", "quit");
  await eventOf(grace, "disconnected");
  grace.type("quit");
  for (const program of [ada, grace]) await program.ended;
});

test("bar-shows-the-share", () => {
  assert.is(progressBar("a", 0, 10), "a [--------------------] 0 %");
  assert.is(progressBar("a", 55, 100), "a [###########---------] 55 %");
  assert.is(progressBar("a", 0, 0), "a [####################] 100 %");
});
