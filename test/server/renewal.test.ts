/** Renewal of a server's certificate and change of its key, over TLS. */

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as assert from "uvu/assert";
import { NextKey } from "../../generated/chatwire/v1/connection.ts";
import { signNextKey } from "../../src/crypto/next-key.ts";
import { ChatClient, FilePins, MemoryPins, type Pins } from "../../src/index.ts";
import type { Certificate } from "../../src/net/certificate.ts";
import { keyFingerprint, parsePublicKey, serverKeyOf } from "../../src/net/server-key.ts";
import { systemNetwork } from "../../src/net/system-network.ts";
import { ChatServer, createCertificate, type LogEntry } from "../../src/server/index.ts";
import { createKeys, TestAuthority } from "../certificates.ts";
import { codeOf } from "../client/chat-world.ts";
import { suite } from "../suite.ts";
import { rewritingNetwork } from "../testing/rewriting-network.ts";

const test = suite("renewal of a server's certificate");

/** One server, whose certificate a test changes, and a client that keeps its pins. */
class Renewal implements AsyncDisposable {
  readonly server: ChatServer;
  readonly pins: Pins;
  readonly log: LogEntry[];

  static async start(
    certificate: Certificate,
    { pins = new MemoryPins(), network = systemNetwork }: { pins?: Pins; network?: typeof systemNetwork } = {},
  ): Promise<Renewal> {
    const log: LogEntry[] = [];
    const logger = (entry: LogEntry): void => void log.push(entry);
    const options = { host: "127.0.0.1", port: 0, certificate, logger, network, grease: false };
    return new Renewal(await ChatServer.listen(options), pins, log);
  }

  private constructor(server: ChatServer, pins: Pins, log: LogEntry[]) {
    this.server = server;
    this.pins = pins;
    this.log = log;
  }

  get url(): string {
    return `chat://127.0.0.1:${this.server.port}`;
  }

  connect(): Promise<ChatClient> {
    return ChatClient.connect(this.url, { pins: this.pins, grease: false });
  }

  /** Connects and closes. @returns the code of the error, or "none" */
  async visit(): Promise<unknown> {
    return codeOf(this.connect().then((client) => client.close()));
  }

  pinned(): Promise<readonly string[]> {
    return this.pins.get(`server 127.0.0.1:${this.server.port}`);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.server.close();
  }
}

const [first, second, third] = [await createCertificate(), await createCertificate(), await createCertificate()];
const fingerprintOf = ({ cert }: Certificate): string => keyFingerprint(serverKeyOf(cert));

test("renewed-certificate-with-the-same-key-is-accepted", async () => {
  const [authority, other] = [await TestAuthority.create("one"), await TestAuthority.create("two")];
  const keys = createKeys();
  await using renewal = await Renewal.start(await authority.issue({ keys, names: ["a"], until: -0.5 }));
  const open = await renewal.connect();
  renewal.server.setCertificate(await other.issue({ keys, names: ["b"] }));
  assert.is(await renewal.visit(), "none");
  assert.equal(await renewal.pinned(), [renewal.server.fingerprint]);
  assert.is(open.connection.state.status, "connected", "open connections stay");
  await open.close();
});

test("another-key-is-refused-as-before", async () => {
  await using renewal = await Renewal.start(first);
  assert.is(await renewal.visit(), "none");
  renewal.server.setCertificate(second);
  assert.is(renewal.server.fingerprint, fingerprintOf(second));
  assert.is(await renewal.visit(), "PIN_MISMATCH");
  assert.equal(await renewal.pinned(), [fingerprintOf(first)]);
  renewal.server.setCertificate(first);
  assert.is(await renewal.visit(), "none");
  const loaded = renewal.log.filter(({ event }) => event === "certificate-loaded");
  assert.equal(
    loaded.map(({ level }) => level),
    ["warn", "warn"],
  );
});

