import { randomBytes } from "node:crypto";
import * as assert from "uvu/assert";
import type { ChatClient, PastText, PrivacyOptions, ServerTextMessage } from "../../../src/index.ts";
import { PRIVACY_CHOICES } from "../../../src/index.ts";
import { MemoryStore } from "../../../src/server/index.ts";
import { suite } from "../../suite.ts";
import { ChatWorld, codeOf, next, take } from "../chat-world.ts";

const test = suite("texts");

test("texts-wait-for-an-absent-user-and-arrive-once-even-after-a-restart", async () => {
  const store = new MemoryStore(randomBytes);
  {
    await using world = await ChatWorld.start({ store });
    const ada = await world.join("ada");
    await (await world.join("grace")).close();
    for (const text of ["one", "two"]) await ada.texts.send("grace", text);
  }
  {
    await using world = await ChatWorld.start({ store });
    const [ada, grace] = [await logIn(world, "ada"), await logIn(world, "grace")];
    assert.equal((await read(grace, 2)).map(textOf), ["one", "two"]);
    await grace.close();
    await ada.texts.send("grace", "three");
  }
  await using world = await ChatWorld.start({ store });
  const grace = await logIn(world, "grace");
  assert.is((await readOne(grace)).text, "three");
});

test("all-clients-of-an-account-get-received-texts-and-those-that-the-others-sent", async () => {
  await using world = await ChatWorld.start();
  const [ada, phone] = [await world.join("ada"), await world.join("grace")];
  const laptop = await logIn(world, "grace");
  await ada.texts.send("grace", "hello");
  await readOne(phone);
  const { id, sentAt } = await phone.texts.send("ada", "from the phone");
  const own = { kind: "text", id, from: "grace", to: "ada", text: "from the phone", sentAt, own: true, again: false };
  const [hello, sent] = await read(laptop, 2);
  assert.equal([hello?.text, sent], ["hello", own]);
  await laptop.texts.send("ada", "from the laptop");
  // A client does not receive its own text.
  assert.is((await readOne(phone)).text, "from the laptop");
  assert.equal((await read(ada, 2)).map(textOf), ["from the phone", "from the laptop"]);
});

test("slow-reader-gets-every-text-in-order", async () => {
  await using world = await ChatWorld.start({ limits: { textsPageMax: 7 } });
  const ada = await world.join("ada");
  let pages = 0;
  const grace = await world.connect({
    limits: { eventQueueMax: 4 },
    tap: (way, { body }) => {
      if (way === "received" && body.case === "fetchTextsResponse") pages += 1;
    },
  });
  await grace.register({ name: "grace", password: "secret-1", privacy: "PUBLIC" });
  const sent = Array.from({ length: 40 }, (_, index) => `${index}`);
  for (const text of sent) await ada.texts.send("grace", text);
  assert.ok(pages <= 2, `${pages} pages were fetched although nobody reads.`);
  const read: string[] = [];
  for await (const { text } of grace.texts.messages) {
    read.push(text);
    if (read.length === 10) await ada.texts.send("grace", "the last");
    if (text === "the last") break;
    await grace.texts.setTyping("ada", true).catch(() => {});
  }
  assert.equal(read, [...sent, "the last"]);
  assert.is(grace.texts.messages.dropped, 0);
});

test("login-continues-after-the-last-text-the-program-has", async () => {
  await using world = await ChatWorld.start();
  const [ada, grace] = [await world.join("ada"), await world.join("grace")];
  for (const text of ["one", "two", "three"]) await ada.texts.send("grace", text);
  const [first] = await read(grace, 3);
  await grace.close();
  const later = await world.connect();
  // All three are confirmed, but this program has only the first.
  await later.logIn({ name: "grace", password: "secret-1", seen: idOf(first) });
  assert.equal((await read(later, 2)).map(textOf), ["two", "three"]);
});

test("unread-texts-arrive-once-more-after-a-log-off", async () => {
  await using world = await ChatWorld.start();
  const [ada, grace] = [await world.join("ada"), await world.join("grace")];
  for (const text of ["one", "two"]) await ada.texts.send("grace", text);
  assert.is((await readOne(grace)).text, "one");
  await grace.logOff();
  const reading = read(grace, 2);
  await ada.texts.send("grace", "three");
  await grace.logIn({ name: "grace", password: "secret-1" });
  assert.equal((await reading).map(textOf), ["two", "three"]);
});

