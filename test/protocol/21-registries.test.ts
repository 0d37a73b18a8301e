/** Holds the program against "21. Registries": what an unknown value of each enum means to its receiver, and grease. */

import * as assert from "uvu/assert";
import {
  LogOffRequest,
  PrivacySettings,
  RegisterRequest,
  RegisterResponse,
  SetPrivacyRequest,
} from "../../generated/chatwire/v1/account.ts";
import { Command } from "../../generated/chatwire/v1/command.ts";
import { HelloRequest, HelloResponse, PingRequest } from "../../generated/chatwire/v1/connection.ts";
import { Contact } from "../../generated/chatwire/v1/contact.ts";
import { Header, Message, type MessageBody, MessageType } from "../../generated/chatwire/v1/message.ts";
import { Peer, PeersChanged, SetStatusRequest } from "../../generated/chatwire/v1/presence.ts";
import {
  Accept,
  Hello,
  Invite,
  LogOff,
  Ping,
  Register,
  SetPrivacy,
  SetStatus,
} from "../../generated/chatwire/v1/rules.ts";
import { AcceptRequest, Candidate, CandidateKind, InviteRequest } from "../../generated/chatwire/v1/signalling.ts";
import { Text } from "../../generated/chatwire/v1/text.ts";
import { toContact } from "../../src/client/people/contacts.ts";
import { toPeersChange } from "../../src/client/people/peers.ts";
import { toPrivacyName, toPrivacyOptions } from "../../src/client/people/privacy-options.ts";
import { toPastText, toReceiptState } from "../../src/client/texts/text.ts";
import { FrameDecoder } from "../../src/framing/frame-decoder.ts";
import { encodeBody, encodeFrame } from "../../src/framing/frame-writer.ts";
import { Grease } from "../../src/framing/grease.ts";
import { resolveLimits } from "../../src/limits.ts";
import type { AnyMethod } from "../../src/session/rules.ts";
import { Session } from "../../src/session/session.ts";
import { SEED } from "../seed.ts";
import { ChatSimulation } from "../sim/privacy/chat-simulation.ts";
import { suite } from "../suite.ts";

const test = suite("PROTOCOL.md, 21. Registries");

/** Values that no enum has, the next ones, reserved, private and negative ones, and 0, which says nothing. */
const UNKNOWN = [5, 77, 9_042, 10_000, -1, 0];

test("request-with-an-unknown-status-or-privacy-or-audience-is-refused-and-changes-nothing", () => {
  const world = new ChatSimulation(SEED);
  const ada = world.join("ada");
  for (const value of UNKNOWN) {
    world.pass(60_000);
    const settings = PrivacySettings.create({ see: value, message: 1, connect: 1, address: 1 });
    assert.is(ada.refusal(SetStatus, SetStatusRequest.create({ status: value })), "INVALID_ARGUMENT");
    assert.is(ada.refusal(SetPrivacy, SetPrivacyRequest.create({ privacy: value })), "INVALID_ARGUMENT");
    assert.is(ada.refusal(SetPrivacy, SetPrivacyRequest.create({ privacy: 3, settings })), "INVALID_ARGUMENT");
    assert.is(ada.server.closed, false);
  }
  assert.equal(ada.takeEvents(), []);
});

test("client-takes-unknown-values-for-those-that-promise-least", () => {
  for (const value of UNKNOWN) {
    const peer = Peer.create({ name: "grace", privacy: value, status: value });
    const [info] = toPeersChange(PeersChanged.create({ changed: [peer] })).changed;
    assert.equal([info?.privacy, info?.status], ["CUSTOM", "away"]);
    assert.is(toPrivacyName(value), "CUSTOM");
    assert.is(toPrivacyOptions(PrivacySettings.create({ see: value })).see, "NOBODY");
    assert.is(toContact(Contact.create({ name: "grace", state: value })).state, "none");
    assert.is(toReceiptState(value), undefined);
    assert.is(toPastText(Text.create({ textId: 1, receipt: value }), "ada").receipt, undefined);
  }
});

test("server-passes-a-candidate-of-an-unknown-kind-on-as-HOST", () => {
  const world = new ChatSimulation(SEED);
  const [ada, grace] = [world.join("ada"), world.join("grace")];
  const candidates = UNKNOWN.map((kind, index) =>
    Candidate.create({ kind, address: "192.0.2.9", port: 1_000 + index }),
  );
  const { introductionId } = ada.call(Invite, InviteRequest.create({ candidates, connectionId: 1n }), "grace");
  const { introduction } = grace.call(Accept, AcceptRequest.create({ introductionId, connectionId: 2n }));
  assert.equal(
    introduction?.candidates.map(({ kind, port }) => [kind, port]),
    UNKNOWN.map((_, index) => [CandidateKind.HOST, 1_000 + index]),
  );
});

test("client-sends-no-grease-while-a-request-waits-whose-response-ends-the-login", () => {
  // These bytes make an unknown message due before every other one.
  const grease = new Grease((length) => new Uint8Array(length));
  const client = new Session({ role: "client", limits: resolveLimits({}), grease }, 0);
  const commands = (): number[] => {
    const decoder = new FrameDecoder(1_000_000);
    decoder.push(client.pollTransmit() ?? new Uint8Array(0));
    const sent: number[] = [];
    for (let bytes = decoder.next(); bytes !== undefined; bytes = decoder.next())
      sent.push(Message.decode(bytes).header?.command ?? 0);
    return sent;
  };
  const call = (method: AnyMethod, request: MessageBody): number => client.call(method, request, undefined, 60_000, 0);
  const answer = (method: AnyMethod, answers: number, sequence: number, response: MessageBody): void => {
    const header = Header.create({ type: MessageType.RESPONSE, command: method.command, sequence, answers });
    client.handleBytes(encodeFrame(header, encodeBody(response)), 0);
    while (client.pollEvent() !== undefined);
  };
  const hello = call(Hello, Hello.wrapRequest(HelloRequest.create({ versions: [1] })));
  answer(Hello, hello, 1, Hello.wrapResponse(HelloResponse.create({ version: 1 })));
  const register = call(Register, Register.wrapRequest(RegisterRequest.create()));
  assert.equal(commands(), [Command.HELLO, Command.REGISTER], "nothing before login");
  answer(Register, register, 2, Register.wrapResponse(RegisterResponse.create()));
  const ping = Ping.wrapRequest(PingRequest.create());
  call(Ping, ping);
  call(LogOff, LogOff.wrapRequest(LogOffRequest.create()));
  const reserved = 9_000;
  assert.equal(commands(), [reserved, Command.PING, reserved, Command.LOG_OFF]);
  call(Ping, ping);
  assert.equal(commands(), [Command.PING]);
});
