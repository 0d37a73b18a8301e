import * as assert from "uvu/assert";
import { SendMessageRequest } from "../../generated/chatwire/v1/application.ts";
import { Feature } from "../../generated/chatwire/v1/capability.ts";
import { Command } from "../../generated/chatwire/v1/command.ts";
import { PingRequest } from "../../generated/chatwire/v1/connection.ts";
import { Header, Message, MessageType, Recipient } from "../../generated/chatwire/v1/message.ts";
import { Direction, State, Transport } from "../../generated/chatwire/v1/options.ts";
import { Ping, RelayedEvent, SendMessage } from "../../generated/chatwire/v1/rules.ts";
import { Relayed } from "../../generated/chatwire/v1/signalling.ts";
import { ProtocolError } from "../../src/errors.ts";
import { REQUEST_ID_BYTES } from "../../src/framing/request-identity.ts";
import { DEFAULT_LIMITS } from "../../src/limits.ts";
import { checkEvent, checkRequest, EVENT_CHECKS, findEvent, REQUEST_CHECKS } from "../../src/session/checks.ts";
import { RateLimits } from "../../src/session/rate-limits.ts";
import type { Violation } from "../../src/violation.ts";
import { suite } from "../suite.ts";

const test = suite("checks of a session");

const UNKNOWN = 9_999;
const FRAME_BYTES = 1_000;
const EVERYONE = Recipient.create({ target: { case: "everyone", value: {} } });
const GRACE = Recipient.create({ target: { case: "user", value: "grace" } });

function codeOf(check: () => unknown): string | undefined {
  try {
    check();
  } catch (error) {
    if (error instanceof ProtocolError) return error.code;
    throw error;
  }
  return undefined;
}

const VIOLATION: Violation = { path: "payload", ruleId: "bytes.min_len", message: "must be longer", forKey: false };

/** Runs a check with rules about fields in the table of commands, which the schema of this package has none of. */
function withFieldRules<T>(subject: object, name: "validate" | "validateRequest", isKept: boolean, run: () => T): T {
  Object.assign(subject, { [name]: () => (isKept ? [] : [VIOLATION]) });
  try {
    return run();
  } finally {
    Reflect.deleteProperty(subject, name);
  }
}

/** The rates of a connection, of which these are used up. */
function usedUp({ requests, method }: { readonly requests: boolean; readonly method: boolean }): RateLimits {
  const limits = new RateLimits("connection", DEFAULT_LIMITS, 0);
  for (let count = 0; requests && count < 2 * DEFAULT_LIMITS.connectionRequestsPerSecond; count++)
    limits.takeRequest(0);
  for (let count = 0; method && count < (SendMessage.rule.rate?.burst ?? 0); count++) limits.takeMethod(SendMessage, 0);
  return limits;
}

test("each-check-of-a-request-is-made-in-the-order-of-the-table", () => {
  const wrongBody = Ping.wrapRequest(PingRequest.create());
  const rightBody = SendMessage.wrapRequest(SendMessageRequest.create());
  const codes = Array.from({ length: REQUEST_CHECKS.length + 1 }, (_, passed) => {
    const header = Header.create({
      type: MessageType.REQUEST,
      command: passed > 1 ? SendMessage.command : UNKNOWN,
      recipient: passed > 6 ? GRACE : EVERYONE,
      id: new Uint8Array(passed > 7 ? REQUEST_ID_BYTES : 1),
      after: new Uint8Array(passed > 8 ? 0 : 1),
    });
    const context = {
      state: passed > 3 ? State.AVAILABLE : State.AWAY,
      features: new Set(passed > 4 ? [Feature.APPLICATION_MESSAGES, Feature.REQUEST_IDS] : []),
      transport: passed > 5 ? Transport.STREAM : Transport.DATAGRAM,
      messageBytes: passed > 9 ? FRAME_BYTES : FRAME_BYTES + 1,
      frameBytesMax: FRAME_BYTES,
      direction: Direction.CLIENT_TO_SERVER,
    };
    const rateLimits = usedUp({ requests: passed === 0, method: passed <= 10 });
    const message = Message.create({ header, body: passed > 2 ? rightBody : wrongBody });
    return withFieldRules(SendMessage, "validateRequest", passed > 11, () =>
      codeOf(() => checkRequest({ message, context, rateLimits, nowMs: 0 })),
    );
  });
  assert.equal(codes, [...REQUEST_CHECKS.map(({ code }) => code), undefined]);
});

test("each-check-of-an-event-is-made-in-the-order-of-the-table", () => {
  const wrongBody = Ping.wrapRequest(PingRequest.create());
  const rightBody = RelayedEvent.wrap(Relayed.create());
  const codes = Array.from({ length: EVENT_CHECKS.length + 1 }, (_, passed) => {
    const header = Header.create({
      type: passed > 0 ? MessageType.EVENT : UNKNOWN,
      command: passed > 1 ? RelayedEvent.command : Command.UNSPECIFIED,
      id: new Uint8Array(passed > 6 ? 0 : 1),
      after: new Uint8Array(passed > 7 ? 0 : 1),
    });
    if (passed <= 5) header.recipient = GRACE;
    const context = {
      state: passed > 3 ? State.AVAILABLE : State.AWAY,
      features: new Set([Feature.RELAY_MESSAGES]),
      transport: passed > 4 ? Transport.STREAM : Transport.DATAGRAM,
      messageBytes: passed > 8 ? RelayedEvent.rule.bytesMax : RelayedEvent.rule.bytesMax + 1,
      frameBytesMax: FRAME_BYTES,
      direction: Direction.CLIENT_TO_SERVER,
    };
    const rateLimits = new RateLimits("connection", DEFAULT_LIMITS, 0);
    const sent = passed > 9 ? 0 : (RelayedEvent.rule.rate?.burst ?? 0);
    for (let count = 0; count < sent; count++) rateLimits.takeEvent(RelayedEvent, 0);
    const message = Message.create({ header, body: passed > 2 ? rightBody : wrongBody });
    return withFieldRules(RelayedEvent, "validate", passed > 10, () =>
      codeOf(() => checkEvent(findEvent(header, context), { message, context, rateLimits, nowMs: 0 })),
    );
  });
  assert.equal(codes, [...EVENT_CHECKS.map(({ code }) => code), undefined]);
});

test("each-of-two-checks-with-the-same-code-says-something-else", () => {
  const sentences = REQUEST_CHECKS.map(({ holds }) => holds);
  assert.is(new Set(sentences).size, sentences.length);
});
