import { createSocket, type Socket } from "node:dgram";
import { once } from "node:events";
import * as assert from "uvu/assert";
import {
  Audience,
  LogOffRequest,
  Privacy,
  PrivacySettings,
  SetPrivacyRequest,
} from "../../generated/chatwire/v1/account.ts";
import { BlockRequest } from "../../generated/chatwire/v1/contact.ts";
import { Accept, Block, HangUp, Invite, LogOff, SetPrivacy } from "../../generated/chatwire/v1/rules.ts";
import {
  AcceptRequest,
  HangUpRequest,
  type Introduction,
  InviteRequest,
  RelayGrant,
} from "../../generated/chatwire/v1/signalling.ts";
import { TagKey } from "../../src/crypto/message-tag.ts";
import { DatagramKind, datagramPayload, readDatagramHeader } from "../../src/framing/datagram.ts";
import { RelayCodec } from "../../src/framing/relay-datagram.ts";
import type { ChatServerOptions } from "../../src/server/index.ts";
import { SeededRandom } from "../../src/testing/seeded-random.ts";
import { ChatWorld } from "../client/chat-world.ts";
import { SEED } from "../seed.ts";
import { IS_CLUSTER } from "../served/is-cluster.ts";
import type { TestedServer } from "../served/tested-server.ts";
import { suite } from "../suite.ts";
import { RawClient } from "./raw-client.ts";

const test = suite("relay of the server");

const UNREACHABLE = PrivacySettings.create({
  see: Audience.EVERYONE,
  message: Audience.EVERYONE,
  connect: Audience.NOBODY,
  address: Audience.NOBODY,
});
const DATA = new Uint8Array(100).fill(7);

/** A user with a raw connection and a UDP socket. */
class Side implements AsyncDisposable {
  readonly client: RawClient;
  readonly name: string;
  grant: RelayGrant = RelayGrant.create();
  introductionId = 0;
  readonly #socket: Socket;
  #codec: RelayCodec | undefined;
  #sequence = 0;
  readonly #received: Uint8Array[] = [];

