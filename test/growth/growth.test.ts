/**
 * This release and a newer one, whose schema has grown, talk with each other over
 * real sockets: a newer client with this server, this client with a newer
 * server, and two clients on a link.
 */

import { createSocket } from "node:dgram";
import * as assert from "uvu/assert";
import { ChatClient, MemoryPins, type PeerLink, ProtocolError } from "../../src/index.ts";
import { ChatServer } from "../../src/server/index.ts";
import { converse, next } from "../client/chat-world.ts";
import { TEST_ITERATIONS } from "../sim/privacy/chat-simulation.ts";
import { FEW_ITERATIONS } from "../sim/scram-proof.ts";
import { suite } from "../suite.ts";
import { type NewerRelease, newerRelease } from "./newer-release.ts";

const test = suite("growth of the protocol", { timeLimitMs: 120_000 });

const LISTEN = { host: "127.0.0.1", port: 0, limits: { scramIterations: TEST_ITERATIONS } };
const TEXTS = 20;

let newer: NewerRelease;

test.before(async () => {
  newer = await newerRelease();
  reactOnServer(newer);
  speakOnLink(newer);
});

test.after(async () => {
  await newer[Symbol.asyncDispose]();
});

/**
 * Lets the servers of the newer release handle `React`, by telling the recipient in every way that this release lacks,
 * and refuse broadcasts with a new code.
 */
function reactOnServer({ chat: { Chat }, rules, errors }: NewerRelease): void {
  const plain = Chat.prototype.handle;
  const accounts = new Map<string, number>();
  Chat.prototype.handle = function (method, body, request) {
    const account = request.connection.login?.user.account;
    if (account !== undefined) accounts.set(account.name, account.id);
    if (method === "Broadcast") throw new errors.ProtocolError("TOO_RUDE", "That was rude.");
    if (method !== "React") return plain.call(this, method, body, request);
    const { reaction } = body.value as unknown as { reaction: string };
    const { Reacted, NoticePosted, PeersChanged } = rules.events;
    const busy = { name: account?.name, privacy: 1, status: 1004, address: "", port: 0, mood: "tired" };
    const sent: [{ wrap(value: unknown): unknown }, unknown][] = [
      [Reacted, { from: account?.name, reaction }],
      [NoticePosted, { text: "Somebody reacted." }],
      [PeersChanged, { changed: [busy], gone: [] }],
    ];
    const to = [{ kind: "all", user: accounts.get(String(request.recipient?.target.value)) }];
    const effects = sent.map(([event, value]) => ({ kind: "emit", to, event, body: event.wrap(value) }));
    // biome-ignore lint/suspicious/noExplicitAny: the events have no types here
    return { answer: rules.React.wrapResponse({}), outcome: { changes: [], effects } } as any;
  };
}

/** Lets the clients of the newer release send a wave, a gift and a shout before each text that begins with "/". */
function speakOnLink({ peering: { PeerConnection }, rules, message, frames }: NewerRelease): void {
  const plain = PeerConnection.prototype.sendText;
  const headerFields = message.Header.encode({ ...message.Header.create(), ...{ trace: "t-1" } });
  const unknown = (event: { command: number; wrap(value: unknown): never }, value: unknown, critical = false) => ({
    type: message.MessageType.EVENT,
    command: event.command,
    critical,
    fields: frames.encodeBody(event.wrap(value)),
    headerFields,
  });
  PeerConnection.prototype.sendText = function (text, nowMs) {
    if (text.startsWith("/")) {
      const { PeerWave, PeerGift, PeerShout } = rules.events;
      this.sendUnknown(unknown(PeerWave, { times: 3 }), "lossy", nowMs);
      this.sendUnknown(unknown(PeerGift, { gift: "a book" }), "reliable", nowMs);
      this.sendUnknown(unknown(PeerShout, { text: "hey" }, true), "lossy", nowMs);
    }
    return plain.call(this, text, nowMs);
  };
}

/** Connects and registers a client of this release. */
async function joinOlder(port: number, name: string): Promise<ChatClient> {
  const client = await ChatClient.connect(`chat://127.0.0.1:${port}`, {
    pins: new MemoryPins(),
    limits: FEW_ITERATIONS,
  });
  await client.register({ name, password: "secret-1", privacy: "PUBLIC" });
  return client;
}

/** Connects and registers a client of the newer release. */
async function joinNewer(port: number, name: string): Promise<ChatClient> {
  const { ChatClient } = newer.client;
  const client = await ChatClient.connect(`chat://127.0.0.1:${port}`, {
    pins: new newer.pins.MemoryPins(),
    limits: FEW_ITERATIONS,
  });
  await client.register({ name, password: "secret-1", privacy: "PUBLIC" });
  // The classes have the same shape; only their private parts differ to the compiler.
  return client as unknown as ChatClient & typeof client;
}

/** Sends texts through the server in both directions, and reads them. */
async function exchangeTexts(ada: ChatClient, grace: ChatClient): Promise<void> {
  for (const [from, to] of [
    [ada, grace],
    [grace, ada],
  ] as const) {
    const messages = to.texts.messages[Symbol.asyncIterator]();
    for (let index = 0; index < TEXTS; index += 1) await from.texts.send(to.name ?? "", `text ${index}`);
    for (let index = 0; index < TEXTS; index += 1) {
      const { value } = await messages.next();
      assert.is(value?.text, `text ${index}`);
    }
  }
}

function react(client: ChatClient, to: string, reaction: string): Promise<unknown> {
  return client.call(newer.rules.React, { reaction }, { to: { user: to } });
}

