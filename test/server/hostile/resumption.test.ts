/** Attempts to resume sessions that go wrong, or that are somebody else's. */

import { setTimeout } from "node:timers/promises";
import * as assert from "uvu/assert";
import { LogOffRequest } from "../../../generated/chatwire/v1/account.ts";
import { ApplicationMessage, SendMessageRequest } from "../../../generated/chatwire/v1/application.ts";
import { Feature } from "../../../generated/chatwire/v1/capability.ts";
import {
  OpenDatagramRequest,
  PingRequest,
  ResumeRequest,
  type ResumeResponse,
} from "../../../generated/chatwire/v1/connection.ts";
import type { ErrorInfo } from "../../../generated/chatwire/v1/error.ts";
import { ErrorCode } from "../../../generated/chatwire/v1/error.ts";
import { LogOff, OpenDatagram, Ping, Resume, SendMessage } from "../../../generated/chatwire/v1/rules.ts";
import { createKeyExchange } from "../../../src/crypto/datagram-keys.ts";
import {
  clientResumptionProof,
  firstResumptionKey,
  nextResumptionKey,
  type Position,
  serverResumptionProof,
} from "../../../src/crypto/resumption.ts";
import { DatagramSocket } from "../../../src/net/datagram-socket.ts";
import { SeededRandom } from "../../../src/testing/seeded-random.ts";
import { ChatWorld } from "../../client/chat-world.ts";
import { SEED } from "../../seed.ts";
import { suite } from "../../suite.ts";
import { RawClient } from "../raw-client.ts";

const test = suite("resumption by hostile clients");

/** After hello, the salt and the registration. */
const JOINED: Position = { received: 3, sent: 3 };
const FEATURES = [Feature.RESUMPTION, Feature.APPLICATION_MESSAGES, Feature.PROBES];

interface Session {
  readonly client: RawClient;
  readonly sessionId: Uint8Array;
  readonly key: Uint8Array;
}

async function join(world: ChatWorld, name: string): Promise<Session> {
  const client = await RawClient.open({ port: world.server.port });
  const { sessionId } = await client.join(name, new SeededRandom(SEED + name.length), FEATURES);
  assert.is(sessionId.length, 16);
  return { client, sessionId, key: firstResumptionKey({ sessionId, exporter: client.resumptionSecret() }) };
}

/** A new connection after hello. */
async function young(world: ChatWorld): Promise<RawClient> {
  const client = await RawClient.open({ port: world.server.port });
  await client.greet(FEATURES);
  return client;
}

function requestOf(
  { sessionId, key }: Pick<Session, "sessionId" | "key">,
  client: RawClient,
  position: Position = JOINED,
): ResumeRequest {
  const proof = clientResumptionProof(key, { sessionId, exporter: client.resumptionSecret() }, position);
  return ResumeRequest.create({ sessionId, ...position, proof });
}

function codeOf(answer: ResumeResponse | ErrorInfo): string {
  return "code" in answer ? (Object.entries(ErrorCode).find(([, code]) => code === answer.code)?.[0] ?? "") : "OK";
}

test("right-proof-resumes-and-the-server-proves-too", async () => {
  await using world = await ChatWorld.start();
  const session = await join(world, "ada");
  const client = await young(world);
  const request = requestOf(session, client);
  const answer = await client.call(Resume, request);
  assert.is(codeOf(answer), "OK");
  if ("code" in answer) return;
  const context = { sessionId: session.sessionId, exporter: client.resumptionSecret() };
  assert.equal(answer.proof, serverResumptionProof(session.key, context, answer, request.proof));
  client.goOn(answer.received);
  assert.is("code" in (await client.call(Ping, PingRequest.create())), false);
  assert.is(session.client.socket.destroyed || (await session.client.rest()).length === 0, true);
});

