import * as assert from "uvu/assert";
import { ProbeRequest, ProbeResponse } from "../../../generated/chatwire/v1/connection.ts";
import { Header, Message, MessageType } from "../../../generated/chatwire/v1/message.ts";
import { State } from "../../../generated/chatwire/v1/options.ts";
import { Probe } from "../../../generated/chatwire/v1/rules.ts";
import { readDatagramHeader } from "../../../src/framing/datagram.ts";
import { DatagramSealer } from "../../../src/framing/sealed-datagram.ts";
import { ProbeClient } from "../../../src/session/probe/probe-client.ts";
import { ProbeCodec } from "../../../src/session/probe/probe-codec.ts";
import { createProbeBucket, ProbeServer } from "../../../src/session/probe/probe-server.ts";
import type { SocketAddress } from "../../../src/socket-address.ts";
import { SeededRandom } from "../../../src/testing/seeded-random.ts";
import { SEED } from "../../seed.ts";
import { suite } from "../../suite.ts";

const test = suite("probe");

const random = new SeededRandom(SEED);
const [clientKey, serverKey] = [random.bytes(32), random.bytes(32)];
const connectionId = 7n;
const from = { address: "198.51.100.7", port: 54_321 };

test("client-learns-its-address-even-when-the-first-probes-are-lost", () => {
  const { client, server } = pair();
  let nowMs = 0;
  let sent = 0;
  while (client.endpoint === undefined) {
    nowMs = present(client.nextTimeoutMs());
    const bytes = client.pollTransmit(nowMs)?.bytes;
    if (bytes === undefined) continue;
    sent += 1;
    const answer = sent < 3 ? undefined : server.handleDatagram(bytes, from, State.AVAILABLE, nowMs);
    if (answer === undefined) continue;
    assert.ok(answer.length <= bytes.length, "an unproven address gets no more bytes than it sent");
    client.handleDatagram(answer, nowMs);
  }
  assert.equal(client.endpoint, from);
  assert.is(nowMs, 100 + 200);
  assert.is(client.nextTimeoutMs(), undefined);
});

test("client-learns-its-address-at-each-target-apart", () => {
  const keys = { connectionId, sealKey: clientKey, openKey: serverKey };
  const client = new ProbeClient(keys, 0, ["first", "second", "other-family"]);
  const { server } = pair();
  const probes = [0, 1, 2].map(() => present(client.pollTransmit(0)));
  assert.equal(
    probes.map(({ target }) => target),
    ["first", "second", "other-family"],
  );
  assert.is(client.pollTransmit(0), undefined);
  const ipv6 = { address: "2001:db8::7", port: 1_234 };
  const elsewhere = { ...from, port: 1_234 };
  const answers = probes.map(({ bytes }, index) =>
    present(server.handleDatagram(bytes, [from, elsewhere, ipv6][index] ?? from, State.AVAILABLE, 0)),
  );
  // The first is answered last.
  client.handleDatagram(present(answers[2]), 5);
  client.handleDatagram(present(answers[1]), 6);
  assert.equal(
    [client.endpoint, client.endpointAt("second"), client.endpointAt("other-family")],
    [undefined, elsewhere, ipv6],
  );
  assert.equal([client.isSettled("first"), client.isSettled("other-family")], [false, true]);
  assert.is(client.answeredMs("other-family"), 5);
  // Only the open question is asked again.
  assert.is(present(client.pollTransmit(present(client.nextTimeoutMs()))).target, "first");
  client.handleDatagram(present(answers[0]), 150);
  assert.equal([client.endpoint, client.answeredMs("first")], [from, 150]);
  assert.is(client.nextTimeoutMs(), undefined);
  client.ask(1_000);
  assert.equal([client.isSettled("first"), client.isSettled("second")], [false, false]);
});

test("clients-of-several-sockets-number-their-probes-once-and-take-only-their-own-answers", () => {
  const codec = new ProbeCodec({ connectionId, sealKey: clientKey, openKey: serverKey });
  const clients = [new ProbeClient(codec, 0), new ProbeClient(codec, 0, ["second"])];
  const { server } = pair();
  const probes = clients.map((client) => present(client.pollTransmit(0)).bytes);
  assert.equal(
    probes.map((bytes) => readDatagramHeader(bytes)?.packetNumber),
    [1, 2],
  );
  const elsewhere = { address: "203.0.113.1", port: 9 };
  const [first, second] = probes.map((bytes, index) =>
    present(server.handleDatagram(bytes, index === 0 ? from : elsewhere, State.AVAILABLE, 0)),
  );
  clients[0]?.handleDatagram(present(second), 1);
  assert.is(clients[0]?.endpoint, undefined);
  clients[0]?.handleDatagram(present(first), 1);
  assert.equal(clients[0]?.endpoint, from);
  assert.is(clients[1]?.endpointAt("second"), undefined, "its answer was opened already");
});

