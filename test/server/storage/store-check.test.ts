import * as assert from "uvu/assert";
import { StoreError } from "../../../src/errors.ts";
import { ChatServer } from "../../../src/server/index.ts";
import { SqliteStore } from "../../../src/store/sqlite/sqlite-store.ts";
import type { Store } from "../../../src/store/store.ts";
import { ChatWorld, codeOf } from "../../client/chat-world.ts";
import { rejection } from "../../store/rejection.ts";
import { PEPPER, randomBytes, sampleAccount, saved } from "../../store/samples.ts";
import { runRaw } from "../../store/sqlite/raw-file.ts";
import { TemporaryFolder } from "../../store/temporary-folder.ts";
import { suite } from "../../suite.ts";

const test = suite("check of the store");
const folder = new TemporaryFolder();

test.before(() => folder.create());
test.after(() => folder.remove());

/** More keys than one part of the check opens. */
const ACCOUNTS = 120;

async function filledFile(): Promise<string> {
  const path = folder.newPath();
  const store = await SqliteStore.open({ path, pepper: PEPPER, random: randomBytes });
  const { iterations } = sampleAccount(1).verifier;
  const accounts = Array.from({ length: ACCOUNTS }, (_, index) => saved(sampleAccount(index + 1)));
  await store.commit([{ kind: "iterations", iterations }, ...accounts]);
  await store.close();
  return path;
}

async function serve(path: string): Promise<ChatServer> {
  const store = await SqliteStore.open({ path, pepper: PEPPER, random: randomBytes });
  return ChatServer.listen({ store, host: "127.0.0.1", port: 0, security: "plain" });
}

test("server-whose-store-has-a-modified-key-stops-soon-after-its-start", async () => {
  const path = await filledFile();
  runRaw(path, `UPDATE accounts SET server_key = zeroblob(60) WHERE id = ${ACCOUNTS}`);
  await using server = await serve(path);
  const error = await rejection(server.closed);
  assert.ok(error instanceof StoreError && error.code === "STORE_DAMAGED", String(error));
  assert.match(error.message, `accounts.server_key ${ACCOUNTS}`);
});

test("account-whose-key-was-modified-cannot-log-in-before-the-check-has-found-it-and-others-can", async () => {
  const options = { path: folder.newPath(), pepper: PEPPER, random: randomBytes };
  const first = await SqliteStore.open(options);
  {
    await using world = await ChatWorld.start({ store: first });
    for (const name of ["ada", "grace"]) await world.join(name);
  }
  runRaw(options.path, "UPDATE accounts SET stored_key = zeroblob(60) WHERE key = 'ada'");
  const store = await SqliteStore.open(options);
  const unchecked: Store = {
    load: () => store.load(),
    commit: (changes) => store.commit(changes),
    read: (query) => store.read(query),
    readPosts: (query) => store.readPosts(query),
    close: () => store.close(),
  };
  await using world = await ChatWorld.start({ store: unchecked });
  const ada = await world.connect();
  assert.is(await codeOf(ada.logIn({ name: "ada", password: "secret-1" })), "INTERNAL");
  const grace = await world.connect();
  await grace.logIn({ name: "grace", password: "secret-1" });
});
