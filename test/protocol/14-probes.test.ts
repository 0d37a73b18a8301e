import { createSocket } from "node:dgram";
import { once } from "node:events";
import * as assert from "uvu/assert";
import { OpenDatagramRequest, ProbeRequest } from "../../generated/chatwire/v1/connection.ts";
import { ErrorCode } from "../../generated/chatwire/v1/error.ts";
import { Header, Message, MessageType } from "../../generated/chatwire/v1/message.ts";
import { State } from "../../generated/chatwire/v1/options.ts";
import { OpenDatagram, Ping, Probe } from "../../generated/chatwire/v1/rules.ts";
import { PROBE_TOKEN_BYTES } from "../../src/chat/state/seen-addresses.ts";
import { createKeyExchange } from "../../src/crypto/datagram-keys.ts";
import { DatagramOpener, DatagramSealer } from "../../src/framing/sealed-datagram.ts";
import { ProbeClient } from "../../src/session/probe/probe-client.ts";
import { createProbeBucket, ProbeServer } from "../../src/session/probe/probe-server.ts";
import { SeededRandom } from "../../src/testing/seeded-random.ts";
import { ChatWorld } from "../client/chat-world.ts";
import { SEED } from "../seed.ts";
import { RawClient } from "../server/raw-client.ts";
import { suite } from "../suite.ts";
import { sectionTitle } from "./section.ts";

const test = suite(sectionTitle("14. Datagrams between client and server"));

const clientKey = new Uint8Array(32).fill(1);
const serverKey = new Uint8Array(32).fill(2);
const connectionId = 7n;
/** No address is longer in text form, and no port. */
const LONGEST = { address: "2001:0db8:1111:2222:3333:4444:5555:6666", port: 65_535 };
const PADDING = 64;
const TOKEN = new Uint8Array(PROBE_TOKEN_BYTES).fill(9);

function answerTo(
  { sequence = 1, padding = new Uint8Array(PADDING) }: { sequence?: number; padding?: Uint8Array },
  from = LONGEST,
): { probe: Uint8Array; answer: Uint8Array | undefined } {
  const server = new ProbeServer({ connectionId, sealKey: serverKey, openKey: clientKey }, createProbeBucket(0));
  const header = Header.create({ type: MessageType.REQUEST, command: Probe.command, sequence });
  const message = Message.encode(Message.create({ header, body: Probe.wrapRequest(ProbeRequest.create({ padding })) }));
  const probe = new DatagramSealer(clientKey, connectionId).seal(message, 0).bytes;
  return { probe, answer: server.handleDatagram(probe, from, State.AVAILABLE, 0, () => TOKEN) };
}

test("64-bytes-of-padding-are-enough-for-an-answer-with-any-address", () => {
  for (const sequence of [0, 1, 2 ** 53 - 1]) {
    const { probe, answer } = answerTo({ sequence });
    assert.ok(answer !== undefined && answer.length <= probe.length);
  }
  assert.is(answerTo({ padding: new Uint8Array(20) }).answer, undefined, "shorter than its answer");
});

test("client-pads-its-probes-with-64-bytes-of-zero", () => {
  const client = new ProbeClient({ connectionId, sealKey: clientKey, openKey: serverKey }, 0);
  const opened = new DatagramOpener(clientKey, connectionId).open(client.pollTransmit(0)?.bytes ?? new Uint8Array(), 0);
  const { body } = Message.decode(opened?.message ?? new Uint8Array());
  assert.equal(body.case === "probeRequest" && body.value.padding, new Uint8Array(PADDING));
});

test("server-ignores-what-the-padding-contains", () => {
  assert.ok(answerTo({ padding: new Uint8Array(PADDING).fill(0xff) }).answer);
});

test("answer-has-the-address-of-the-probe-its-sequence-as-answers-and-sequence-0", () => {
  const { answer } = answerTo({ sequence: 300 });
  const opened = new DatagramOpener(serverKey, connectionId).open(answer ?? new Uint8Array(), 0);
  const { header, body } = Message.decode(opened?.message ?? new Uint8Array());
  assert.is(header?.type, MessageType.RESPONSE);
  assert.is(header?.answers, 300);
  assert.is(header?.sequence, 0);
  assert.equal(body.case === "probeResponse" && { address: body.value.address, port: body.value.port }, LONGEST);
  assert.equal(body.case === "probeResponse" && body.value.token, TOKEN);
});

test("probe-that-violates-a-rule-is-dropped-and-not-refused", () => {
  const bytesMax = Probe.rule.bytesMax;
  assert.is(answerTo({ padding: new Uint8Array(bytesMax) }).answer, undefined);
});

