import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";
import * as assert from "uvu/assert";
import { Capabilities } from "../../generated/chatwire/v1/capability.ts";
import { ServerLimits } from "../../generated/chatwire/v1/connection.ts";
import { Message } from "../../generated/chatwire/v1/message.ts";
import { State } from "../../generated/chatwire/v1/options.ts";
import { Accept, events, Invite, OfferCandidates } from "../../generated/chatwire/v1/rules.ts";
import {
  Accepted,
  AcceptRequest,
  Cancelled,
  Candidate,
  CandidateKind,
  CandidatesOffered,
  Declined,
  EndReason,
  HungUp,
  Introduction,
  Invited,
  InviteRequest,
  OfferCandidatesRequest,
} from "../../generated/chatwire/v1/signalling.ts";
import { Announcements } from "../../src/chat/state/introductions/announcements.ts";
import { Introductions, NO_KEY_EXCHANGE } from "../../src/chat/state/introductions/introductions.ts";
import type { Connection } from "../../src/client/connection/connection.ts";
import type { Invitation } from "../../src/client/conversations/introductions/introduction.ts";
import { Introductions as ClientIntroductions } from "../../src/client/conversations/introductions/introductions.ts";
import type { Self } from "../../src/client/conversations/key-exchange.ts";
import { EventQueue } from "../../src/client/events/event-queue.ts";
import { createIdentity, publicKeys } from "../../src/crypto/identity.ts";
import { FrameDecoder } from "../../src/framing/frame-decoder.ts";
import { encodeBody, encodeFrame } from "../../src/framing/frame-writer.ts";
import { ChatClient, MemoryPins, ProtocolError } from "../../src/index.ts";
import { DEFAULT_LIMITS } from "../../src/limits.ts";
import { createCertificate } from "../../src/net/certificate.ts";
import { systemNetwork } from "../../src/net/system-network.ts";
import { SharedEvent, SharedEvents } from "../../src/session/shared-event.ts";
import { SeededRandom } from "../../src/testing/seeded-random.ts";
import { ChatWorld, codeOf, converse, next } from "../client/chat-world.ts";
import { SEED } from "../seed.ts";
import { PeerPair } from "../sim/peer/peer-pair.ts";
import { ChatSimulation, type SimulatedClient } from "../sim/privacy/chat-simulation.ts";
import { FEW_ITERATIONS } from "../sim/scram-proof.ts";
import { suite } from "../suite.ts";
import { SimulatedChat } from "../testing/simulated-chat.ts";
import { sectionTitle } from "./section.ts";

const test = suite(sectionTitle("12. Signalling"));

/** A server that changes the introductions on their way from the real one. */
class LyingServer implements AsyncDisposable {
  readonly #server = createServer((client) => this.#pass(client));
  readonly #sockets: Socket[] = [];
  readonly #port: number;
  readonly #lie: (introduction: Introduction) => Introduction;

  private constructor(port: number, lie: (introduction: Introduction) => Introduction) {
    this.#port = port;
    this.#lie = lie;
  }

