import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createIdentity, parseServerAddress } from "chatwire";
import * as assert from "uvu/assert";
import { TextPosition } from "../../../../examples/client/user/text-position.ts";
import { UserFile } from "../../../../examples/client/user/user-file.ts";
import { suite } from "../../../suite.ts";

const test = suite("displayed texts of the example client");
const server = parseServerAddress("chat://localhost");
let dataDir = "";

test.before.each(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "chatwire-position-"));
  await fileOf("ada").save({ identity: createIdentity(), device: undefined, cookie: undefined, seen: 4, sent: [] });
});
test.after.each(() => rm(dataDir, { recursive: true, force: true }));

test("a-text-sent-after-an-undisplayed-one-is-remembered-until-that-is-displayed", async () => {
  const first = new TextPosition(fileOf("ada"), 4, []);
  first.noteSent(6);
  first.noteSent(7);
  await first.flush();
  assert.equal(await kept(), { seen: 4, sent: [6, 7] });
  const second = new TextPosition(fileOf("ada"), 4, [6, 7]);
  assert.equal(
    [5, 6, 7, 8].map((id) => second.isSent(id)),
    [false, true, true, false],
  );
  second.noteShown(5);
  await second.flush();
  assert.equal(await kept(), { seen: 7, sent: [] });
});

test("two-clients-of-one-user-do-not-undo-each-others-progress", async () => {
  const [one, other] = [new TextPosition(fileOf("ada"), 4, []), new TextPosition(fileOf("ada"), 4, [])];
  one.noteShown(9);
  await one.flush();
  other.noteShown(6);
  other.noteSent(12);
  await other.flush();
  assert.equal(await kept(), { seen: 9, sent: [12] });
});

test("equal-names-share-one-file", async () => {
  const identity = createIdentity();
  await fileOf("straße").save({ identity, device: undefined, cookie: undefined, seen: 1, sent: [] });
  assert.is((await fileOf("STRASSE").load())?.seen, 1);
  assert.is(await fileOf("strase").load(), undefined);
});

test("a-removed-user-file-stays-removed", async () => {
  const position = new TextPosition(fileOf("ada"), 4, []);
  await fileOf("ada").remove();
  position.noteShown(5);
  await position.flush();
  assert.is(await fileOf("ada").load(), undefined);
});

function fileOf(name: string): UserFile {
  return new UserFile({ dataDir, server }, name);
}

async function kept(): Promise<{ seen: number | undefined; sent: readonly number[] | undefined }> {
  const { seen, sent } = (await fileOf("ada").load()) ?? {};
  return { seen, sent };
}
