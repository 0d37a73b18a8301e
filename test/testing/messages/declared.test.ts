/** Application messages on a link, each as the rule of its type declares, between whole clients in simulated time. */

import * as assert from "uvu/assert";
import { Delivery, Priority, Sharing } from "../../../generated/chatwire/v1/options.ts";
import { createCertificate } from "../../../src/net/certificate.ts";
import type { SimulatedWorldOptions } from "../../../src/testing/index.ts";
import { converse, take } from "../../client/chat-world.ts";
import { PieceMoved } from "../../codegen/application-rule/generated/cursor.ts";
import { SEED } from "../../seed.ts";
import { suite } from "../../suite.ts";
import { SimulatedChat } from "../simulated-chat.ts";
import { addressOf, endsOf, namesOf, place, placeOf } from "./place.ts";

const test = suite("declared delivery of application messages");

const certificate = createCertificate();

/** Ada's link to Grace, and Grace's to Ada. */
async function open(world: Partial<SimulatedWorldOptions> = {}) {
  const chat = await SimulatedChat.start(await certificate, { seed: SEED, ...world });
  const options = { withoutFeatures: ["POST_QUANTUM"] } as const;
  const { client: ada } = await chat.join("ada", "PUBLIC", options);
  const { client: grace } = await chat.join("grace", "PUBLIC", options);
  const [toGrace, toAda] = await chat.world.run(converse(ada, grace));
  return { chat, toGrace, toAda, run: <T>(promise: Promise<T>): Promise<T> => chat.world.run(promise) };
}

test("unordered-messages-all-arrive-and-their-senders-learn-it", async () => {
  const { toGrace, toAda, run } = await open({ datagrams: { lossRate: 0.2, latencyMs: 20 } });
  const codec = placeOf("Note", { delivery: Delivery.RELIABLE_UNORDERED });
  const names = namesOf(200);
  const ends = endsOf(names.map((name) => toGrace.sendMessage(codec, place(name))));
  const notes = (await run(take(toAda.on(codec), 200))).map(addressOf);
  assert.equal([...notes].sort(), [...names].sort());
  assert.not.equal(notes, names, "some overtake a lost one");
  assert.equal(new Set(await run(ends)), new Set(["done"]));
});

test("of-messages-about-the-same-thing-that-wait-only-the-newest-leaves", async () => {
  const { toGrace, toAda, run } = await open({ datagrams: { latencyMs: 20, bytesPerSecond: 5_000 } });
  for (let square = 1; square <= 300; square++)
    for (const piece of ["king", "queen"])
      void toGrace.sendMessage(PieceMoved, PieceMoved.create({ boardId: 1, piece, square }));
  void toGrace.sendMessage(PieceMoved, PieceMoved.create({ boardId: 2, piece: "king", square: 1 }));
  const squares = new Map<string, number[]>();
  const read = async (): Promise<void> => {
    for await (const { message } of toAda.on(PieceMoved)) {
      const thing = `${message.piece} ${message.boardId}`;
      squares.set(thing, [...(squares.get(thing) ?? []), message.square]);
      if (["king 1", "queen 1"].every((each) => squares.get(each)?.at(-1) === 300) && squares.has("king 2")) return;
    }
  };
  await run(read());
  for (const [thing, all] of squares) {
    assert.ok(all.length < 150, `${thing}: ${all.length}`);
    assert.equal(
      all,
      all.toSorted((one, other) => one - other),
      thing,
    );
  }
});

test("program-that-waits-for-room-sends-any-number-of-messages", async () => {
  const { toGrace, toAda, run } = await open({ datagrams: { latencyMs: 20 } });
  const codec = placeOf("Row", { sharing: Sharing.create({ priority: Priority.BULK }) });
  const reading = take(toAda.on(codec), 5_000);
  const ends: Promise<string[]>[] = [];
  const sendAll = async (): Promise<void> => {
    for (const name of namesOf(5_000)) {
      if (!toGrace.writable) await toGrace.drain();
      ends.push(endsOf([toGrace.sendMessage(codec, place(name))]));
    }
  };
  await run(sendAll());
  assert.is((await run(reading)).length, 5_000);
  assert.equal(new Set((await run(Promise.all(ends))).flat()), new Set(["done"]));
});

test("call-that-waits-for-room-fails-with-the-link", async () => {
  const { toGrace, run } = await open();
  const text = "x".repeat(16_000);
  const texts: Promise<number>[] = [];
  while (toGrace.writable) texts.push(toGrace.send(text));
  const ends = endsOf(texts);
  const waiting = endsOf([toGrace.drain()]);
  await run(toGrace.close());
  assert.equal(await run(waiting), ["CLOSED"]);
  await run(ends);
});
