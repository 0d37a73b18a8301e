/** A user who hides, at another gateway and while cores change: others are sent the same as if there were no such user. */

import * as assert from "uvu/assert";
import type { ChatClient, ChatError, Tap } from "../../../src/index.ts";
import { suite } from "../../suite.ts";
import { ClusterSite } from "./cluster-site.ts";

const test = suite("hidden user at a gateway");

const PAUSE_MS = 2_000;

/** What the world shows of itself to ada, who is at the first gateway. */
interface Shown {
  /** The messages that she was sent, and the outcomes of her requests about eve. */
  readonly toAda: string[];
  /** The kinds of the messages from cores to her gateway, in their order. */
  readonly toGateway: string[];
}

/** Plays the same story with eve at the second gateway, who hides, and without her. */
async function play(hasEve: boolean): Promise<Shown> {
  const site = await ClusterSite.open();
  const toAda: string[] = [];
  const toGateway: string[] = [];
  const tap: Tap = (way, { header, body }) => {
    if (way === "received") toAda.push(`${header?.command} ${body.case}`);
  };
  const ada = await site.join(0, "ada", "PUBLIC", { tap });
  // Nobody reads the changes; they are in `toAda`.
  void ada.peers.watch()[Symbol.asyncIterator]().next();
  const grace = await site.join(1, "grace");
  const ask = async (): Promise<void> => {
    for (const request of [
      () => ada.texts.send("eve", "hello"),
      () => ada.connectTo("eve"),
      () => ada.contacts.add("eve"),
      () => ada.contacts.remove("eve"),
      () => ada.getPeers(),
    ])
      toAda.push(await site.run(request().then(describe, ({ code, message }: ChatError) => `${code}: ${message}`)));
    const { sentTo } = site.coreBus;
    toGateway.push(...sentTo.filter((kind) => kind === "gateway-1 answered" || kind === "gateway-1 emitted"));
    sentTo.length = 0;
  };
  let eve: ChatClient | undefined;
  if (hasEve) {
    eve = await site.join(1, "eve", "PRIVATE");
    await site.run(eve.texts.send("grace", "only for grace"));
  }
  await site.world.advance(PAUSE_MS);
  site.coreBus.sentTo.length = 0;
  await ask();
  site.killCore();
  await site.world.advance(PAUSE_MS);
  await site.startCore();
  await site.world.advance(PAUSE_MS);
  site.coreBus.sentTo.length = 0;
  await ask();
  await site.run(grace.texts.send("ada", "from grace"));
  site.coreBus.sentTo.length = 0;
  await eve?.close();
  await site.world.advance(PAUSE_MS);
  await ask();
  await site.close();
  return { toAda, toGateway };
}

function describe(value: unknown): string {
  const peers = Array.isArray(value) ? value : [];
  return `done: ${peers.map(({ name, status }) => `${name} ${status}`).join()}`;
}

test("others-are-sent-the-same-with-a-user-who-hides-and-without-her-also-when-the-core-changes", async () => {
  const [withEve, without] = [await play(true), await play(false)];
  assert.ok(withEve.toAda.some((line) => line.startsWith("USER_NOT_FOUND")));
  assert.ok(withEve.toAda.length > 20);
  assert.equal(withEve.toAda, without.toAda);
  assert.equal(withEve.toGateway, without.toGateway);
});
