import * as assert from "uvu/assert";
import { ProbeRequest } from "../../generated/chatwire/v1/connection.ts";
import { Header, Message, MessageType } from "../../generated/chatwire/v1/message.ts";
import { State } from "../../generated/chatwire/v1/options.ts";
import { Probe } from "../../generated/chatwire/v1/rules.ts";
import { DatagramOpener, DatagramSealer } from "../../src/framing/sealed-datagram.ts";
import { ProbeClient } from "../../src/session/probe/probe-client.ts";
import { ProbeServer } from "../../src/session/probe/probe-server.ts";
import { suite } from "../suite.ts";
import { sectionTitle } from "./section.ts";

const test = suite(sectionTitle("14. Datagrams between client and server"));

const clientKey = new Uint8Array(32).fill(1);
const serverKey = new Uint8Array(32).fill(2);
const connectionId = 7n;
/** No address is longer in text form, and no port. */
const LONGEST = { address: "2001:0db8:1111:2222:3333:4444:5555:6666", port: 65_535 };
const PADDING = 64;

function answerTo(
  { sequence = 1, padding = new Uint8Array(PADDING) }: { sequence?: number; padding?: Uint8Array },
  from = LONGEST,
): { probe: Uint8Array; answer: Uint8Array | undefined } {
  const server = new ProbeServer({ connectionId, sealKey: serverKey, openKey: clientKey }, 0);
  const header = Header.create({ type: MessageType.REQUEST, command: Probe.command, sequence });
  const message = Message.encode(Message.create({ header, body: Probe.wrapRequest(ProbeRequest.create({ padding })) }));
  const probe = new DatagramSealer(clientKey, connectionId).seal(message, 0).bytes;
  return { probe, answer: server.handleDatagram(probe, from, State.AVAILABLE, 0) };
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
  const opened = new DatagramOpener(clientKey, connectionId).open(client.pollTransmit(0) ?? new Uint8Array(), 0);
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
});

test("probe-that-violates-a-rule-is-dropped-and-not-refused", () => {
  const bytesMax = Probe.rule.bytesMax;
  assert.is(answerTo({ padding: new Uint8Array(bytesMax) }).answer, undefined);
});