  private constructor(client: RawClient, name: string, socket: Socket) {
    this.client = client;
    this.name = name;
    this.#socket = socket;
    socket.on("message", (bytes) => this.#received.push(bytes));
  }

  static async join(port: number, name: string, random: SeededRandom): Promise<Side> {
    const client = await RawClient.open({ port, security: "plain" });
    await client.join(name, random);
    const socket = createSocket("udp4").bind(0, "127.0.0.1");
    await once(socket, "listening");
    return new Side(client, name, socket);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.client.socket.destroy();
    this.#socket.close();
  }

  introduced({ introductionId, relay }: Introduction): void {
    this.introductionId = introductionId;
    this.grant = relay ?? RelayGrant.create();
    this.#codec = relay && new RelayCodec(relay.relayId, new TagKey(relay.key));
  }

  get codec(): RelayCodec {
    if (this.#codec === undefined) throw new Error("There is no grant.");
    return this.#codec;
  }

  send(bytes: (sequence: number) => Uint8Array): void {
    this.#sequence += 1;
    this.#socket.send(bytes(this.#sequence), this.grant.udpPort, "127.0.0.1");
  }

  /** The next datagram of a kind. */
  async receive(kind: DatagramKind): Promise<Uint8Array> {
    for (;;) {
      const bytes = this.#received.shift();
      if (bytes === undefined) await once(this.#socket, "message");
      else if (readDatagramHeader(bytes)?.kind === kind) return bytes;
    }
  }

  async bind(): Promise<void> {
    this.send((sequence) => this.codec.bind(sequence));
    const token = this.codec.open(await this.receive(DatagramKind.RELAY_CHALLENGE));
    this.send((sequence) => this.codec.bind(sequence, token));
    await this.receive(DatagramKind.RELAY_STATUS);
  }
}

/** Two users in a conversation. */
async function conversation(
  options: ChatServerOptions,
  run: (server: TestedServer, ada: Side, grace: Side) => unknown,
) {
  await using world = await ChatWorld.start({ security: "plain", ...options });
  const random = new SeededRandom(SEED);
  await using ada = await Side.join(world.server.port, "ada", random);
  await using grace = await Side.join(world.server.port, "grace", random);
  const invited = await ada.client.call(Invite, InviteRequest.create(), "grace");
  if ("code" in invited) throw new Error(invited.text);
  const { introductionId } = invited;
  // What arrives while nobody reads is lost.
  const told = acceptedOf(ada.client);
  const accepted = await grace.client.call(Accept, AcceptRequest.create({ introductionId }));
  if ("code" in accepted || accepted.introduction === undefined) throw new Error("Accept was refused.");
  grace.introduced(accepted.introduction);
  ada.introduced(await told);
  await run(world.server, ada, grace);
}

async function acceptedOf(client: RawClient): Promise<Introduction> {
  for (;;) {
    const { body } = await client.message();
    if (body.case === "accepted" && body.value.introduction !== undefined) return body.value.introduction;
  }
}

test("both-sides-of-a-conversation-get-a-relay-that-carries-their-datagrams", async () => {
  const limits = { relayBytesMax: 1_000_000, relayBytesPerSecond: 50_000, relayTimeMs: 60_000 };
  await conversation({ limits }, async (server, ada, grace) => {
    assert.is.not(ada.grant.relayId, grace.grant.relayId);
    assert.not.equal([...ada.grant.key], [...grace.grant.key]);
    for (const { grant } of [ada, grace]) {
      assert.is(grant.key.length, 32);
      assert.equal(
        [grant.udpPort, grant.bytesMax, grant.bytesPerSecond, grant.timeMs],
        [server.port, 1_000_000, 50_000, 60_000],
      );
    }
    for (const side of [ada, grace]) await side.bind();
    for (const [from, to] of [
      [ada, grace],
      [grace, ada],
    ] as const) {
      from.send((sequence) => from.codec.wrap(DATA, sequence));
      assert.equal([...datagramPayload(await to.receive(DatagramKind.RELAYED))], [...DATA]);
    }
    const { pairsNow, datagrams, bytes, bound } = server.statistics().relay;
    assert.equal([pairsNow, datagrams, bytes, bound], [1, 2, 2 * (DATA.length + 25), 2]);
  });
});

const ENDS: Readonly<Record<string, (server: TestedServer, ada: Side) => unknown>> = {
  "hang-up": (_, { client, introductionId }) => client.call(HangUp, HangUpRequest.create({ introductionId })),
  block: (_, { client }) => client.call(Block, BlockRequest.create(), "grace"),
  "log-off": (_, { client }) => client.call(LogOff, LogOffRequest.create()),
  "lost connection, after the grace": async (server, { client }) => {
    client.socket.destroy();
    while (server.statistics().relay.pairsNow > 0) await new Promise((resolve) => setImmediate(resolve));
  },
  "kick of the connection": (server) => {
    const [first] = server.operator.connections().filter(({ user }) => user === "ada");
    server.operator.kickConnection(first?.connection ?? 0);
  },
  "ban of the address": (server) => server.operator.ban({ address: "127.0.0.1" }),
  ban: (server) => server.operator.ban({ name: "ada" }),
  kick: (server) => server.operator.kick("ada"),
  privacy: (_, { client }) =>
    client.call(SetPrivacy, SetPrivacyRequest.create({ privacy: Privacy.CUSTOM, settings: UNREACHABLE })),
};

for (const [name, end] of Object.entries(ENDS)) {
  test(`relay-ends-with-the-conversation: ${name}`, async () => {
    await conversation({ limits: { conversationGraceMs: 10 } }, async (server, ada, grace) => {
      for (const side of [ada, grace]) await side.bind();
      await end(server, ada);
      // The gateway learns of it a moment after the operator.
      while (IS_CLUSTER && server.statistics().relay.pairsNow > 0)
        await new Promise((resolve) => setImmediate(resolve));
      assert.is(server.statistics().relay.pairsNow, 0);
      const before = server.datagramsDropped;
      for (const side of [ada, grace]) side.send((sequence) => side.codec.wrap(DATA, sequence));
      while (server.datagramsDropped < before + 2) await new Promise((resolve) => setImmediate(resolve));
      assert.is(server.statistics().relay.datagrams, 0);
    });
  });
}

test("relay-goes-on-for-both-sides-after-both-have-lost-their-connections", async () => {
  await conversation({}, async (server, ada, grace) => {
    await ada.bind();
    for (const [lost, left, sender, receiver] of [
      [ada, 1, ada, grace],
      [grace, 0, grace, ada],
    ] as const) {
      lost.client.socket.destroy();
      while (server.connections > left) await new Promise((resolve) => setImmediate(resolve));
      // An address may be bound for the first time by now.
      if (lost === ada) await grace.bind();
      sender.send((sequence) => sender.codec.wrap(DATA, sequence));
      assert.equal([...datagramPayload(await receiver.receive(DatagramKind.RELAYED))], [...DATA]);
    }
    assert.is(server.statistics().relay.pairsNow, 1);
  });
});

test("server-without-a-relay-grants-none", async () => {
  await conversation({ relay: false }, (server, ada, grace) => {
    for (const { grant } of [ada, grace]) assert.is(grant.udpPort, 0);
    assert.is(server.statistics().relay.pairsNow, 0);
  });
});
