/** Clients that arrive at a server which takes one at a time. */

import * as assert from "uvu/assert";
import { ChatClient } from "../../../src/index.ts";
import { createCertificate } from "../../../src/net/certificate.ts";
import { SEED } from "../../seed.ts";
import { suite } from "../../suite.ts";
import { SimulatedChat } from "../simulated-chat.ts";

const test = suite("arriving clients");

const certificate = createCertificate();
const TURN_MS = 5_000;
/** More than a client needs that need not wait. */
const SOON_MS = 1_000;

/** A server that takes one client at a time through its handshake and its login. */
async function open(): Promise<SimulatedChat> {
  const limits = { arrivalsAtOnceMax: 1, arrivalTurnMs: TURN_MS };
  const world = { seed: SEED, datagrams: { latencyMs: 20 }, streams: { latencyMs: 10 } };
  return SimulatedChat.start(await certificate, world, { limits });
}

/** Begins to connect a further client. Returns what tells whether it is connected. */
function arrive(chat: SimulatedChat): () => boolean {
  let isConnected = false;
  ChatClient.connect(chat.url, { network: chat.addClientHost() }).then(() => {
    isConnected = true;
  });
  return () => isConnected;
}

test("client-that-is-logged-in-makes-place-for-the-next", async () => {
  const chat = await open();
  const { client: ada } = await chat.connect();
  const isConnected = arrive(chat);
  await chat.world.advance(SOON_MS);
  assert.not(isConnected());
  await chat.world.run(ada.register({ name: "ada", password: "secret-1", privacy: "PUBLIC" }));
  await chat.world.advance(SOON_MS);
  assert.ok(isConnected());
});

test("client-whose-session-is-resumed-makes-place-for-the-next", async () => {
  const chat = await open();
  const { client, host } = await chat.join("ada");
  host.breakStreams();
  await chat.world.advance(SOON_MS);
  assert.is(client.connection.state.status, "connected");
  const isConnected = arrive(chat);
  await chat.world.advance(SOON_MS);
  assert.ok(isConnected());
});

test("client-that-is-gone-makes-place-for-the-next", async () => {
  const chat = await open();
  const { client: ada } = await chat.connect();
  const isConnected = arrive(chat);
  await chat.world.advance(SOON_MS);
  assert.not(isConnected());
  await chat.world.run(ada.close());
  await chat.world.advance(SOON_MS);
  assert.ok(isConnected());
});

test("client-that-does-not-log-in-holds-up-the-next-for-a-bounded-time", async () => {
  const chat = await open();
  const { client: ada } = await chat.connect();
  const isConnected = arrive(chat);
  await chat.world.advance(TURN_MS - SOON_MS);
  assert.not(isConnected());
  await chat.world.advance(2 * SOON_MS);
  assert.ok(isConnected());
  // It may log in after that all the same.
  await chat.world.run(ada.register({ name: "ada", password: "secret-1", privacy: "PUBLIC" }));
});
