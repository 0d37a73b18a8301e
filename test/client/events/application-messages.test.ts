import * as assert from "uvu/assert";
import { Delivery, Rule } from "../../../generated/chatwire/v1/options.ts";
import { Candidate } from "../../../generated/chatwire/v1/signalling.ts";
import type { ApplicationCodec } from "../../../src/index.ts";
import { suite } from "../../suite.ts";
import { ChatWorld, codeOf, converse, next, take } from "../chat-world.ts";

const test = suite("application messages");

/** An application message, with the codec of another message. */
function codec(rule: Partial<Rule>): ApplicationCodec<Candidate> {
  return { ...Candidate, typeName: "example.Place", rule: Rule.create(rule) };
}

const place = (address: string): Candidate => Candidate.create({ address, port: 1 });

test("application-message-reaches-a-user-through-the-server-decoded", async () => {
  await using world = await ChatWorld.start();
  const [ada, grace] = [await world.join("ada"), await world.join("grace")];
  const places = grace.on(codec({}));
  await ada.send("grace", codec({}), place("here"));
  const { from, message } = await next(places);
  assert.equal([from, message.address], ["ada", "here"]);
  assert.is(await codeOf(ada.send("nobody", codec({}), place("here"))), "USER_NOT_FOUND");
});

test("reliable-application-messages-reach-a-peer-once-and-in-order", async () => {
  await using world = await ChatWorld.start();
  const [ada, grace] = await converse(await world.join("ada"), await world.join("grace"));
  const places = grace.on(codec({ delivery: Delivery.RELIABLE }));
  const names = Array.from({ length: 100 }, (_, i) => `place ${i}`);
  await Promise.all(names.map((name) => ada.sendMessage(codec({ delivery: Delivery.RELIABLE }), place(name))));
  assert.equal(
    (await take(places, 100)).map(({ message }) => message.address),
    names,
  );
});

test("lossy-application-message-is-sent-once-without-waiting", async () => {
  await using world = await ChatWorld.start();
  const [ada, grace] = await converse(await world.join("ada"), await world.join("grace"));
  const places = grace.on(codec({ delivery: Delivery.LOSSY }));
  await ada.sendMessage(codec({ delivery: Delivery.LOSSY }), place("there"));
  assert.is((await next(places)).message.address, "there");
});

test("sender-enforces-the-declared-size-and-rate", async () => {
  await using world = await ChatWorld.start();
  const [ada] = await converse(await world.join("ada"), await world.join("grace"));
  const small = codec({ bytesMax: 8 });
  assert.is(await codeOf(ada.sendMessage(small, place("far too long a name"))), "TOO_LARGE");
  const rare = codec({ rate: { perSecond: 1, burst: 2 } });
  await ada.sendMessage(rare, place("1"));
  await ada.sendMessage(rare, place("2"));
  assert.is(await codeOf(ada.sendMessage(rare, place("3"))), "RATE_LIMITED");
  assert.is(await codeOf(ada.sendMessage(codec({}), place("x".repeat(1_000_000)))), "TOO_LARGE");
});

test("message-without-a-rule-is-refused-by-name", async () => {
  await using world = await ChatWorld.start();
  const [ada] = [await world.join("ada"), await world.join("grace")];
  // As from a caller without types.
  const ruleless = { ...codec({}), rule: undefined } as unknown as ApplicationCodec<Candidate>;
  assert.throws(() => ada.on(ruleless), /example\.Place has no option \(chatwire\.v1\.application_rule\)/);
  assert.is(await codeOf(ada.send("grace", ruleless, place("here"))), "INVALID_ARGUMENT");
});

test("receiver-refuses-messages-against-its-own-rules", async () => {
  await using world = await ChatWorld.start();
  const [ada, grace] = await converse(await world.join("ada"), await world.join("grace"));
  const places = grace.on(codec({ bytesMax: 12 }));
  // The sender declares another rule, as an older version might.
  assert.is(await codeOf(ada.sendMessage(codec({}), place("far too long a name"))), "TOO_LARGE");
  await ada.sendMessage(codec({}), place("short"));
  assert.is((await next(places)).message.address, "short");
  // 1 by the rate, and 20 that the network may have held back.
  const rare = grace.on({ ...codec({ rate: { perSecond: 1, burst: 1 } }), typeName: "example.Rare" });
  const often = { ...codec({}), typeName: "example.Rare" };
  const names = Array.from({ length: 40 }, (_, i) => `${i}`);
  const codes = await Promise.all(names.map((name) => codeOf(ada.sendMessage(often, place(name)))));
  assert.equal(codes, [...Array(21).fill("none"), ...Array(19).fill("RATE_LIMITED")]);
  assert.equal(
    (await take(rare, 21)).map(({ message }) => message.address),
    names.slice(0, 21),
  );
  await ada.close();
  for await (const { message } of rare) assert.unreachable(message.address);
});

test("left-loop-receives-no-more-messages-and-they-wait-for-the-next", async () => {
  await using world = await ChatWorld.start();
  const [ada, grace] = await converse(await world.join("ada"), await world.join("grace"));
  const places = grace.on(codec({}));
  await ada.sendMessage(codec({}), place("1"));
  for await (const { message } of places) {
    assert.is(message.address, "1");
    break;
  }
  await ada.sendMessage(codec({}), place("2"));
  const later = grace.on(codec({}));
  await ada.sendMessage(codec({}), place("3"));
  assert.equal(
    (await take(later, 2)).map(({ message }) => message.address),
    ["2", "3"],
  );
});

test("message-that-breaks-a-rule-about-a-field-is-neither-sent-nor-read", async () => {
  await using world = await ChatWorld.start();
  const [ada, grace] = await converse(await world.join("ada"), await world.join("grace"));
  const violation = { path: "port", ruleId: "uint32.gt", message: "must be greater than 0", forKey: false };
  const strict: ApplicationCodec<Candidate> = {
    ...codec({}),
    validate: ({ port }, options) => (port === 0 && options?.nowMs !== undefined ? [violation] : []),
  };
  const places = grace.on(strict);
  const portless = Candidate.create({ address: "nowhere" });
  assert.is(await codeOf(ada.sendMessage(strict, portless)), "INVALID_ARGUMENT");
  // The sender knows no rule, as an older version might.
  assert.is(await codeOf(ada.sendMessage(codec({}), portless)), "INVALID_ARGUMENT");
  await ada.sendMessage(strict, place("here"));
  assert.is((await next(places)).message.address, "here");
});