test("new-keys-gain-no-new-rate-of-probes", () => {
  const bucket = createProbeBucket(0);
  const answers = [1, 2].map((key) => {
    const openKey = new Uint8Array(32).fill(key);
    const server = new ProbeServer({ connectionId, sealKey: serverKey, openKey }, bucket);
    const sealer = new DatagramSealer(openKey, connectionId);
    let answered = 0;
    for (let sequence = 1; sequence <= 15; sequence++) {
      const header = Header.create({ type: MessageType.REQUEST, command: Probe.command, sequence });
      const body = Probe.wrapRequest(ProbeRequest.create({ padding: new Uint8Array(PADDING) }));
      const probe = sealer.seal(Message.encode(Message.create({ header, body })), 0).bytes;
      if (server.handleDatagram(probe, LONGEST, State.AVAILABLE, 0) !== undefined) answered += 1;
    }
    return answered;
  });
  assert.equal(answers, [15, (Probe.rule.rate?.burst ?? 0) - 15]);
});

test("server-refuses-a-key-of-low-order-or-wrong-length", async () => {
  await using world = await ChatWorld.start();
  const raw = await RawClient.open(world.server);
  await raw.join("ada", new SeededRandom(SEED));
  const lowOrder = [new Uint8Array(32), Uint8Array.from({ length: 32 }, (_, index) => (index === 0 ? 1 : 0))];
  for (const publicKey of [...lowOrder, new Uint8Array(31).fill(9), new Uint8Array()]) {
    const answer = await raw.call(OpenDatagram, OpenDatagramRequest.create({ publicKey }));
    assert.is("code" in answer && answer.code, ErrorCode.INVALID_ARGUMENT);
  }
  raw.socket.destroy();
});

test("probe-takes-no-request-and-is-answered-although-none-is-left", async () => {
  const limits = { connectionRequestsPerSecond: 2, accountRequestsPerSecond: 2 };
  await using world = await ChatWorld.start({ security: "plain", limits });
  const udp = createSocket("udp4");
  udp.bind(0, "127.0.0.1");
  await once(udp, "listening");
  let answered = 0;
  udp.on("message", () => {
    answered += 1;
  });
  const raw = await RawClient.open({ port: world.server.port, security: "plain" });
  const random = new SeededRandom(SEED);
  await raw.join("ada", random);
  const exchange = createKeyExchange((length) => random.bytes(length));
  const opened = await raw.call(OpenDatagram, OpenDatagramRequest.create({ publicKey: exchange.publicKey }));
  if ("code" in opened) throw new Error(opened.text);
  const { clientKey: sealKey, serverKey: openKey } = exchange.derive(opened.publicKey, new Uint8Array(32));
  const probes = new ProbeClient({ connectionId: opened.connectionId, sealKey, openKey }, 0);
  let code: unknown;
  while (code !== ErrorCode.RATE_LIMITED) {
    const answer = await raw.call(Ping, {});
    code = "code" in answer ? answer.code : undefined;
  }
  const burst = Probe.rule.rate?.burst ?? 0;
  for (let count = 1; count <= burst; count++) {
    probes.ask(count * 1e6);
    udp.send(probes.pollTransmit(count * 1e6)?.bytes ?? "", opened.port, "127.0.0.1");
  }
  while (answered < burst) await once(udp, "message");
  udp.close();
  raw.socket.destroy();
});

test("keys-end-with-the-next-keys-and-with-the-connection", async () => {
  await using world = await ChatWorld.start({ security: "plain" });
  const udp = createSocket("udp4");
  udp.bind(0, "127.0.0.1");
  await once(udp, "listening");
  const received: string[] = [];
  udp.on("message", (bytes) => received.push(bytes.subarray(1, 9).toString("hex")));
  const raw = await RawClient.open({ port: world.server.port, security: "plain" });
  await raw.join("ada", new SeededRandom(SEED));
  const random = new SeededRandom(SEED);
  const open = async () => {
    const exchange = createKeyExchange((length) => random.bytes(length));
    const answer = await raw.call(OpenDatagram, OpenDatagramRequest.create({ publicKey: exchange.publicKey }));
    if ("code" in answer) throw new Error(answer.text);
    const { clientKey: sealKey, serverKey: openKey } = exchange.derive(answer.publicKey, new Uint8Array(32));
    const client = new ProbeClient({ connectionId: answer.connectionId, sealKey, openKey }, 0);
    const id = answer.connectionId.toString(16).padStart(16, "0");
    return {
      id,
      send: () => udp.send(client.pollTransmit(1e9)?.bytes ?? "", answer.port, "127.0.0.1"),
      ask: () => client.ask(1e9),
    };
  };
  const answers = async (count: number) => {
    while (received.length < count) await once(udp, "message");
    return received.splice(0);
  };
  const first = await open();
  first.send();
  assert.equal(await answers(1), [first.id]);
  const second = await open();
  assert.is.not(second.id, first.id);
  // Datagrams on loopback arrive in order: an answer to the old keys would come first.
  first.ask();
  first.send();
  second.send();
  assert.equal(await answers(1), [second.id]);
  const other = await RawClient.open({ port: world.server.port, security: "plain" });
  await other.join("grace", random);
  raw.socket.destroy();
  while (world.server.connections > 1) await other.call(Ping, {});
  second.ask();
  second.send();
  for (let i = 0; i < 3; i++) await other.call(Ping, {});
  assert.equal(received, []);
  udp.close();
  other.socket.destroy();
});