async function codeOf(call: Promise<unknown>): Promise<string> {
  return call.then(
    () => "none",
    (error) => error.code,
  );
}

test("newer-client-works-with-an-older-server", async () => {
  await using server = await ChatServer.listen(LISTEN);
  await using ada = await joinNewer(server.port, "ada");
  await using grace = await joinOlder(server.port, "grace");
  // The older server does not send the new limit, so its default applies.
  assert.is((ada.serverLimits as unknown as { reactionsPerTextMax: number }).reactionsPerTextMax, 7);
  assert.is(await codeOf(react(ada, "grace", "joy")), "UNKNOWN_COMMAND");
  // The older server does not have the new feature, so the client does not even send the request.
  assert.is(await codeOf(ada.call(newer.rules.Applaud, {}, { to: { user: "grace" } })), "FEATURE_MISSING");
  await exchangeTexts(ada, grace);
  assert.is(ada.connection.state.status, "connected");
});

test("older-client-skips-and-counts-the-events-of-a-newer-server", async () => {
  await using server = await newer.server.ChatServer.listen(LISTEN);
  await using ada = await joinNewer(server.port, "ada");
  await using grace = await joinOlder(server.port, "grace");
  const changes = grace.peers.watch()[Symbol.asyncIterator]();
  await react(ada, "grace", "joy");
  const { value } = await changes.next();
  // A status that the older client does not know promises nothing.
  assert.is(value?.changed[0]?.status, "away");
  assert.ok(grace.statistics.skipped >= 2, "Reacted and NoticePosted are skipped");
  assert.is(grace.statistics.refusalsSent, 1, "NoticePosted is critical");
  await exchangeTexts(ada, grace);
  assert.is(server.statistics().events.refusedByClients, 1);
  assert.is(grace.connection.state.status, "connected");
});

test("newer-client-gets-the-events-of-a-newer-server", async () => {
  await using server = await newer.server.ChatServer.listen({ ...LISTEN, grease: false });
  await using ada = await joinNewer(server.port, "ada");
  await using grace = await joinNewer(server.port, "grace");
  await grace.getPeers();
  await react(ada, "grace", "joy");
  await exchangeTexts(ada, grace);
  assert.is(grace.statistics.skipped, 0);
  assert.is(server.statistics().events.refusedByClients, 0);
});

test("older-client-reports-an-unknown-error-code-by-its-number", async () => {
  await using server = await newer.server.ChatServer.listen(LISTEN);
  await using grace = await joinOlder(server.port, "grace");
  const error = await grace.broadcast("hey").catch((reason: unknown) => reason);
  assert.ok(error instanceof ProtocolError);
  assert.is(error.code, "CODE_1015");
  assert.is(error.message, "That was rude.");
});

for (const [title, join] of [
  ["older", () => ChatServer.listen(LISTEN)],
  ["newer", () => newer.server.ChatServer.listen(LISTEN)],
] as const) {
  test(`newer-and-older-client-talk-on-a-link-over-a-${title}-server`, async () => {
    await using server = await join();
    await using ada = await joinNewer(server.port, "ada");
    await using grace = await joinOlder(server.port, "grace");
    for (const [inviter, invited] of [
      [ada, grace],
      [grace, ada],
    ] as const) {
      const links = await converse(inviter, invited);
      const [newerLink, olderLink] = inviter === ada ? links : links.toReversed();
      await talk(newerLink as PeerLink, olderLink as PeerLink);
    }
  });
}

/** Texts in both directions, with unknown messages between those of the newer side. */
async function talk(newerLink: PeerLink, olderLink: PeerLink): Promise<void> {
  assert.equal([...newerLink.protocol.features].sort(), [
    "ACK_RANGES",
    "ANNOUNCED_CONVERSATIONS",
    "APPLICATION_MESSAGES",
    "ARRIVAL_TIMES",
    "CARRIED_ACKS",
    "FILES",
    "FLOWS",
    "LARGE_DATAGRAMS",
    "LARGE_MEDIA",
    "LARGE_MESSAGES",
    "MEDIA",
    "MEDIA_COPIES",
    "MESSAGE_ANSWERS",
    "PEER_ADDRESSES",
    "PORT_SEARCH",
    "TEXT_MARKS",
  ]);
  const atOlder = olderLink[Symbol.asyncIterator]();
  const atNewer = newerLink[Symbol.asyncIterator]();
  for (let index = 0; index < TEXTS; index += 1) {
    await Promise.all([newerLink.send(`/text ${index}`), olderLink.send(`text ${index}`)]);
    assert.is((await atOlder.next()).value?.text, `/text ${index}`);
    assert.is((await atNewer.next()).value?.text, `text ${index}`);
  }
  const { command, code } = await next(newerLink.refusals);
  assert.is(code, "UNKNOWN_COMMAND");
  assert.ok([1061, 1062].includes(command), "a gift, which is reliable, or a shout, which is critical");
  // The wave is skipped in silence.
  assert.ok(olderLink.statistics.skipped > olderLink.statistics.refusalsSent);
  await olderLink.close();
  await newerLink.closed;
}

test("unknown-kind-of-datagram-is-dropped-and-counted", async () => {
  await using server = await ChatServer.listen(LISTEN);
  const socket = createSocket("udp4");
  const kind = newer.datagram.DatagramKind as unknown as { HINT: number };
  const hint = new Uint8Array(40);
  hint[0] = (kind.HINT << 4) | 1;
  try {
    await new Promise<void>((resolve) => socket.send(hint, server.port, "127.0.0.1", () => resolve()));
    while (server.datagramsDropped === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    assert.is(server.datagramsDropped, 1);
  } finally {
    socket.close();
  }
});
