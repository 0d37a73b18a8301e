/** What clients may not do with the relay over their connections to a server. */

import * as assert from "uvu/assert";
import { Feature } from "../../../generated/chatwire/v1/capability.ts";
import { PingRequest } from "../../../generated/chatwire/v1/connection.ts";
import { ErrorCode } from "../../../generated/chatwire/v1/error.ts";
import { MessageType } from "../../../generated/chatwire/v1/message.ts";
import { Accept, BindRelay, HangUp, Invite, Ping, RelayedEvent } from "../../../generated/chatwire/v1/rules.ts";
import {
  AcceptRequest,
  BindRelayRequest,
  HangUpRequest,
  InviteRequest,
  Relayed,
} from "../../../generated/chatwire/v1/signalling.ts";
import type { ChatServerOptions } from "../../../src/server/index.ts";
import { SeededRandom } from "../../../src/testing/seeded-random.ts";
import { ChatWorld, codeOf } from "../../client/chat-world.ts";
import { SEED } from "../../seed.ts";
import { suite } from "../../suite.ts";
import { RawClient } from "../raw-client.ts";

const test = suite("relayed messages of hostile clients");

const NAMES = ["ada", "grace", "eve"] as const;

/** On the way to a client that tells of nothing, at most. A datagram counts as at least 256 bytes. */
const WINDOW_BYTES = 14_400;

class Stage implements AsyncDisposable {
  readonly world: ChatWorld;
  readonly ada: RawClient;
  readonly grace: RawClient;
  /** Takes part in no conversation of the two, but in one of its own with another connection of ada. */
  readonly eve: RawClient;
  readonly #clients: RawClient[] = [];

  private constructor(world: ChatWorld, [ada, grace, eve]: readonly [RawClient, RawClient, RawClient]) {
    this.world = world;
    this.ada = ada;
    this.grace = grace;
    this.eve = eve;
    this.#clients.push(ada, grace, eve);
  }

  static async open(options: ChatServerOptions = {}): Promise<Stage> {
    const world = await ChatWorld.start({ grease: false, ...options });
    const [ada, grace, eve] = NAMES;
    return new Stage(world, [await join(world, ada), await join(world, grace), await join(world, eve)]);
  }

  /** One more client. */
  async join(name: string): Promise<RawClient> {
    const client = await join(this.world, name);
    this.#clients.push(client);
    return client;
  }

  /** Lets one invite the other, who accepts. */
  async converse(inviter: RawClient, invited: RawClient, name: string): Promise<number> {
    const invitation = await inviter.call(Invite, InviteRequest.create(), name);
    if ("code" in invitation) throw new Error(invitation.text);
    const { introductionId } = invitation;
    const accepted = await invited.call(Accept, AcceptRequest.create({ introductionId }));
    if ("code" in accepted) throw new Error(accepted.text);
    return introductionId;
  }

  async bind(client: RawClient, introductionId: number): Promise<number | undefined> {
    const answer = await client.call(BindRelay, BindRelayRequest.create({ introductionId }));
    return "code" in answer ? answer.code : undefined;
  }

  get relay() {
    return this.world.server.statistics().relay;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const { socket } of this.#clients) socket.destroy();
    await this.world[Symbol.asyncDispose]();
  }
}

async function join(world: ChatWorld, name: string): Promise<RawClient> {
  const client = await RawClient.open(world.server);
  await client.join(name, new SeededRandom(SEED));
  return client;
}

/** Sends a datagram, and waits until the server has handled it. */
async function relay(client: RawClient, introductionId: number, length = 100, number = 1): Promise<void> {
  send(client, introductionId, length, number);
  await client.call(Ping, PingRequest.create());
}

function send(client: RawClient, introductionId: number, length: number, number: number): void {
  const datagram = new Uint8Array(length).fill(number);
  client.emit(RelayedEvent.wrap(Relayed.create({ introductionId, datagram, number })), RelayedEvent.command);
}

/** The next datagram that the relay sends to a client. */
async function nextRelayed(client: RawClient): Promise<Relayed> {
  for (;;) {
    const { header, body } = await client.message();
    const relayed = header?.type === MessageType.EVENT ? RelayedEvent.unwrap(body) : undefined;
    if (relayed !== undefined) return relayed;
  }
}

test("nobody-sends-or-binds-in-the-conversation-of-others", async () => {
  await using on = await Stage.open();
  const introductionId = await on.converse(on.ada, on.grace, "grace");
  const own = await on.converse(on.eve, on.grace, "grace");
  assert.is(await on.bind(on.grace, introductionId), undefined);
  assert.is(await on.bind(on.eve, own), undefined);
  for (const id of [introductionId, own + 1_000, 0, Number.MAX_SAFE_INTEGER]) {
    assert.is(await on.bind(on.eve, id), ErrorCode.INTRODUCTION_NOT_FOUND);
    await relay(on.eve, id);
  }
  assert.equal([on.relay.datagrams, on.relay.refused], [0, 4]);
  const reading = nextRelayed(on.grace);
  await relay(on.ada, introductionId, 100, 9);
  const { introductionId: id, datagram, number } = await reading;
  assert.equal([id, datagram, number], [introductionId, new Uint8Array(100).fill(9), 1]);
});

