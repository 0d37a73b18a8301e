import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";
import * as assert from "uvu/assert";
import { Capabilities } from "../../generated/chatwire/v1/capability.ts";
import { Message } from "../../generated/chatwire/v1/message.ts";
import { Accept, Invite, OfferCandidates } from "../../generated/chatwire/v1/rules.ts";
import {
  AcceptRequest,
  Candidate,
  CandidateKind,
  type Introduction,
  InviteRequest,
  OfferCandidatesRequest,
} from "../../generated/chatwire/v1/signalling.ts";
import { Introductions } from "../../src/chat/state/introductions.ts";
import { createIdentity, publicKeys } from "../../src/crypto/identity.ts";
import { FrameDecoder } from "../../src/framing/frame-decoder.ts";
import { encodeBody, encodeFrame } from "../../src/framing/frame-writer.ts";
import { ChatClient, MemoryPins, ProtocolError } from "../../src/index.ts";
import { SeededRandom } from "../../src/testing/seeded-random.ts";
import { ChatWorld, codeOf, next } from "../client/chat-world.ts";
import { SEED } from "../seed.ts";
import { ChatSimulation } from "../sim/privacy/chat-simulation.ts";
import { suite } from "../suite.ts";
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
];

for (const [what, lie] of lies) {
  test(`client-that-is-introduced-with-${what}-hangs-up`, async () => {
    await using world = await ChatWorld.start({ security: "plain" });
    await using lying = await LyingServer.listen(world.server.port, lie);
    const ada = await ChatClient.connect(lying.url, { grease: false, pins: new MemoryPins() });
    await ada.register({ name: "ada", password: "secret-1", privacy: "PUBLIC" });
    const grace = await world.join("grace");
    const accepted = next(grace.conversations.invitations).then((invitation) => invitation.accept());
    const [mine, theirs] = await Promise.all([codeOf(ada.connectTo("grace")), codeOf(accepted)]);
    assert.is(mine, "AUTH_FAILED");
    assert.is(theirs, "CLOSED_BY_PEER", "the other side is told");
    await ada.close();
  });
}

test("address-that-the-server-saw-counts-as-a-candidate-of-its-side", () => {
  const world = new ChatSimulation(SEED, { candidatesMax: 2 });
  const [ada, grace] = [world.join("ada"), world.join("grace")];
  const host = (address: string) => Candidate.create({ kind: CandidateKind.HOST, address, port: 9 });
  const [first, second, third] = ["192.0.2.1", "192.0.2.2", "192.0.2.3"].map(host);
  assert.ok(first && second && third);
  world.chat.setDatagramEndpoint(ada.connection, { address: "198.51.100.7", port: 7 });
  const { introductionId } = ada.call(Invite, InviteRequest.create({ candidates: [first, second] }), "grace");
  const offer = (candidates: Candidate[]) =>
    ada.refusal(OfferCandidates, OfferCandidatesRequest.create({ introductionId, candidates }));
  // What the side has already does not count again.
  assert.is(offer([first]), "none");
  assert.is(offer([third]), "LIMIT_REACHED");
  const { introduction } = grace.call(Accept, AcceptRequest.create({ introductionId }));
  assert.equal(
    introduction?.candidates.map(({ address }) => address),
    ["198.51.100.7", "192.0.2.1"],
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
  const introductions = new Introductions(world.limits, () => drawn.shift() ?? new Uint8Array(8));
  const users = ["ada", "grace", "linus"].map((name) => world.join(name).connection.login?.user);
  const [ada, grace, linus] = users;
  assert.ok(ada && grace && linus);
  const capabilities = Capabilities.create();
  const side = { user: ada, login: undefined, candidates: [], connectionId: 1n, capabilities };
  const { connection } = world.connect();
  const refusal = (code: string, text: string) => new ProtocolError(code, text);
  const request = { connection, recipient: undefined, nowMs: 0, wallMs: 0, refusal };
  const first = introductions.create(side, grace, request);
  introductions.enter(first, "INVITATION");
  assert.is(first.id, 2 ** 52 - 1);
  assert.is(introductions.create(side, linus, request).id, 1);
});