test("announced-key-is-accepted-after-the-change-and-then-pinned-alone", async () => {
  const folder = await mkdtemp(join(tmpdir(), "chatwire-renewal-"));
  for (const pins of [new MemoryPins(), new FilePins(join(folder, "pins"))]) {
    await using renewal = await Renewal.start(first, { pins });
    renewal.server.announceKey(second.cert);
    assert.is(await renewal.visit(), "none");
    assert.equal(await renewal.pinned(), [fingerprintOf(first), fingerprintOf(second)]);
    assert.is(await renewal.visit(), "none", "before the change");
    renewal.server.setCertificate(second);
    assert.is(await renewal.visit(), "none", "after the change");
    assert.equal(await renewal.pinned(), [fingerprintOf(second)]);
    renewal.server.setCertificate(first);
    assert.is(await renewal.visit(), "PIN_MISMATCH", "the key before");
    assert.equal(
      renewal.log
        .filter(({ event }) => /^(certificate|key)-/.test(event))
        .map(({ level, event }) => `${level} ${event}`),
      ["info key-announced", "info certificate-loaded", "warn certificate-loaded"],
    );
  }
  await rm(folder, { recursive: true });
});

test("key-is-announced-by-public-key-certificate-or-private-key-and-in-the-options", async () => {
  const { publicKey } = createKeys();
  const pem = publicKey.export({ type: "spki", format: "pem" }).toString();
  await using renewal = await Renewal.start(first);
  for (const text of [pem, second.key, second.cert, third.key + third.cert]) {
    renewal.server.announceKey(text);
    await renewal.visit();
    assert.equal(await renewal.pinned(), [fingerprintOf(first), keyFingerprint(parsePublicKey(text))]);
  }
  const options = { host: "127.0.0.1", port: 0, certificate: first, nextKey: pem };
  await using server = await ChatServer.listen(options);
  const pins = new MemoryPins();
  await (await ChatClient.connect(`chat://127.0.0.1:${server.port}`, { pins })).close();
  assert.is((await pins.get(`server 127.0.0.1:${server.port}`))[1], keyFingerprint(parsePublicKey(pem)));
});

test("key-that-was-not-announced-is-refused-although-another-was", async () => {
  await using renewal = await Renewal.start(first);
  renewal.server.announceKey(second.cert);
  await renewal.visit();
  renewal.server.setCertificate(third);
  const error = await renewal.connect().catch((error) => error);
  assert.is(error.code, "PIN_MISMATCH");
  assert.equal(error.fingerprints, { pinned: fingerprintOf(first), shown: fingerprintOf(third) });
});

test("withdrawn-or-replaced-announcement-does-not-count", async () => {
  await using renewal = await Renewal.start(first);
  renewal.server.announceKey(second.cert);
  await renewal.visit();
  renewal.server.announceKey(third.cert);
  await renewal.visit();
  assert.equal(await renewal.pinned(), [fingerprintOf(first), fingerprintOf(third)]);
  renewal.server.announceKey(undefined);
  await renewal.visit();
  assert.equal(await renewal.pinned(), [fingerprintOf(first)]);
  renewal.server.setCertificate(third);
  assert.is(await renewal.visit(), "PIN_MISMATCH");
});

test("client-that-is-logged-in-learns-the-next-key-at-once-and-after-a-login", async () => {
  await using renewal = await Renewal.start(first);
  const [early, late] = [await renewal.connect(), await renewal.connect()];
  const user = { password: "secret-1", privacy: "PUBLIC" } as const;
  await early.register({ name: "ada", ...user });
  renewal.server.announceKey(second.cert);
  const expected = [fingerprintOf(first), fingerprintOf(second)];
  while ((await renewal.pinned()).length < 2) await early.getPeers();
  assert.equal(await renewal.pinned(), expected);
  renewal.server.announceKey(undefined);
  while ((await renewal.pinned()).length > 1) await early.getPeers();
  renewal.server.announceKey(third.cert);
  while ((await renewal.pinned()).length < 2) await early.getPeers();
  // Only the client that was not logged in is left to learn of the key.
  await renewal.pins.set(`server 127.0.0.1:${renewal.server.port}`, fingerprintOf(first));
  await late.register({ name: "grace", ...user });
  while ((await renewal.pinned()).length < 2) await late.getPeers();
  assert.equal(await renewal.pinned(), [fingerprintOf(first), fingerprintOf(third)]);
  for (const client of [early, late]) await client.close();
});

