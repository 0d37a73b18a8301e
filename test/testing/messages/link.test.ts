/** Application messages on a link, between whole clients in simulated time: handed over, or their sender is told. */

import * as assert from "uvu/assert";
import { Delivery } from "../../../generated/chatwire/v1/options.ts";
import { type ChatClientOptions, type Limits, type PeerLink, ProtocolError } from "../../../src/index.ts";
import { createCertificate } from "../../../src/net/certificate.ts";
import { KEPT_OVERHEAD_BYTES } from "../../../src/peering/kept.ts";
import type { SimulatedWorldOptions } from "../../../src/testing/index.ts";
import { SeededRandom } from "../../../src/testing/seeded-random.ts";
import { converse, next, take } from "../../client/chat-world.ts";
import { SEED } from "../../seed.ts";
import { suite } from "../../suite.ts";
import { SimulatedChat } from "../simulated-chat.ts";
import { addressOf, endsOf, namesOf, place, placeOf } from "./place.ts";

const test = suite("application messages on a link");

const certificate = createCertificate();
const PLACE = placeOf("Place");

/** Ada's link to Grace, and Grace's to Ada. Grace's client has the limits. */
async function open(
  limits: Partial<Limits> = {},
  world: Partial<SimulatedWorldOptions> = {},
  options: ChatClientOptions = {},
) {
  const chat = await SimulatedChat.start(await certificate, { seed: SEED, ...world });
  // A post-quantum secret takes milliseconds of the machine for each link.
  const withoutFeatures: ChatClientOptions["withoutFeatures"] = ["POST_QUANTUM"];
  const { client: ada } = await chat.join("ada", "PUBLIC", { withoutFeatures });
  const { client: grace } = await chat.join("grace", "PUBLIC", { withoutFeatures, limits, ...options });
  const [toGrace, toAda] = await chat.world.run(converse(ada, grace));
  const run = <T>(promise: Promise<T>): Promise<T> => chat.world.run(promise);
  const send = (names: readonly string[], codec = PLACE) =>
    names.map((name) => toGrace.sendMessage(codec, place(name)));
  return { chat, ada, grace, toGrace, toAda, run, send };
}

const read = async (link: PeerLink, count: number, codec = PLACE): Promise<string[]> =>
  (await take(link.on(codec), count)).map(addressOf);

test("reader-that-comes-late-gets-all-in-order-and-then-what-is-newer", async () => {
  const { toAda, run, send } = await open();
  const names = namesOf(100);
  assert.equal(new Set(await run(endsOf(send(names)))), new Set(["done"]));
  assert.is(toAda.messageCounts.unread, 100);
  const places = toAda.on(PLACE);
  const [all, ends] = await run(Promise.all([take(places, 101), endsOf(send(["newer"]))]));
  assert.equal(all.map(addressOf), [...names, "newer"]);
  assert.equal(ends, ["done"]);
  assert.equal(toAda.messageCounts, { unread: 0, unreadBytes: 0, refused: 0, dropped: 0 });
});

test("message-past-the-thousandth-is-refused-and-its-sender-is-told", async () => {
  const { toAda, run, send } = await open();
  const names = namesOf(1_001);
  const calls = send(names);
  const error = await run(calls[1_000]?.catch((reason) => reason) ?? Promise.resolve());
  assert.instance(error, ProtocolError);
  assert.is(
    error.message,
    "example.Place to grace was refused. As many messages wait unread there as its limits allow. Send it again later.",
  );
  assert.equal([error.code, error.retryable], ["LIMIT_REACHED", true]);
  assert.equal(await run(endsOf(calls)), [...names.slice(1).map(() => "done"), "LIMIT_REACHED"]);
  assert.equal([toAda.messageCounts.unread, toAda.messageCounts.refused], [1_000, 1]);
  assert.equal(await run(read(toAda, 1_000)), names.slice(0, 1_000));
  assert.equal(await run(endsOf(send(["later"]))), ["done"]);
});