  static async listen(port: number, lie: (introduction: Introduction) => Introduction): Promise<LyingServer> {
    const lying = new LyingServer(port, lie);
    lying.#server.listen(0, "127.0.0.1");
    await once(lying.#server, "listening");
    return lying;
  }

  get url(): string {
    const address = this.#server.address();
    return `chat+plain://127.0.0.1:${typeof address === "object" && address !== null ? address.port : 0}`;
  }

  #pass(client: Socket): void {
    const server = connect(this.#port, "127.0.0.1");
    this.#sockets.push(client, server);
    for (const socket of [client, server]) socket.on("error", () => {});
    client.pipe(server);
    const decoder = new FrameDecoder(1_000_000);
    server.on("data", (bytes) => {
      decoder.push(bytes);
      for (let frame = decoder.next(); frame !== undefined; frame = decoder.next()) {
        const { header, body } = Message.decode(frame);
        if (header === undefined) continue;
        if ((body.case === "accepted" || body.case === "acceptResponse") && body.value.introduction !== undefined)
          body.value.introduction = this.#lie(body.value.introduction);
        client.write(encodeFrame(header, encodeBody(body)));
      }
    });
    server.on("close", () => client.destroy());
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    this.#server.close();
  }
}

const random = new SeededRandom(SEED);
const otherKeys = publicKeys(createIdentity((length) => random.bytes(length)));

const lies: [what: string, lie: (introduction: Introduction) => Introduction][] = [
  ["another-name", (introduction) => ({ ...introduction, name: "mallory" })],
  [
    "keys-that-are-not-signed",
    ({ keys, ...rest }) =>
      keys === undefined ? rest : { ...rest, keys: { ...keys, agreementKey: otherKeys.agreementKey } },
  ],
  ["no-keys", ({ keys, ...rest }) => rest],
  ["a-psk-of-31-bytes", (introduction) => ({ ...introduction, psk: new Uint8Array(31) })],
];

for (const [what, lie] of lies) {
  test(`client-that-is-introduced-with-${what}-hangs-up`, async () => {
    await using world = await ChatWorld.start({ security: "plain" });
    await using lying = await LyingServer.listen(world.server.port, lie);
    const ada = await ChatClient.connect(lying.url, { grease: false, pins: new MemoryPins(), limits: FEW_ITERATIONS });
    await ada.register({ name: "ada", password: "secret-1", privacy: "PUBLIC" });
    const grace = await world.join("grace");
    // Over the relay, the link of the other side is connected until it is told.
    const accepted = next(grace.conversations.invitations)
      .then((invitation) => invitation.accept())
      .then(async (link) => Promise.reject(await link.closed));
    const [mine, theirs] = await Promise.all([codeOf(ada.connectTo("grace")), codeOf(accepted)]);
    assert.is(mine, "AUTH_FAILED");
    assert.is(theirs, "AUTH_FAILED", "the other side is told");
    await ada.close();
  });
}

test("address-that-the-server-saw-counts-as-a-candidate-of-its-side", () => {
  const world = new ChatSimulation(SEED, { candidatesMax: 2 });
  const [ada, grace] = [world.join("ada"), world.join("grace")];
  const host = (address: string) => Candidate.create({ kind: CandidateKind.HOST, address, port: 9 });
  const [first, second, third] = ["192.0.2.1", "192.0.2.2", "192.0.2.3"].map(host);
  assert.ok(first && second && third);
  const probeTokens = [ada.probeFrom({ address: "198.51.100.7", port: 7 })];
  const invitation = InviteRequest.create({ candidates: [first, second], probeTokens });
  const { introductionId } = ada.call(Invite, invitation, "grace");
  const offer = (candidates: Candidate[]) =>
    ada.call(OfferCandidates, OfferCandidatesRequest.create({ introductionId, candidates, probeTokens }));
  // What the side has already does not count again. The one that was offered the longest time ago is forgotten.
  offer([first]);
  offer([third]);
  const { introduction } = grace.call(Accept, AcceptRequest.create({ introductionId }));
  assert.equal(
    introduction?.candidates.map(({ address }) => address),
    ["198.51.100.7", "192.0.2.3"],
  );
});

test("id-of-an-introduction-is-from-1-to-2^52-1-and-a-free-one", () => {
  const world = new ChatSimulation(SEED, { introductionsMax: 9 });
  // The random numbers are 0, the greatest one, the greatest one again, and 1.
  const drawn = [0n, 2n ** 64n - 1n, 2n ** 64n - 1n, 2n ** 12n].map((id) => {
    const bytes = Buffer.alloc(8);
    bytes.writeBigUInt64BE(id);
    return Uint8Array.from(bytes);
  });
  const introductions = new Introductions(
    world.limits,
    () => drawn.shift() ?? new Uint8Array(8),
    new Announcements(world.limits),
  );
  const users = ["ada", "grace", "linus"].map((name) => world.join(name).connection.login?.user);
  const [ada, grace, linus] = users;
  assert.ok(ada && grace && linus);
  const capabilities = Capabilities.create();
  const side = {
    user: ada,
    login: undefined,
    isLost: false,
    candidates: [],
    relayOnly: false,
    connectionId: 1n,
    capabilities,
    keyExchange: NO_KEY_EXCHANGE,
  };
  const { connection } = world.connect();
  const refusal = (code: string, text: string) => new ProtocolError(code, text);
  const request = { connection, recipient: undefined, nowMs: 0, wallMs: 0, refusal };
  const first = introductions.create(side, grace, request);
  introductions.enter(first, "INVITATION");
  assert.is(first.id, 2 ** 52 - 1);
  assert.is(introductions.create(side, linus, request).id, 1);
});

test("client-ignores-events-about-an-introduction-that-it-does-not-know", async () => {
  const sent: string[] = [];
  const call = async ({ name }: { readonly name: string }) => void sent.push(name);
  const invitations = new EventQueue<Invitation>(8);
  const serverLimits = ServerLimits.create({ invitationsMax: 8 });
  const introductions = new ClientIntroductions(
    {
      connection: { network: systemNetwork, serverLimits, call, onTaken() {}, onLost() {} } as unknown as Connection,
      limits: DEFAULT_LIMITS,
      pins: new MemoryPins(),
      capabilities: Capabilities.create({ versions: [1] }),
      portMapping: false,
      uplinks: true,
      relayOnly: false,
      subjectOf: (name) => name,
      invitations,
    },
    {} as Self,
  );
  introductions.handleEvent({ case: "invited", value: Invited.create({ introductionId: 1, from: "grace" }) });
  const invitation = await next(invitations);
  let isEnded = false;
  invitation.ended.then(() => {
    isEnded = true;
  });
  const introductionId = 2;
  const introduction = Introduction.create({ introductionId });
  for (const body of [
    { case: "accepted", value: Accepted.create({ introduction }) },
    { case: "accepted", value: Accepted.create() },
    { case: "declined", value: Declined.create({ introductionId }) },
    { case: "cancelled", value: Cancelled.create({ introductionId }) },
    { case: "candidatesOffered", value: CandidatesOffered.create({ introductionId }) },
    { case: "hungUp", value: HungUp.create({ introductionId }) },
  ] as const)
    introductions.handleEvent(body);
  await Promise.resolve();
  assert.equal(sent, []);
  assert.is(isEnded, false);
  introductions.handleEvent({ case: "cancelled", value: Cancelled.create({ introductionId: 1 }) });
  await invitation.ended;
});

test("accepted-and-hung-up-change-the-state-also-for-an-introduction-that-the-client-does-not-know", () => {
  const world = new ChatSimulation(SEED);
  const ada = world.join("ada");
  for (const [event, body, state] of [
    [events.Accepted, events.Accepted.wrap(Accepted.create()), State.CONNECTED],
    [events.HungUp, events.HungUp.wrap(HungUp.create({ introductionId: 77 })), State.AVAILABLE],
  ] as const) {
    ada.emit(new SharedEvents([new SharedEvent(event, body)]));
    world.settle();
    assert.equal([ada.client.state, ada.server.state], [state, state]);
  }
});

test("link-closes-if-only-one-of-its-clients-loses-its-connection", async () => {
  const chat = await SimulatedChat.start(await createCertificate(), { seed: SEED });
  // Without the feature, the session is over with its connection.
  const { client: ada, host } = await chat.join("ada", "PUBLIC", { withoutFeatures: ["RESUMPTION"] });
  const { client: grace } = await chat.join("grace");
  const [ofAda, ofGrace] = await chat.world.run(converse(ada, grace));
  host.breakStreams();
  assert.is((await chat.world.run(ada.closed)).code, "CONNECTION_LOST");
  for (const link of [ofAda, ofGrace]) assert.is((await chat.world.run(link.closed)).code, "CONNECTION_LOST");
  await chat.world.run(chat.server.close());
});

test("events-that-the-server-sends-by-itself-have-no-reason-unless-it-is-the-servers-own", () => {
  const world = new ChatSimulation(SEED);
  const [ada, grace] = [world.join("ada"), world.join("grace")];
  const reasons = (client: SimulatedClient): unknown[] =>
    client
      .takeEvents()
      .flatMap(({ case: kind, value }) => (kind === "declined" || kind === "hungUp" ? [[kind, value.reason]] : []));
  ada.call(Invite, InviteRequest.create(), "grace");
  world.carryOut(world.chat.handleTimeout(world.chat.nextTimeoutMs, world.wallMs), undefined);
  world.settle();
  assert.equal(reasons(ada), [["declined", EndReason.UNSPECIFIED]]);
  const { introductionId } = ada.call(Invite, InviteRequest.create(), "grace");
  grace.call(Accept, AcceptRequest.create({ introductionId }));
  grace.drop();
  world.pass(world.limits.conversationGraceMs);
  assert.equal(reasons(ada), [["hungUp", EndReason.CONNECTION_LOST]]);
});

test("candidates-of-all-kinds-are-tried-alike", () => {
  const kinds = [0, CandidateKind.HOST, CandidateKind.SERVER_REFLEXIVE, CandidateKind.PORT_MAPPED, 77];
  const candidates = kinds.map((kind, index) => Candidate.create({ kind, address: `203.0.113.${index + 1}`, port: 9 }));
  const pair = new PeerPair({ seed: SEED, initiator: { candidates } });
  pair.network.isPartitioned = true;
  pair.run(10_000);
  const tries = (address: string) => pair.datagrams.sent.filter(({ to }) => to.address === address).length;
  assert.ok(tries("203.0.113.1") > 3);
  for (const { address } of candidates) assert.is(tries(address), tries("203.0.113.1"), address);
});