test("whatever-is-wrong-with-a-proof-looks-like-an-unknown-session-and-the-login-path-remains", async () => {
  await using world = await ChatWorld.start();
  const [ada, eve] = [await join(world, "ada"), await join(world, "mallory")];
  const other = await young(world);
  const replayed = requestOf(ada, other);
  const cases: [string, (client: RawClient) => ResumeRequest][] = [
    ["unknown", (client) => requestOf({ ...ada, sessionId: new Uint8Array(16).fill(7) }, client)],
    ["no id", (client) => ({ ...requestOf(ada, client), sessionId: new Uint8Array(0) })],
    ["foreign", (client) => requestOf({ ...ada, key: eve.key }, client)],
    ["forged", (client) => ({ ...requestOf(ada, client), proof: new Uint8Array(32) })],
    ["empty", (client) => ({ ...requestOf(ada, client), proof: new Uint8Array(0) })],
    ["replayed on another connection", () => replayed],
    ["other numbers", (client) => ({ ...requestOf(ada, client), received: 2 })],
    [
      "key of the future",
      (client) => requestOf({ ...ada, key: nextResumptionKey(ada.key, client.resumptionSecret()) }, client),
    ],
  ];
  const texts = new Set<string>();
  for (const [index, [what, make]] of cases.entries()) {
    const client = await young(world);
    const answer = await client.call(Resume, make(client));
    assert.is(codeOf(answer), "SESSION_NOT_FOUND", what);
    if ("code" in answer) texts.add(JSON.stringify(answer));
    // The registration takes the numbers of the young session.
    await client.join(`user-${index}-here`, new SeededRandom(SEED), undefined, true);
    client.socket.destroy();
  }
  assert.is(texts.size, 1);
  // None of it has harmed the session.
  const client = await young(world);
  assert.is(codeOf(await client.call(Resume, requestOf(ada, client))), "OK");
});

test("impossible-numbers-are-refused-and-the-session-stays", async () => {
  await using world = await ChatWorld.start();
  const ada = await join(world, "ada");
  for (const position of [
    { received: 4, sent: 3 },
    { received: 3, sent: 2 },
  ]) {
    const client = await young(world);
    assert.is(codeOf(await client.call(Resume, requestOf(ada, client, position))), "INVALID_ARGUMENT");
    client.socket.destroy();
  }
  const client = await young(world);
  assert.is(codeOf(await client.call(Resume, requestOf(ada, client))), "OK");
});

test("session-whose-messages-are-gone-is-incomplete-and-over", async () => {
  await using world = await ChatWorld.start();
  const ada = await join(world, "ada");
  let client = await young(world);
  assert.is(codeOf(await client.call(Resume, requestOf(ada, client, { received: 2, sent: 3 }))), "SESSION_INCOMPLETE");
  client = await young(world);
  assert.is(codeOf(await client.call(Resume, requestOf(ada, client))), "SESSION_NOT_FOUND");
});

test("client-that-missed-the-answer-resumes-with-the-previous-key-until-it-has-used-the-new-one", async () => {
  await using world = await ChatWorld.start();
  const ada = await join(world, "ada");
  const lost = await young(world);
  lost.send(Resume.wrapRequest(requestOf(ada, lost)), Resume.command);
  while (world.server.statistics().connections.resumed === 0) await setTimeout(1);
  lost.socket.destroy();
  const second = await young(world);
  const answer = await second.call(Resume, requestOf(ada, second));
  assert.is(codeOf(answer), "OK");
  const key = nextResumptionKey(ada.key, second.resumptionSecret());
  second.goOn(3);
  await second.call(Ping, PingRequest.create());
  const third = await young(world);
  assert.is(codeOf(await third.call(Resume, requestOf(ada, third, { received: 4, sent: 4 }))), "SESSION_NOT_FOUND");
  const fourth = await young(world);
  const now = { received: 4, sent: 4 };
  assert.is(codeOf(await fourth.call(Resume, requestOf({ ...ada, key }, fourth, now))), "OK");
});

test("connection-that-hands-its-socket-over-gives-up-the-keys-of-its-datagrams", async () => {
  using claims = new Claims();
  await using world = await ChatWorld.start({ secondProbePort: false, relay: false });
  const ada = await join(world, "ada");
  await openDatagram(ada.client);
  const [ofAda] = claims.present;
  const { client } = await join(world, "mallory");
  await openDatagram(client);
  assert.is(claims.present.size, 2);
  await client.call(LogOff, LogOffRequest.create());
  const position = { received: 4, sent: 4 };
  assert.is(codeOf(await client.call(Resume, requestOf(ada, client, position))), "OK");
  assert.equal([...claims.present], [ofAda]);
  client.socket.destroy();
});

test("session-is-not-found-after-log-off-and-each-login-has-an-id-of-its-own", async () => {
  await using world = await ChatWorld.start();
  const ada = await join(world, "ada");
  await ada.client.call(LogOff, LogOffRequest.create());
  const client = await young(world);
  const position = { received: 4, sent: 4 };
  assert.is(codeOf(await client.call(Resume, requestOf(ada, client, position))), "SESSION_NOT_FOUND");
});

