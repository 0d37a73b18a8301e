import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";
import * as assert from "uvu/assert";
import { Message } from "../../generated/chatwire/v1/message.ts";
import type { Introduction } from "../../generated/chatwire/v1/signalling.ts";
import { createIdentity, publicKeys } from "../../src/crypto/identity.ts";
import { FrameDecoder } from "../../src/framing/frame-decoder.ts";
import { encodeBody, encodeFrame } from "../../src/framing/frame-writer.ts";
import { ChatClient, MemoryPins } from "../../src/index.ts";
import { SeededRandom } from "../../src/testing/seeded-random.ts";
import { ChatWorld, codeOf, next } from "../client/chat-world.ts";
import { SEED } from "../seed.ts";
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
    const ada = await ChatClient.connect(lying.url, { pins: new MemoryPins() });
    await ada.register({ name: "ada", password: "secret-1", privacy: "PUBLIC" });
    const grace = await world.join("grace");
    const accepted = next(grace.conversations.invitations).then((invitation) => invitation.accept());
    const [mine, theirs] = await Promise.all([codeOf(ada.connectTo("grace")), codeOf(accepted)]);
    assert.is(mine, "AUTH_FAILED");
    assert.is(theirs, "CLOSED_BY_PEER", "the other side is told");
    await ada.close();
  });
}