test("client-gives-up-a-second-port-that-does-not-answer", () => {
  const client = new ProbeClient({ connectionId, sealKey: clientKey, openKey: serverKey }, 0, ["first", "second"]);
  const { server } = pair();
  const { bytes } = present(client.pollTransmit(0));
  client.handleDatagram(present(server.handleDatagram(bytes, from, State.AVAILABLE, 0)), 0);
  let sent = 0;
  for (let dueMs = client.nextTimeoutMs(); dueMs !== undefined; dueMs = client.nextTimeoutMs()) {
    if (client.pollTransmit(dueMs)?.target === "second") sent += 1;
  }
  assert.is(sent, 4);
  assert.equal([client.isSettled("second"), client.endpointAt("second")], [true, undefined]);
});

test("client-gives-up-after-a-few-probes", () => {
  const { client } = pair();
  let sent = 0;
  for (let dueMs = client.nextTimeoutMs(); dueMs !== undefined; dueMs = client.nextTimeoutMs()) {
    if (client.pollTransmit(dueMs) !== undefined) sent += 1;
  }
  assert.is(sent, 4);
  assert.is(client.endpoint, undefined);
  client.ask(10_000);
  assert.ok(client.pollTransmit(10_000));
});

test("answer-to-a-probe-from-before-the-client-asked-again-is-ignored", () => {
  const { client, server } = pair();
  const early = server.handleDatagram(present(client.pollTransmit(0)).bytes, from, State.AVAILABLE, 0);
  client.ask(1_000);
  client.handleDatagram(present(early), 1_000);
  assert.is(client.endpoint, undefined);
  const late = present(client.pollTransmit(1_000)).bytes;
  const moved = { ...from, port: 1_234 };
  client.handleDatagram(present(server.handleDatagram(late, moved, State.AVAILABLE, 1_000)), 1_000);
  assert.equal(client.endpoint, moved);
});

test("datagram-of-the-server-that-answers-no-probe-is-ignored", () => {
  const { client } = pair();
  assert.ok(client.pollTransmit(0));
  const server = new DatagramSealer(serverKey, connectionId);
  const body = Probe.wrapResponse(ProbeResponse.create(from));
  for (const answers of [0, 2]) {
    const header = Header.create({ type: MessageType.RESPONSE, command: Probe.command, answers });
    client.handleDatagram(server.seal(Message.encode(Message.create({ header, body })), 0).bytes, 0);
    assert.is(client.endpoint, undefined);
  }
});

test("question-that-is-answered-takes-no-further-answer", () => {
  const { client } = pair();
  const server = new DatagramSealer(serverKey, connectionId);
  for (const nowMs of [0, 100]) assert.ok(client.pollTransmit(nowMs));
  for (let port = 1; port <= 1_000; port++) answerWith(client, server, { ...from, port }, 1 + (port % 2));
  assert.equal(client.endpoint, { ...from, port: 1 });
  client.ask(1_000);
  assert.ok(client.pollTransmit(1_000));
  answerWith(client, server, { ...from, port: 2 }, 3);
  assert.equal(client.endpoint, { ...from, port: 2 });
});

test("client-keeps-the-token-of-the-answer-to-show-it-again", () => {
  const { client, server } = pair();
  const token = random.bytes(8);
  assert.is(client.tokenAt("first").length, 0);
  const { bytes } = present(client.pollTransmit(0));
  client.handleDatagram(present(server.handleDatagram(bytes, from, State.AVAILABLE, 0, () => token)), 0);
  assert.equal(client.tokenAt("first"), token);
});

test("token-is-drawn-for-a-probe-that-verifies-and-for-no-other", () => {
  const { client, server } = pair();
  const { bytes } = present(client.pollTransmit(0));
  let drawn = 0;
  const draw = (): Uint8Array => {
    drawn += 1;
    return random.bytes(8);
  };
  for (let at = 0; at < bytes.length; at++) {
    const changed = Uint8Array.from(bytes);
    changed[at] = (changed[at] ?? 0) ^ 1;
    server.handleDatagram(changed, from, State.AVAILABLE, 0, draw);
  }
  assert.is(drawn, 0);
  for (let copy = 0; copy < 2; copy++) server.handleDatagram(bytes, from, State.AVAILABLE, 0, draw);
  assert.is(drawn, 1);
});

test("client-takes-an-answer-without-a-token-and-none-that-is-long", () => {
  for (const [length, kept] of [
    [0, 0],
    [16, 16],
    [17, 0],
    [1_000, 0],
  ] as const) {
    const { client } = pair();
    assert.ok(client.pollTransmit(0));
    answerWith(client, new DatagramSealer(serverKey, connectionId), from, 1, random.bytes(length));
    assert.equal([client.endpoint, client.tokenAt("first").length], [from, kept]);
  }
});

