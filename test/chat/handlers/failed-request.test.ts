import * as assert from "uvu/assert";
import { NewDevice, Privacy } from "../../../generated/chatwire/v1/account.ts";
import type { MessageBody } from "../../../generated/chatwire/v1/message.ts";
import { GetPeersRequest } from "../../../generated/chatwire/v1/presence.ts";
import { GetPeers, Register } from "../../../generated/chatwire/v1/rules.ts";
import { Chat } from "../../../src/chat/chat.ts";
import { SEED } from "../../seed.ts";
import { ChatSimulation, createRegistration } from "../../sim/privacy/chat-simulation.ts";
import { suite } from "../../suite.ts";
import { greeted } from "../fixtures.ts";

const test = suite("failed requests");

test("changes-and-effects-of-a-failed-request-do-not-come-with-the-next-one", () => {
  const world = new ChatSimulation(SEED);
  let isBroken = false;
  const random = (length: number): Uint8Array => {
    if (isBroken) throw new RangeError("There are no random bytes.");
    return world.random.bytes(length);
  };
  const { limits, nowMs, wallMs, store } = world;
  const chat = new Chat({ limits, random, stored: store.load(), nowMs });
  const ask = (method: string, body: MessageBody, connection = greeted(world).connection) =>
    chat.handle(method, body, { connection, recipient: undefined, nowMs, wallMs });

  const { connection } = greeted(world);
  ask("Register", Register.wrapRequest(createRegistration("linus", Privacy.PUBLIC, world.random)), connection);
  // The account is in the outbox already when drawing the id of its device fails.
  isBroken = true;
  const device = NewDevice.create({ publicKey: new Uint8Array(32).fill(1) });
  const registration = { ...createRegistration("ada", Privacy.PUBLIC, world.random), device };
  assert.throws(() => ask("Register", Register.wrapRequest(registration)), /no random bytes/);
  isBroken = false;

  const next = ask("GetPeers", GetPeers.wrapRequest(GetPeersRequest.create()), connection);
  assert.equal("outcome" in next && next.outcome, { changes: [], effects: [] });
});