test("sent-texts-do-not-come-back-at-the-next-login", async () => {
  await using world = await ChatWorld.start();
  const [ada, grace] = [await world.join("ada"), await world.join("grace")];
  for (const text of ["one", "two"]) await ada.texts.send("grace", text);
  await ada.close();
  const again = await logIn(world, "ada");
  await grace.texts.send("ada", "three");
  assert.is((await readOne(again)).text, "three");
});

test("text-of-an-aborted-send-does-not-come-back", async () => {
  await using world = await ChatWorld.start();
  const [ada, grace] = [await world.join("ada"), await world.join("grace")];
  const controller = new AbortController();
  const reason = new Error("enough");
  const sending = ada.texts.send("grace", "hasty", { signal: controller.signal }).catch((error) => error);
  controller.abort(reason);
  assert.is(await sending, reason);
  assert.is((await readOne(grace)).text, "hasty");
  await grace.texts.send("ada", "what?");
  assert.is((await readOne(ada)).text, "what?");
  assert.is(await ada.texts.send("grace", "no", { signal: AbortSignal.abort(reason) }).catch((error) => error), reason);
  await ada.texts.send("grace", "nothing");
  assert.is((await readOne(grace)).text, "nothing");
});

test("text-is-delivered-when-its-loop-goes-on-or-says-so", async () => {
  await using world = await ChatWorld.start();
  const [ada, grace] = [await world.join("ada"), await world.join("grace")];
  const ids: number[] = [];
  for (const text of ["one", "two", "three"]) ids.push((await ada.texts.send("grace", text)).id);
  const loop = grace.texts.messages[Symbol.asyncIterator]();
  await loop.next();
  await loop.next();
  assert.equal(await next(ada.texts.receipts), { to: "grace", id: ids[0], receipt: "delivered" });
  const { value } = await loop.next();
  assert.equal(await next(ada.texts.receipts), { to: "grace", id: ids[1], receipt: "delivered" });
  grace.texts.confirm(idOf(value));
  assert.equal(await next(ada.texts.receipts), { to: "grace", id: ids[2], receipt: "delivered" });
});

test("program-that-dies-in-its-loop-gets-the-text-again-and-is-told", async () => {
  const store = new MemoryStore(randomBytes);
  {
    await using world = await ChatWorld.start({ store });
    const [ada, grace] = [await world.join("ada"), await world.join("grace")];
    for (const text of ["one", "two", "three"]) await ada.texts.send("grace", text);
    const reading = (async () => {
      for await (const { text } of grace.texts.messages) if (text === "two") throw new Error("The disk is full.");
    })();
    assert.is(await reading.catch(({ message }) => message), "The disk is full.");
    // A program that ends tidily is not done with the text either.
    await grace.close();
    await ada.texts.send("grace", "four");
    const later = await logIn(world, "grace");
    const texts = await take(later.texts.messages, 3);
    assert.equal(texts.map(textOf), ["two", "three", "four"]);
    assert.equal(texts.map(isAgain), [true, true, false]);
    await later.close();
  }
  await using world = await ChatWorld.start({ store });
  const grace = await logIn(world, "grace");
  assert.equal((await take(grace.texts.messages, 3)).map(isAgain), [true, true, true], "also after a restart");
});

test("texts-of-several-loops-are-delivered-once-all-have-gone-on", async () => {
  await using world = await ChatWorld.start();
  const [ada, grace] = [await world.join("ada"), await world.join("grace")];
  const ids: number[] = [];
  for (const text of ["one", "two", "three"]) ids.push((await ada.texts.send("grace", text)).id);
  const [slow, fast] = [grace.texts.messages[Symbol.asyncIterator](), grace.texts.messages[Symbol.asyncIterator]()];
  assert.is(textOf((await slow.next()).value), "one");
  for (const text of ["two", "three"]) assert.is(textOf((await fast.next()).value), text);
  const waiting = fast.next();
  await ada.texts.send("grace", "four");
  await waiting;
  assert.equal(
    (await all(ada.texts.history("grace"))).map(({ receipt }) => receipt),
    Array(4).fill("stored"),
  );
  const last = slow.next();
  assert.equal(await next(ada.texts.receipts), { to: "grace", id: ids[2], receipt: "delivered" });
  await ada.texts.send("grace", "five");
  await last;
});