test("flood-of-resumptions-of-one-session-is-limited-and-the-session-stays", async () => {
  await using world = await ChatWorld.start();
  const ada = await join(world, "ada");
  let { key } = ada;
  const codes: string[] = [];
  for (let count = 0; count < 14; count++) {
    const client = await young(world);
    const code = codeOf(await client.call(Resume, requestOf({ ...ada, key }, client)));
    if (code === "OK") key = nextResumptionKey(key, client.resumptionSecret());
    codes.push(code);
  }
  assert.ok(codes.filter((code) => code === "OK").length >= 10);
  assert.is(codes.at(-1), "RATE_LIMITED");
  await setTimeout(1_100);
  const client = await young(world);
  assert.is(codeOf(await client.call(Resume, requestOf({ ...ada, key }, client))), "OK");
});

test("session-whose-log-off-was-under-way-is-over-when-it-is-answered", async () => {
  await using world = await ChatWorld.start();
  const ada = await join(world, "ada");
  ada.client.send(LogOff.wrapRequest(LogOffRequest.create()), LogOff.command);
  ada.client.socket.destroy();
  while (world.server.connections > 0) await setTimeout(1);
  assert.is(world.server.statistics().connections.detachedNow, 0);
});

test("attempts-on-one-connection-are-limited-and-all-are-counted", async () => {
  await using world = await ChatWorld.start();
  const ada = await join(world, "ada");
  const client = await young(world);
  const forged = { ...requestOf(ada, client), proof: new Uint8Array(32) };
  const codes: string[] = [];
  for (let count = 0; count < 7; count++) codes.push(codeOf(await client.call(Resume, forged)));
  assert.equal(codes.slice(0, 5), Array(5).fill("SESSION_NOT_FOUND"));
  assert.is(codes.at(-1), "RATE_LIMITED");
  const counts = world.server.statistics().requests.filter(({ command }) => command === "Resume");
  assert.is(counts.find(({ outcome }) => outcome === "SESSION_NOT_FOUND")?.count, 5);
});

test("client-that-never-acknowledges-makes-the-server-keep-no-more-than-the-limits", async () => {
  const limits = {
    resumeBytesMax: 20_000,
    sendQueueBytesMax: 70_000,
    sendQueuesBytesMax: 70_000,
    accountRequestsPerSecond: 10_000,
    connectionRequestsPerSecond: 10_000,
  };
  await using world = await ChatWorld.start({ limits });
  const receivers = [];
  for (const name of ["ada", "grace", "linus", "barbara", "edsger"])
    receivers.push([name, await join(world, name)] as const);
  const { client } = await join(world, "sender");
  const message = ApplicationMessage.create({ typeName: "x", payload: new Uint8Array(1_000) });
  let most = 0;
  for (let round = 0; round < 30; round++) {
    for (const [name] of receivers) await client.call(SendMessage, SendMessageRequest.create({ message }), name);
    most = Math.max(most, world.server.statistics().connections.keptBytesNow);
  }
  assert.ok(most > 50_000, `${most}`);
  assert.ok(most <= 72_000, `${most}`);
  for (const [, session] of receivers.slice(0, 1)) {
    const late = await young(world);
    assert.is(codeOf(await late.call(Resume, requestOf(session, late))), "SESSION_INCOMPLETE");
  }
});

async function openDatagram(client: RawClient): Promise<void> {
  const random = new SeededRandom(SEED);
  const { publicKey } = createKeyExchange((length) => random.bytes(length));
  assert.is("code" in (await client.call(OpenDatagram, OpenDatagramRequest.create({ publicKey }))), false);
}

/** The connection ids whose datagrams somebody in this process takes. */
class Claims implements Disposable {
  readonly present = new Set<bigint>();
  readonly #originals = { claim: DatagramSocket.prototype.claim, release: DatagramSocket.prototype.release };

  constructor() {
    const { present } = this;
    const { claim, release } = this.#originals;
    DatagramSocket.prototype.claim = function (id, handler) {
      claim.call(this, id, handler);
      present.add(id);
    };
    DatagramSocket.prototype.release = function (id) {
      release.call(this, id);
      present.delete(id);
    };
  }

  [Symbol.dispose](): void {
    Object.assign(DatagramSocket.prototype, this.#originals);
  }
}