test("another-login-of-the-same-user-is-not-that-of-the-conversation", async () => {
  await using on = await Stage.open();
  const introductionId = await on.converse(on.ada, on.grace, "grace");
  const own = await on.converse(on.eve, on.grace, "grace");
  const client = await on.world.connect();
  await client.logIn({ name: "ada", password: "secret-1" });
  const otherLogin = client.call(BindRelay, BindRelayRequest.create({ introductionId }));
  assert.is(await codeOf(otherLogin), "WRONG_STATE");
  assert.is(await on.bind(on.grace, own), undefined);
  assert.is(await on.bind(on.eve, introductionId), ErrorCode.INTRODUCTION_NOT_FOUND);
});

test("before-the-acceptance-and-after-the-end-nothing-is-relayed", async () => {
  await using on = await Stage.open();
  // Another conversation lets the connections send requests of a conversation.
  await on.converse(on.eve, on.ada, "ada");
  await on.converse(on.eve, on.grace, "grace");
  const invitation = await on.ada.call(Invite, InviteRequest.create(), "grace");
  if ("code" in invitation) throw new Error(invitation.text);
  const { introductionId } = invitation;
  assert.is(await on.bind(on.ada, introductionId), ErrorCode.INTRODUCTION_NOT_FOUND);
  await relay(on.ada, introductionId);
  await on.grace.call(Accept, AcceptRequest.create({ introductionId }));
  assert.is(await on.bind(on.grace, introductionId), undefined);
  await relay(on.ada, introductionId);
  assert.is(on.relay.datagrams, 1);
  await on.ada.call(HangUp, HangUpRequest.create({ introductionId }));
  await relay(on.ada, introductionId);
  await relay(on.grace, introductionId);
  assert.is(await on.bind(on.ada, introductionId), ErrorCode.INTRODUCTION_NOT_FOUND);
  assert.equal([on.relay.datagrams, on.relay.refused], [1, 3]);
});

test("too-long-a-datagram-is-refused-and-too-long-a-message-is-skipped", async () => {
  await using on = await Stage.open();
  const introductionId = await on.converse(on.ada, on.grace, "grace");
  await on.bind(on.grace, introductionId);
  for (const length of [0, 16, 1_201]) await relay(on.ada, introductionId, length);
  await relay(on.ada, introductionId, 1_300);
  await relay(on.ada, introductionId, 1_200);
  assert.equal([on.relay.datagrams, on.relay.refused], [1, 3]);
  assert.equal(on.world.server.statistics().events.skipped, { TOO_LARGE: 1 });
});

test("messages-past-their-rate-are-skipped-and-slow-only-their-sender", async () => {
  await using on = await Stage.open();
  const introductionId = await on.converse(on.ada, on.grace, "grace");
  await on.bind(on.grace, introductionId);
  const body = RelayedEvent.wrap(Relayed.create({ introductionId, datagram: new Uint8Array(17), number: 1 }));
  on.ada.socket.cork();
  for (let count = 0; count < 1_500; count++) on.ada.emit(body, RelayedEvent.command);
  on.ada.socket.uncork();
  const order: string[] = [];
  const ping = async (client: RawClient, name: string): Promise<void> => {
    await client.call(Ping, PingRequest.create());
    order.push(name);
  };
  await Promise.all([ping(on.ada, "ada"), ping(on.grace, "grace")]);
  assert.equal(order, ["grace", "ada"]);
  const { RATE_LIMITED = 0 } = on.world.server.statistics().events.skipped;
  assert.ok(RATE_LIMITED > 0 && RATE_LIMITED <= 500, `${RATE_LIMITED}`);
  // Grace tells of nothing, so at most a window is on its way to her.
  const { datagrams, queueDropped } = on.relay;
  assert.is(datagrams, 1_500 - RATE_LIMITED);
  assert.is(queueDropped, datagrams - Math.ceil(WINDOW_BYTES / 256) - 64);
});

test("users-who-acknowledge-nothing-do-not-end-the-relay-of-others", async () => {
  // As many bytes as the waiting datagrams of two connections. A busy system may take the bytes of a connection late.
  const limits = { relayQueuesBytesMax: 2 * 64 * 1_200, relayUntakenBytesMax: 1_000_000 };
  await using on = await Stage.open({ limits });
  for (const name of ["mallory", "trudy"]) {
    const client = await on.join(name);
    const introductionId = await on.converse(on.eve, client, name);
    assert.is(await on.bind(client, introductionId), undefined);
    for (let number = 1; number <= 100; number++) send(on.eve, introductionId, 1_200, number);
    await on.eve.call(Ping, PingRequest.create());
  }
  const dropped = on.relay.queueDropped;
  assert.is(dropped, 2 * (100 - WINDOW_BYTES / 1_200 - 64));
  const introductionId = await on.converse(on.ada, on.grace, "grace");
  assert.is(await on.bind(on.grace, introductionId), undefined);
  for (let number = 1; number <= 10; number++) send(on.ada, introductionId, 1_000, number);
  for (let number = 1; number <= 10; number++) assert.is((await nextRelayed(on.grace)).datagram[0], number);
  assert.is(on.relay.queueDropped, dropped);
});

test("client-without-the-feature-and-a-server-without-a-relay-know-no-such-messages", async () => {
  await using on = await Stage.open({ relay: false });
  const introductionId = await on.converse(on.ada, on.grace, "grace");
  assert.is(await on.bind(on.ada, introductionId), ErrorCode.FEATURE_MISSING);
  await relay(on.ada, introductionId);
  assert.equal(on.world.server.statistics().events.skipped, { UNKNOWN_COMMAND: 1 });
  assert.is(Feature.RELAY_MESSAGES, 5);
});