test("loop-that-is-left-is-done-with-its-text-when-the-program-reads-the-next-one", async () => {
  await using world = await ChatWorld.start();
  const [ada, grace] = [await world.join("ada"), await world.join("grace")];
  const { id } = await ada.texts.send("grace", "one");
  await ada.texts.send("grace", "two");
  const texts: string[] = [];
  for (let loops = 0; loops < 2; loops++) {
    for await (const { text } of grace.texts.messages) {
      texts.push(text);
      break;
    }
  }
  assert.equal(texts, ["one", "two"]);
  assert.equal(await next(ada.texts.receipts), { to: "grace", id, receipt: "delivered" });
});

test("text-in-hand-at-a-log-off-is-not-handed-out-twice-to-the-same-program", async () => {
  await using world = await ChatWorld.start();
  const [ada, grace] = [await world.join("ada"), await world.join("grace")];
  const ids: number[] = [];
  for (const text of ["one", "two"]) ids.push((await ada.texts.send("grace", text)).id);
  const loop = grace.texts.messages[Symbol.asyncIterator]();
  assert.is(textOf((await loop.next()).value), "one");
  await grace.logOff();
  await grace.logIn({ name: "grace", password: "secret-1" });
  assert.is(textOf((await loop.next()).value), "two");
  assert.equal(await next(ada.texts.receipts), { to: "grace", id: ids[0], receipt: "delivered" });
});

test("sender-gets-delivered-and-read-receipts", async () => {
  await using world = await ChatWorld.start();
  const [ada, grace] = [await world.join("ada"), await world.join("grace")];
  const { id } = await ada.texts.send("grace", "hello");
  const received = await readOne(grace);
  assert.equal(await next(ada.texts.receipts), { to: "grace", id, receipt: "delivered" });
  await grace.texts.markRead("ada", idOf(received));
  assert.equal(await next(ada.texts.receipts), { to: "grace", id, receipt: "read" });
  const [past] = await all(ada.texts.history("grace"));
  assert.is(past?.receipt, "read");
});

test("read-receipt-is-never-followed-by-delivered", async () => {
  await using world = await ChatWorld.start();
  const [ada, grace] = [await world.join("ada"), await world.join("grace")];
  // The first text is confirmed at once, the others after a pause.
  for (const text of ["one", "two", "three"]) {
    await ada.texts.send("grace", text);
    await grace.texts.markRead("ada", idOf(await readOne(grace)));
  }
  await grace.close();
  const { id } = await ada.texts.send("grace", "four");
  await readOne(await logIn(world, "grace"));
  const receipts: string[] = [];
  for await (const receipt of ada.texts.receipts) {
    if (receipt.id === id) break;
    receipts.push(`${receipt.receipt} ${receipt.id}`);
  }
  assert.is(receipts[0], "delivered 1");
  assert.equal(
    receipts.filter((receipt) => receipt.startsWith("read")),
    ["read 1", "read 2", "read 3"],
  );
  for (const each of ["1", "2", "3"])
    assert.ok(receipts.indexOf(`delivered ${each}`) < receipts.indexOf(`read ${each}`));
});

for (const [who, ada, grace, expected] of [
  ["receiver-without-read-receipts", {}, { readReceipts: false }, ["delivered", "delivered"]],
  ["sender-without-read-receipts", { readReceipts: false }, {}, ["delivered", "delivered"]],
  ["hidden-receiver", {}, { see: "NOBODY" }, []],
] as const) {
  test(`receipts-of-a-${who}-are-withheld`, async () => {
    await using world = await ChatWorld.start();
    const [sender, receiver] = [await world.join("ada"), await world.join("grace")];
    await sender.privacy.set(publicBut(ada));
    await receiver.privacy.set(publicBut(grace));
    for (const text of ["one", "two"]) {
      await sender.texts.send("grace", text);
      await receiver.texts.markRead("ada", idOf(await readOne(receiver)));
    }
    // All earlier receipts arrive before this response.
    await receiver.privacy.set("PUBLIC");
    await sender.privacy.set("PUBLIC");
    await sender.texts.send("grace", "three");
    await readOne(receiver);
    const receipts = await take(sender.texts.receipts, expected.length + 1);
    assert.equal(
      receipts.map(({ id, receipt }) => (id === 3 ? "three" : receipt)),
      [...expected, "three"],
    );
  });
}