test("bytes-that-wait-are-bounded-with-the-names-of-their-types", async () => {
  const long = "x".repeat(487);
  // Each has 487 bytes of text, 3 before them, and 13 of the name.
  const each = 503 + KEPT_OVERHEAD_BYTES;
  const { toAda, run, send } = await open({ unreadMessageBytesMax: 3 * each });
  assert.equal(await run(endsOf(send([long, long, long, "short"]))), ["done", "done", "done", "LIMIT_REACHED"]);
  assert.is(toAda.messageCounts.unreadBytes, 3 * each);
});

test("reader-that-falls-behind-loses-nothing-that-was-acknowledged", async () => {
  const { toAda, run, send } = await open({ unreadMessagesMax: 5 });
  const places = toAda.on(PLACE);
  const ends = await run(endsOf(send(namesOf(8))));
  assert.equal(ends, [...Array(5).fill("done"), ...Array(3).fill("LIMIT_REACHED")]);
  assert.equal((await run(take(places, 2))).map(addressOf), ["place 1", "place 2"]);
  assert.equal(await run(endsOf(send(["a", "b", "c"]))), ["done", "done", "LIMIT_REACHED"]);
  assert.equal((await run(take(places, 5))).map(addressOf), ["place 3", "place 4", "place 5", "a", "b"]);
});

test("type-that-nobody-reads-takes-no-room-from-one-that-is-read", async () => {
  const { toAda, run, send } = await open({ unreadMessagesMax: 3 });
  const [read, unread] = [placeOf("Read"), placeOf("Unread")];
  const places = toAda.on(read);
  assert.equal(await run(endsOf(send(namesOf(4), unread))), ["done", "done", "done", "LIMIT_REACHED"]);
  assert.equal(await run(endsOf(send(namesOf(3), read))), ["done", "done", "done"]);
  assert.equal((await run(take(places, 3))).map(addressOf), namesOf(3));
  assert.equal((await run(take(toAda.on(unread), 3))).map(addressOf), namesOf(3));
});

test("peer-that-invents-types-fills-no-more-than-the-room", async () => {
  const { toAda, run, toGrace } = await open({ unreadMessagesMax: 20 });
  const calls = namesOf(60).map((name, index) => toGrace.sendMessage(placeOf(`Type${index}`), place(name)));
  assert.equal(await run(endsOf(calls)), [...Array(20).fill("done"), ...Array(40).fill("LIMIT_REACHED")]);
  assert.is(toAda.messageCounts.unread, 20);
});

test("what-a-reader-leaves-unread-waits-for-the-next", async () => {
  const { toAda, run, send } = await open();
  const places = toAda.on(PLACE);
  await run(endsOf(send(namesOf(3))));
  for await (const received of places) {
    assert.is(addressOf(received), "place 1");
    break;
  }
  await run(endsOf(send(["newer"])));
  assert.is(toAda.messageCounts.unread, 3);
  assert.equal(await run(read(toAda, 3)), ["place 2", "place 3", "newer"]);
});

test("loop-that-was-left-goes-on-where-it-was", async () => {
  const { toAda, run, send } = await open();
  const places = toAda.on(PLACE);
  await run(endsOf(send(namesOf(2))));
  for await (const _ of places) break;
  await run(endsOf(send(["newer"])));
  assert.equal((await run(take(places, 2))).map(addressOf), ["place 2", "newer"]);
});

test("type-that-the-program-does-not-take-is-refused-until-somebody-reads-it", async () => {
  const { toGrace, toAda, run, send } = await open();
  await run(endsOf(send(namesOf(2))));
  toAda.refuse(PLACE);
  // The sender took the first two to be delivered, and learns it nevertheless.
  const refusals = await run(take(toGrace.refusals, 2));
  assert.equal(
    refusals.map(({ code }) => code),
    ["NOT_TAKEN", "NOT_TAKEN"],
  );
  assert.equal(await run(endsOf(send(["no"]))), ["NOT_TAKEN"]);
  assert.equal(toAda.messageCounts, { unread: 0, unreadBytes: 0, refused: 3, dropped: 0 });
  const places = toAda.on(PLACE);
  assert.equal(await run(endsOf(send(["yes"]))), ["done"]);
  assert.is(addressOf(await run(next(places))), "yes");
});

