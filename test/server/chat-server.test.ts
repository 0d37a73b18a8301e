import { randomBytes } from "node:crypto";
import { mkdir, mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as assert from "uvu/assert";
import { Chat } from "../../src/chat/chat.ts";
import type { Change } from "../../src/chat/state/account.ts";
import { Directory } from "../../src/chat/state/directory.ts";
import { ChatServer, createCertificate, MemoryStore } from "../../src/server/index.ts";
import { ChatWorld, codeOf } from "../client/chat-world.ts";
import { SEED } from "../seed.ts";
import { ofOneProcess } from "../served/of-one-process.ts";
import { suite } from "../suite.ts";
import { SimulatedChat } from "../testing/simulated-chat.ts";
import { withoutWarnings } from "./extension/extended-chat.ts";

const test = suite("chat server");
const onWhole = ofOneProcess(test, "the gateways of a core that ends wait for another one");
let folder = "";

test.before(async () => {
  folder = await mkdtemp(join(tmpdir(), "chatwire-server-"));
});

test.after(() => rm(folder, { recursive: true }));

test("certificate-is-created-once-and-readable-by-the-server-only", async () => {
  const dataDir = join(folder, "data");
  const fingerprints: (string | undefined)[] = [];
  for (let start = 0; start < 2; start++) {
    await using server = await ChatServer.listen({ grease: false, host: "127.0.0.1", port: 0, dataDir });
    fingerprints.push(server.fingerprint);
  }
  assert.is(fingerprints[0], fingerprints[1]);
  assert.is((await stat(join(dataDir, "certificate.pem"))).mode & 0o777, 0o600);
});

test("given-certificate-is-used", async () => {
  const certificate = await createCertificate();
  await using first = await ChatServer.listen({ grease: false, host: "127.0.0.1", port: 0, certificate });
  await using second = await ChatServer.listen({ grease: false, host: "127.0.0.1", port: 0, certificate });
  assert.is(first.fingerprint, second.fingerprint);
});

test("wrong-options-are-refused-at-once", async () => {
  for (const options of [
    { host: "localhost" },
    { port: 70_000 },
    { host: "0.0.0.0", security: "plain" as const },
    { limits: { frameBytesMax: 0 } },
  ]) {
    assert.is(await codeOf(ChatServer.listen(options)), "INVALID_ARGUMENT");
  }
});

test("port-in-use-is-named", async () => {
  await using server = await ChatServer.listen({ grease: false, host: "127.0.0.1", port: 0 });
  assert.is(await codeOf(ChatServer.listen({ grease: false, host: "127.0.0.1", port: server.port })), "ADDRESS_IN_USE");
});

onWhole("server-whose-store-fails-stops-and-confirms-nothing", async () => {
  class BrokenStore extends MemoryStore {
    override async commit([change]: readonly Change[]): Promise<void> {
      // The server chooses the iterations before it starts.
      if (change?.kind === "iterations") return;
      throw new Error("disk full");
    }
  }
  await using world = await ChatWorld.start({ store: new BrokenStore(randomBytes) });
  const failed = world.server.closed.catch((error) => error);
  const ada = await world.connect();
  assert.is(await codeOf(ada.register({ name: "ada", password: "secret-1", privacy: "PUBLIC" })), "GOING_AWAY");
  assert.is((await failed).message, "disk full");
});

test("unexpected-error-is-refused-as-internal-and-other-clients-are-served", async () => {
  await using world = await ChatWorld.start();
  const [ada, grace] = [await world.join("ada"), await world.join("grace")];
  const warned = new Promise<Error>((resolve) => process.once("warning", resolve));
  const get = Map.prototype.get;
  const broken = new Error("a planted error");
  Map.prototype.get = function (this: Map<unknown, unknown>, key: unknown) {
    if (key === "planted") throw broken;
    return get.call(this, key);
  };
  try {
    assert.is(await codeOf(ada.contacts.add("planted")), "INTERNAL");
  } finally {
    Map.prototype.get = get;
  }
  assert.is(await warned, broken);
  await grace.getPeers();
  await ada.getPeers();
});

test("limits-that-contradict-each-other-are-refused", async () => {
  for (const limits of [{ textBytesMax: 70_000 }, { peersPageMax: 1_000 }, { frameBytesMax: 1_000 }]) {
    assert.is(
      await codeOf(ChatServer.listen({ grease: false, host: "127.0.0.1", port: 0, limits })),
      "INVALID_ARGUMENT",
    );
  }
});

test("store-is-closed-if-the-server-cannot-start", async () => {
  class CountingStore extends MemoryStore {
    closed = 0;
    override async close(): Promise<void> {
      this.closed += 1;
    }
  }
  const store = new CountingStore(randomBytes);
  await using server = await ChatServer.listen({ grease: false, host: "127.0.0.1", port: 0 });
  assert.is(
    await codeOf(ChatServer.listen({ grease: false, host: "127.0.0.1", port: server.port, store })),
    "ADDRESS_IN_USE",
  );
  assert.is(store.closed, 1);
});

test("damaged-certificate-file-is-named", async () => {
  const dataDir = join(folder, "damaged");
  await mkdir(dataDir);
  await writeFile(join(dataDir, "certificate.pem"), "nonsense");
  const error = await ChatServer.listen({ grease: false, host: "127.0.0.1", port: 0, dataDir }).catch((error) => error);
  assert.is(error.code, "INVALID_ARGUMENT");
  assert.match(error.message, /damaged.certificate.pem/);
});

test("error-of-a-tick-is-a-warning-and-the-next-tick-is-told", async () => {
  const chat = await SimulatedChat.start(await createCertificate(), { seed: SEED });
  const { client: ada } = await chat.join("ada");
  const changes = ada.peers.watch()[Symbol.asyncIterator]();
  const next = async (): Promise<string[]> => {
    const { value } = await chat.world.run(changes.next());
    return value?.changed.map(({ name }: { readonly name: string }) => name) ?? [];
  };
  await chat.join("grace");
  assert.equal(await next(), ["grace"]);
  const { relatedTo } = Directory.prototype;
  Directory.prototype.relatedTo = () => {
    Directory.prototype.relatedTo = relatedTo;
    throw new Error("a planted error");
  };
  try {
    const warnings = await withoutWarnings(async () => {
      await chat.join("lost");
      await chat.world.advance(1_000);
      await chat.join("linus");
      assert.equal(await next(), ["linus"]);
    });
    assert.equal(warnings, ["a planted error"]);
  } finally {
    Directory.prototype.relatedTo = relatedTo;
  }
  await chat.world.run(chat.server.close());
});

test("error-of-what-is-due-is-a-warning-a-second-and-the-server-goes-on", async () => {
  const chat = await SimulatedChat.start(await createCertificate(), { seed: SEED });
  const { client: ada } = await chat.join("ada");
  await chat.join("grace");
  const { handleTimeout } = Chat.prototype;
  Chat.prototype.handleTimeout = () => {
    throw new Error("a planted error");
  };
  try {
    const warnings = await withoutWarnings(async () => {
      // The first time to forget old texts.
      await chat.world.advance(62_500);
      await chat.world.run(ada.texts.send("grace", "hello"));
      await chat.world.advance(1_000);
    });
    assert.ok(warnings.length >= 3 && warnings.length <= 5, `${warnings.length} warnings`);
    assert.equal(new Set(warnings), new Set(["a planted error"]));
  } finally {
    Chat.prototype.handleTimeout = handleTimeout;
  }
  await chat.world.advance(2_000);
  await chat.world.run(ada.texts.send("grace", "hello"));
  await chat.world.run(chat.server.close());
});