test("history-is-read-backwards-page-by-page", async () => {
  await using world = await ChatWorld.start({ limits: { textsPageMax: 3 } });
  let pages = 0;
  const ada = await world.join("ada", "PUBLIC", {
    tap: (way, { body }) => {
      if (way === "sent" && body.case === "getHistoryRequest") pages += 1;
    },
  });
  const [grace, dora] = [await world.join("grace"), await world.join("dora")];
  for (const text of ["1", "2", "3", "4"]) await ada.texts.send("grace", text);
  await dora.texts.send("ada", "not of this");
  for (const text of ["5", "6", "7"]) await grace.texts.send("ada", text);
  const texts = await all(ada.texts.history("Grace"));
  assert.equal(texts.map(textOf), ["7", "6", "5", "4", "3", "2", "1"]);
  assert.equal(
    [texts[0]?.own, texts[6]?.own, texts[0]?.receipt, texts[6]?.receipt],
    [false, true, undefined, "stored"],
  );
  assert.is(pages, 3);
  assert.equal((await all(ada.texts.history("grace", { before: texts[4]?.id ?? 0 }))).map(textOf), ["2", "1"]);
  for await (const { text } of ada.texts.history("grace")) {
    assert.is(text, "7");
    break;
  }
  assert.is(pages, 5);
  assert.is(await codeOf(next(ada.texts.history("nobody"))), "USER_NOT_FOUND");
});

test("typing-is-shown-to-its-recipient", async () => {
  await using world = await ChatWorld.start();
  const [ada, grace] = [await world.join("ada"), await world.join("grace")];
  await ada.texts.setTyping("grace", true);
  await ada.texts.setTyping("grace", false);
  assert.equal(await take(grace.texts.typing, 2), [
    { from: "ada", typing: true },
    { from: "ada", typing: false },
  ]);
  assert.is(await codeOf(ada.texts.setTyping("nobody", true)), "USER_NOT_FOUND");
});

test("typing-that-is-not-renewed-ends-after-the-timeout", async () => {
  await using world = await ChatWorld.start();
  const ada = await world.join("ada");
  const grace = await world.join("grace", "PUBLIC", { limits: { typingTimeoutMs: 50 } });
  await ada.texts.setTyping("grace", true);
  assert.equal(await take(grace.texts.typing, 2), [
    { from: "ada", typing: true },
    { from: "ada", typing: false },
  ]);
});

test("texts-to-a-user-who-does-not-read-are-refused-at-the-limit-that-the-error-names", async () => {
  await using world = await ChatWorld.start({ limits: { waitingTextsPerSenderMax: 2 } });
  const [ada, grace] = [await world.join("ada"), await world.join("grace")];
  for (const text of ["one", "two"]) await ada.texts.send("grace", text);
  const error = await ada.texts.send("grace", "three").catch((error) => error);
  assert.equal([error.code, error.limit, error.retryable], ["LIMIT_REACHED", "waitingTextsPerSenderMax", true]);
  assert.is(ada.serverLimits.waitingTextsPerSenderMax, 2);
  await read(grace, 2);
  await take(ada.texts.receipts, 1);
});

function publicBut(options: Partial<PrivacyOptions>): PrivacyOptions {
  return { ...PRIVACY_CHOICES.PUBLIC, ...options };
}

async function logIn(world: ChatWorld, name: string): Promise<ChatClient> {
  const client = await world.connect();
  await client.logIn({ name, password: "secret-1" });
  return client;
}

async function all(texts: AsyncIterable<PastText>): Promise<PastText[]> {
  const found: PastText[] = [];
  for await (const text of texts) found.push(text);
  return found;
}

function idOf(message: ServerTextMessage | undefined): number {
  return message?.kind === "text" ? message.id : 0;
}

function isAgain(message: ServerTextMessage): boolean {
  return message.kind === "text" && message.again;
}

/** Reads texts, and is done with each. */
async function read(client: ChatClient, count: number): Promise<ServerTextMessage[]> {
  const messages = await take(client.texts.messages, count);
  for (const message of messages) client.texts.confirm(idOf(message));
  return messages;
}

async function readOne(client: ChatClient): Promise<ServerTextMessage> {
  const [message] = await read(client, 1);
  if (message === undefined) throw new Error("There is no message.");
  return message;
}

function textOf({ text }: { readonly text: string }): string {
  return text;
}