test("client-of-the-key-before-does-not-bring-it-back", async () => {
  await using renewal = await Renewal.start(first);
  const old = await renewal.connect();
  await old.register({ name: "ada", password: "secret-1", privacy: "PUBLIC" });
  renewal.server.announceKey(second.cert);
  while ((await renewal.pinned()).length < 2) await old.getPeers();
  renewal.server.setCertificate(second);
  await renewal.visit();
  renewal.server.announceKey(third.cert);
  await old.getPeers();
  await old.getPeers();
  assert.equal(await renewal.pinned(), [fingerprintOf(second)]);
  assert.is(old.connection.state.status, "connected");
  await old.close();
});

/** A server whose hello and events announce what a test wants. */
async function forging(forge: () => NextKey): Promise<Renewal> {
  const network = rewritingNetwork(systemNetwork, ({ body }) => {
    if (body.case === "helloResponse" || body.case === "nextKeyAnnounced") body.value.nextKey = forge();
  });
  return Renewal.start(second, { network });
}

function announcement(key: string, next: Certificate): NextKey {
  const fingerprint = Buffer.from(fingerprintOf(next), "hex");
  return NextKey.create({ fingerprint, signature: signNextKey(key, fingerprint) });
}

for (const [kind, forge] of [
  ["forged", () => announcement(third.key, third)],
  ["of-another-server", () => announcement(first.key, third)],
  ["of-an-older-key", () => announcement(first.key, second)],
  [
    "for-another-key",
    () => ({ ...announcement(second.key, third), fingerprint: Buffer.from(fingerprintOf(first), "hex") }),
  ],
  ["unsigned", () => ({ ...announcement(second.key, third), signature: new Uint8Array() })],
] as const) {
  test(`announcement-${kind}-is-refused-and-pins-nothing`, async () => {
    await using renewal = await forging(forge);
    assert.is(await renewal.visit(), "AUTH_FAILED");
    assert.equal(await renewal.pinned(), [fingerprintOf(second)]);
    renewal.server.setCertificate(third);
    assert.is(await renewal.visit(), "PIN_MISMATCH");
  });
}

test("forged-announcement-in-an-event-closes-the-connection-and-pins-nothing", async () => {
  let isForging = false;
  await using renewal = await forging(() => announcement(isForging ? third.key : second.key, third));
  const client = await renewal.connect();
  await client.register({ name: "ada", password: "secret-1", privacy: "PUBLIC" });
  await renewal.pins.set(`server 127.0.0.1:${renewal.server.port}`, fingerprintOf(second));
  isForging = true;
  renewal.server.announceKey(first.cert);
  const reason = await client.closed;
  assert.match(reason.message, /without the signature of its present key/);
  assert.equal(await renewal.pinned(), [fingerprintOf(second)]);
});

test("key-in-the-address-accepts-no-successor", async () => {
  await using renewal = await Renewal.start(first);
  renewal.server.announceKey(second.cert);
  await renewal.visit();
  renewal.server.setCertificate(second);
  const url = `${renewal.url}#sha256=${fingerprintOf(first)}`;
  assert.is(await codeOf(ChatClient.connect(url, { pins: renewal.pins })), "PIN_MISMATCH");
  assert.is(await renewal.visit(), "none");
});

test("unusable-certificates-and-keys-are-refused-and-change-nothing", async () => {
  await using renewal = await Renewal.start(first);
  const { server } = renewal;
  const nothing = { cert: "", key: "" };
  for (const bad of [
    { cert: first.cert, key: second.key },
    nothing,
    { ...second, key: "secret" },
    { ...second, ca: "" },
  ]) {
    assert.throws(() => server.setCertificate(bad), /certificate/);
    assert.is(await codeOf(ChatServer.listen({ port: 0, certificate: bad })), "INVALID_ARGUMENT");
  }
  assert.throws(() => server.announceKey(first.cert), /The next key is the present one/);
  assert.throws(() => server.announceKey("secret"), /must be a public key/);
  assert.is(server.fingerprint, fingerprintOf(first));
  assert.is(await renewal.visit(), "none");
  assert.equal(await renewal.pinned(), [fingerprintOf(first)]);
  await using plain = await ChatServer.listen({ host: "127.0.0.1", port: 0, security: "plain" });
  assert.throws(() => plain.setCertificate(first), /without TLS/);
  assert.throws(() => plain.announceKey(second.cert), /without TLS/);
  const options = { host: "127.0.0.1", port: 0, security: "plain", nextKey: second.cert } as const;
  assert.is(await codeOf(ChatServer.listen(options)), "INVALID_ARGUMENT");
});
