import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createServer } from "node:tls";
import * as assert from "uvu/assert";
import { DATAGRAM_RULES } from "../../src/framing/datagram.ts";
import { ReceiveEpochs, SendEpoch } from "../../src/framing/key-epochs.ts";
import { acceptServer, createIdentity, MemoryPins } from "../../src/index.ts";
import { createCertificate } from "../../src/net/certificate.ts";
import type { DialTarget, Network } from "../../src/net/network.ts";
import { keyFingerprint } from "../../src/net/server-key.ts";
import { systemNetwork } from "../../src/net/system-network.ts";
import type { Tap } from "../../src/session/session-event.ts";
import { SqliteStore } from "../../src/store/sqlite/sqlite-store.ts";
import { ChatWorld, codeOf, converse, next } from "../client/chat-world.ts";
import { suite } from "../suite.ts";
import { sectionTitle } from "./section.ts";

const test = suite(sectionTitle("22. Security considerations"));

test("client-resumes-a-tls-session-only-if-it-accepts-the-key-that-was-shown-then", async () => {
  const server = createServer(await createCertificate());
  const reused: boolean[] = [];
  server.on("secureConnection", (socket) => {
    reused.push(socket.isSessionReused());
    socket.on("error", () => {});
    socket.end("x");
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  const visit = async (trust: Pick<DialTarget, "acceptedKeys" | "authorities">): Promise<string> => {
    const target = { host: "127.0.0.1", port, security: "tls", ...trust } as const;
    const { socket, serverKey } = await systemNetwork.dial(target, AbortSignal.timeout(10_000));
    // The tickets come before the bytes.
    await new Promise<void>((resolve) => {
      socket.start({ onBytes: () => resolve(), onEnd: () => {}, onClosed: () => {} });
    });
    socket.destroy();
    return keyFingerprint(serverKey ?? new Uint8Array());
  };
  const fingerprint = await visit({});
  const acceptedKeys = [fingerprint];
  await visit({ acceptedKeys: ["0".repeat(64)] });
  assert.is(await codeOf(visit({ acceptedKeys, authorities: "system" })), "CERTIFICATE_REFUSED");
  assert.ok(!reused.includes(true));
  // A resumed session has the key of the handshake with which it began.
  assert.is(await visit({ acceptedKeys }), fingerprint);
  assert.is(reused.at(-1), true);
  server.close();
});

test("client-that-comes-back-offers-its-tls-session-and-checks-the-pin-all-the-same", async () => {
  await using world = await ChatWorld.start();
  const pins = new MemoryPins();
  const offered: (readonly string[] | undefined)[] = [];
  const network: Network = {
    ...systemNetwork,
    dial: (target, signal) => {
      offered.push(target.acceptedKeys);
      return systemNetwork.dial(target, signal);
    },
  };
  const visit = async (): Promise<void> => (await world.connect({ pins, network })).close();
  await visit();
  await visit();
  assert.equal(offered, [[], [world.server.fingerprint]]);
  await acceptServer(world.url, "0".repeat(64), pins);
  assert.is(await codeOf(visit()), "PIN_MISMATCH");
  assert.equal(offered[2], ["0".repeat(64)]);
});

test("each-open-datagram-uses-new-keys-of-both-ends", async () => {
  await using world = await ChatWorld.start();
  const keys: string[] = [];
  const tap: Tap = (_, { body }) => {
    if (body.case !== "openDatagramRequest" && body.case !== "openDatagramResponse") return;
    keys.push(Buffer.from(body.value.publicKey).toString("hex"));
  };
  const ada = await world.connect({ tap });
  await ada.register({ name: "ada", password: "secret-1", privacy: "PUBLIC" });
  const grace = await world.join("grace");
  for (let i = 0; i < 2; i++) {
    const [link] = await converse(ada, grace);
    await link.close();
    // The next login has another socket.
    await ada.logOff();
    await ada.logIn({ name: "ada", password: "secret-1" });
  }
  assert.is(keys.length, 4);
  assert.is(new Set(keys).size, 4);
});

test("server-computes-no-pbkdf2", async () => {
  const network: Network = {
    ...systemNetwork,
    pbkdf2: () => Promise.reject(new Error("The server computes PBKDF2.")),
  };
  await using world = await ChatWorld.start({ network });
  const ada = await world.join("ada");
  await ada.logOff();
  assert.is(await codeOf(ada.logIn({ name: "ada", password: "wrong" })), "LOGIN_FAILED");
  assert.is(await codeOf(ada.logIn({ name: "nobody", password: "wrong" })), "LOGIN_FAILED");
  await ada.logIn({ name: "ada", password: "secret-1" });
  await ada.account.changePassword("secret-1", "secret-2");
  await ada.account.delete("secret-2");
});

test("store-has-the-texts-that-pass-through-the-server-and-nothing-of-links", async () => {
  const folder = await mkdtemp(join(tmpdir(), "chatwire-store-"));
  try {
    const path = join(folder, "chatwire.db");
    const psks: Uint8Array[] = [];
    const tap: Tap = (_, { body }) => {
      if (body.case === "accepted" || body.case === "acceptResponse")
        psks.push(body.value.introduction?.psk ?? new Uint8Array());
    };
    {
      const store = await SqliteStore.open({ path, pepper: new Uint8Array(32).fill(1), random: randomBytes });
      await using world = await ChatWorld.start({ store });
      const identity = createIdentity();
      const ada = await world.connect({ tap });
      await ada.register({ name: "ada", password: "secret-1", privacy: "PUBLIC", identity });
      const grace = await world.join("grace");
      await ada.texts.send("grace", "this passes through the server");
      const [link, other] = await converse(ada, grace);
      await link.send("this does not pass through the server");
      assert.is((await next(other)).text, "this does not pass through the server");
      assert.is(psks.length, 1);
      psks.push(identity.signing.publicKey, identity.agreement.publicKey);
    }
    const files = await Promise.all((await readdir(folder)).map((name) => readFile(join(folder, name))));
    const kept = Buffer.concat(files);
    for (const text of ["this passes through the server", "ada", "grace"]) assert.ok(kept.includes(text), text);
    assert.not(kept.includes("this does not pass through the server"));
    for (const secret of psks) assert.not(kept.includes(Buffer.from(secret)));
  } finally {
    await rm(folder, { recursive: true });
  }
});

test("keys-of-passed-epochs-are-overwritten", () => {
  const rules = { ...DATAGRAM_RULES, epochPackets: 4 };
  const key = new Uint8Array(32).fill(9);
  const zeros = new Uint8Array(32);
  const sender = new SendEpoch(key, rules);
  const first = sender.key;
  assert.is(sender.nextNumber(4, 0), 4);
  assert.equal(first, zeros);
  const receiver = new ReceiveEpochs(key, rules);
  const epochs = [0, 1, 2, 3].map((number) => present(receiver.find(number * 4, 0)));
  receiver.advanceTo(present(epochs[3]), 0);
  assert.equal(
    epochs.map((epoch) => epoch.key.every((byte) => byte === 0)),
    [true, true, false, false],
  );
  // The one before is kept for late packets.
  receiver.find(12, 29_999);
  assert.not.equal(epochs[2]?.key, zeros);
  receiver.find(12, 30_000);
  assert.equal(epochs[2]?.key, zeros);
});

function present<T>(value: T | undefined): T {
  if (value === undefined) throw new Error("It is missing.");
  return value;
}
