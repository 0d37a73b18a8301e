import * as assert from "uvu/assert";
import { RelayedEvent } from "../../../../generated/chatwire/v1/rules.ts";
import { Relayed } from "../../../../generated/chatwire/v1/signalling.ts";
import type { Connection } from "../../../../src/client/connection/connection.ts";
import {
  RelayMessages,
  type RelayMessagesConnection,
} from "../../../../src/client/conversations/relay/relay-messages.ts";
import { ProtocolError, TransportError } from "../../../../src/errors.ts";
import { resolveServerLimits } from "../../../../src/framing/announced-limits.ts";
import { DEFAULT_LIMITS as LIMITS } from "../../../../src/limits.ts";
import { SimulatedWorld } from "../../../../src/testing/index.ts";
import { SEED } from "../../../seed.ts";
import { suite } from "../../../suite.ts";

const test = suite("relay messages of a client");

/** A connection whose system takes as much as the test says, and whose server answers nothing. */
class TestConnection implements RelayMessagesConnection {
  readonly world = new SimulatedWorld({ seed: SEED });
  readonly network = this.world.addHost("198.51.100.1");
  state: Connection["state"] = { status: "connected" };
  readonly serverLimits = resolveServerLimits(undefined);
  readonly protocol = { version: 1, features: new Set(["RELAY_MESSAGES"] as const) };
  readonly sent: Relayed[] = [];
  untakenBytes = 0;
  take = (): void => {};
  lose = (): void => {};
  call: Connection["call"] = () => Promise.reject(new Error("Not in this test."));
  onTaken(handler: () => void): void {
    this.take = handler;
  }
  onLost(handler: () => void): void {
    this.lose = handler;
  }
  emit: Connection["emit"] = (event, value) => {
    const relayed = RelayedEvent.unwrap(event.wrap(value));
    if (relayed !== undefined) this.sent.push(relayed);
  };
}

function open() {
  const connection = new TestConnection();
  const messages = new RelayMessages(connection, LIMITS);
  return { connection, messages, end: messages.endOf(7) };
}

test("nothing-more-goes-into-a-connection-that-takes-nothing-and-the-newest-go-on-when-it-does", async () => {
  const { connection, messages, end } = open();
  connection.untakenBytes = LIMITS.relayUntakenBytesMax + 1;
  for (let count = 0; count < 100; count++) {
    end.send(new Uint8Array(100).fill(count));
    await connection.world.advance(1_000);
  }
  assert.equal([connection.sent.length, messages.dropped], [0, 100 - LIMITS.relayQueueMax]);
  connection.untakenBytes = 0;
  connection.take();
  assert.is(connection.sent[0]?.datagram[0], 100 - LIMITS.relayQueueMax);
  while (connection.sent.length < LIMITS.relayQueueMax) {
    const before = connection.sent.length;
    messages.handle(Relayed.create({ received: connection.sent.at(-1)?.number ?? 0 }));
    assert.ok(connection.sent.length > before);
  }
  assert.is(connection.sent.at(-1)?.datagram[0], 99);
});

test("only-the-end-of-the-conversation-and-of-its-quota-end-attempts-to-bind", async () => {
  const { connection, end } = open();
  const refusal = async (error: Error): Promise<boolean | undefined> => {
    connection.call = () => Promise.reject(error);
    const outcome = await end.bind();
    return "isFinal" in outcome ? outcome.isFinal : undefined;
  };
  const codes: readonly (readonly [string, boolean])[] = [
    ["INTRODUCTION_NOT_FOUND", true],
    ["LIMIT_REACHED", true],
    ["RATE_LIMITED", false],
    ["INTERNAL", false],
    ["WRONG_STATE", false],
    ["STORE_FULL", false],
  ];
  for (const [code, isFinal] of codes) assert.is(await refusal(new ProtocolError(code, "Refused.")), isFinal, code);
  assert.is(await refusal(new TransportError("TIMED_OUT", "There was no answer.")), false);
});

test("lost-socket-takes-what-waits-with-it-and-the-window-is-open-on-the-next-one", () => {
  const { connection, messages, end } = open();
  while (messages.dropped === 0) end.send(new Uint8Array(1_000));
  const sent = connection.sent.length;
  assert.ok(sent > 0);
  const dropped = messages.dropped;
  connection.state = {
    status: "waiting",
    sinceMs: 0,
    reason: new TransportError("CONNECTION_LOST", "Cut."),
    nextTryMs: 0,
  };
  connection.lose();
  end.send(new Uint8Array(1_000).fill(1));
  assert.equal([connection.sent.length, messages.dropped], [sent, dropped + 1]);
  connection.state = { status: "connected" };
  end.send(new Uint8Array(1_000).fill(2));
  assert.equal([connection.sent.length, connection.sent.at(-1)?.datagram[0]], [sent + 1, 2]);
});