test("message-that-waited-and-breaks-the-rule-of-its-reader-is-refused-late", async () => {
  const { toGrace, toAda, run, send } = await open();
  assert.equal(await run(endsOf(send(["far too long a name", "short"]))), ["done", "done"]);
  const places = toAda.on(placeOf("Place", { bytesMax: 12 }));
  assert.is(addressOf(await run(next(places))), "short");
  assert.is((await run(next(toGrace.refusals))).code, "INVALID_ARGUMENT");
});

test("what-waits-at-the-end-of-the-link-is-counted-and-can-still-be-read", async () => {
  const { toGrace, toAda, run, send } = await open();
  await run(endsOf(send(namesOf(3))));
  await run(toGrace.close());
  await run(toAda.closed);
  assert.is(toAda.messageCounts.unread, 3);
  const all: string[] = [];
  for await (const received of toAda.on(PLACE)) all.push(addressOf(received));
  assert.equal(all, namesOf(3));
  assert.is(toAda.messageCounts.unread, 0);
});

test("lossy-messages-past-the-bound-are-dropped-oldest-first-and-counted", async () => {
  const lossy = placeOf("Lossy", { delivery: Delivery.LOSSY });
  const { chat, toAda, run, send } = await open({ unreadMessagesMax: 3 });
  await run(endsOf(send(["before the reader"], lossy)));
  await chat.world.advance(1_000);
  assert.is(toAda.messageCounts.dropped, 1);
  const places = toAda.on(lossy);
  await run(endsOf(send(namesOf(5), lossy)));
  await chat.world.advance(1_000);
  assert.equal([toAda.messageCounts.dropped, toAda.messageCounts.unread], [3, 0]);
  assert.equal((await run(take(places, 3))).map(addressOf), ["place 3", "place 4", "place 5"]);
});

test("several-readers-get-each-message-or-its-sender-is-told", async () => {
  const { toAda, run, send } = await open({ unreadMessagesMax: 2 });
  const [one, other] = [toAda.on(PLACE), toAda.on(PLACE)];
  await run(endsOf(send(namesOf(2))));
  await run(take(one, 2));
  assert.equal(await run(endsOf(send(["no"]))), ["LIMIT_REACHED"]);
  assert.equal((await run(take(other, 2))).map(addressOf), namesOf(2));
  assert.equal(await run(endsOf(send(["yes"]))), ["done"]);
  assert.equal((await run(Promise.all([next(one), next(other)]))).map(addressOf), ["yes", "yes"]);
});

test("what-was-acknowledged-is-what-was-read-whatever-the-network-loses", async () => {
  const random = new SeededRandom(SEED);
  const { chat, toAda, run, send } = await open(
    { unreadMessagesMax: 6 },
    { datagrams: { latencyMs: 20, lossRate: 0.2 } },
  );
  const places = toAda.on(PLACE);
  const [seen, told]: [string[], string[]] = [[], []];
  for (let turn = 0; turn < 15; turn++) {
    const names = namesOf(random.below(12)).map((name) => `${name} of turn ${turn}`);
    const ends = await run(endsOf(send(names)));
    assert.equal(
      ends.filter((end) => end !== "done" && end !== "LIMIT_REACHED"),
      [],
    );
    told.push(...names.filter((_, index) => ends[index] === "done"));
    const count = random.below(toAda.messageCounts.unread + 1);
    if (count > 0) seen.push(...(await run(take(places, count))).map(addressOf));
  }
  const left = toAda.messageCounts.unread;
  if (left > 0) seen.push(...(await run(take(places, left))).map(addressOf));
  await chat.world.advance(1_000);
  assert.equal(seen, told);
  assert.ok(toAda.messageCounts.refused > 5, `${toAda.messageCounts.refused} refused`);
});

test("client-without-the-feature-is-told-as-of-any-message-that-is-not-handled", async () => {
  const { toGrace, toAda, run, send } = await open(
    { unreadMessagesMax: 1 },
    {},
    { withoutFeatures: ["MESSAGE_ANSWERS"] },
  );
  assert.not.ok(toGrace.protocol.features.has("MESSAGE_ANSWERS"));
  assert.equal(await run(endsOf(send(namesOf(2)))), ["done", "done"]);
  assert.equal([toAda.messageCounts.unread, toAda.messageCounts.refused], [1, 1]);
  assert.is((await run(next(toGrace.refusals))).code, "LIMIT_REACHED");
});