test("answer-that-names-no-unicast-address-with-a-port-is-ignored", () => {
  const { client } = pair();
  const server = new DatagramSealer(serverKey, connectionId);
  assert.ok(client.pollTransmit(0));
  for (const address of ["", "example.org", "0.0.0.0", "224.0.0.1", "::", "fe80::1%eth0", "1.2.3"])
    answerWith(client, server, { address, port: 7 }, 1);
  for (const port of [0, 65_536]) answerWith(client, server, { ...from, port }, 1);
  assert.equal([client.endpoint, client.isSettled("first")], [undefined, false]);
  answerWith(client, server, from, 1);
  assert.equal(client.endpoint, from);
});

test("replayed-changed-and-foreign-probes-are-not-answered", () => {
  const { client, server } = pair();
  const bytes = present(client.pollTransmit(0)).bytes;
  for (let at = 0; at < bytes.length; at++) {
    const changed = Uint8Array.from(bytes);
    changed[at] = (changed[at] ?? 0) ^ 1;
    assert.is(server.handleDatagram(changed, from, State.AVAILABLE, 0), undefined);
  }
  assert.ok(server.handleDatagram(bytes, from, State.AVAILABLE, 0));
  assert.is(server.handleDatagram(bytes, from, State.AVAILABLE, 0), undefined);
});

test("probe-that-is-shorter-than-its-answer-or-comes-in-the-wrong-state-is-not-answered", () => {
  const { server } = pair();
  const sealer = new DatagramSealer(clientKey, connectionId);
  const probe = (paddingBytes: number): Uint8Array => {
    const header = Header.create({ type: MessageType.REQUEST, command: Probe.command, sequence: 1 });
    const body = Probe.wrapRequest(ProbeRequest.create({ padding: new Uint8Array(paddingBytes) }));
    return sealer.seal(Message.encode(Message.create({ header, body })), 0).bytes;
  };
  assert.is(server.handleDatagram(probe(0), from, State.AVAILABLE, 0), undefined);
  assert.is(server.handleDatagram(probe(64), from, State.AWAY, 0), undefined);
  assert.ok(server.handleDatagram(probe(64), from, State.AVAILABLE, 0));
});

test("message-that-the-server-does-not-know-gets-no-answer-even-if-critical", () => {
  const { server } = pair();
  const sealer = new DatagramSealer(clientKey, connectionId);
  const padding = new Uint8Array(200);
  for (const [type, command] of [
    [MessageType.REQUEST, 9_042],
    [MessageType.EVENT, 9_042],
    [77, Probe.command],
  ] as const) {
    const header = Header.create({ type, command, sequence: 1, critical: true });
    const message = Message.create({ header, body: Probe.wrapRequest(ProbeRequest.create({ padding })) });
    const { bytes } = sealer.seal(Message.encode(message), 0);
    assert.is(server.handleDatagram(bytes, from, State.AVAILABLE, 0), undefined);
  }
});

test("probe-with-fields-that-the-server-does-not-know-is-answered", () => {
  const { server } = pair();
  const $unknown = Uint8Array.of(0xca, 0xb2, 0x04, 0x00);
  const header = Header.create({ type: MessageType.REQUEST, command: Probe.command, sequence: 1, $unknown });
  const body = Probe.wrapRequest(ProbeRequest.create({ padding: new Uint8Array(64), $unknown }));
  const bytes = Message.encode(Message.create({ header, body, $unknown }));
  const probe = new DatagramSealer(clientKey, connectionId).seal(bytes, 0).bytes;
  assert.ok(server.handleDatagram(probe, from, State.AVAILABLE, 0));
});

test("probes-over-their-rate-are-not-answered", () => {
  const { server } = pair();
  const sealer = new DatagramSealer(clientKey, connectionId);
  let answered = 0;
  for (let sequence = 1; sequence <= 100; sequence++) {
    const header = Header.create({ type: MessageType.REQUEST, command: Probe.command, sequence });
    const body = Probe.wrapRequest(ProbeRequest.create({ padding: new Uint8Array(64) }));
    const { bytes } = sealer.seal(Message.encode(Message.create({ header, body })), 0);
    if (server.handleDatagram(bytes, from, State.AVAILABLE, 0) !== undefined) answered += 1;
  }
  assert.is(answered, Probe.rule.rate?.burst);
});

function present<T>(value: T | undefined): T {
  if (value === undefined) throw new Error("The value is missing.");
  return value;
}

/** The server answers the probe with a sequence. */
function answerWith(
  client: ProbeClient,
  server: DatagramSealer,
  seen: SocketAddress,
  answers: number,
  token: Uint8Array = new Uint8Array(0),
): void {
  const header = Header.create({ type: MessageType.RESPONSE, command: Probe.command, answers });
  const body = Probe.wrapResponse(ProbeResponse.create({ ...seen, token }));
  client.handleDatagram(server.seal(Message.encode(Message.create({ header, body })), 0).bytes, 0);
}

function pair() {
  const client = new ProbeClient({ connectionId, sealKey: clientKey, openKey: serverKey }, 0);
  const server = new ProbeServer({ connectionId, sealKey: serverKey, openKey: clientKey }, createProbeBucket(0));
  return { client, server };
}
