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
    assert.equal((await take(grace.texts.messages, 2)).map(textOf), ["one", "two"]);
    await grace.close();
    await ada.texts.send("grace", "three");
  }
  await using world = await ChatWorld.start({ store });
  const grace = await logIn(world, "grace");
  assert.is((await next(grace.texts.messages)).text, "three");
});

test("all-clients-of-an-account-get-received-texts-and-those-that-the-others-sent", async () => {
  await using world = await ChatWorld.start();
  const [ada, phone] = [await world.join("ada"), await world.join("grace")];
  const laptop = await logIn(world, "grace");
  await ada.texts.send("grace", "hello");
  await next(phone.texts.messages);
  const { id, sentAt } = await phone.texts.send("ada", "from the phone");
  const own = { kind: "text", id, from: "grace", to: "ada", text: "from the phone", sentAt, own: true };
  const [hello, sent] = await take(laptop.texts.messages, 2);
  assert.equal([hello?.text, sent], ["hello", own]);
  await laptop.texts.send("ada", "from the laptop");
  // A client does not receive its own text.
  assert.is((await next(phone.texts.messages)).text, "from the laptop");
  assert.equal((await take(ada.texts.messages, 2)).map(textOf), ["from the phone", "from the laptop"]);
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
  const [first] = await take(grace.texts.messages, 3);
  await grace.close();
  const later = await world.connect();
  // All three are confirmed, but this program has only the first.
  await later.logIn({ name: "grace", password: "secret-1", seen: idOf(first) });
  assert.equal((await take(later.texts.messages, 2)).map(textOf), ["two", "three"]);
});

test("unread-texts-arrive-once-more-after-a-log-off", async () => {
  await using world = await ChatWorld.start();
  const [ada, grace] = [await world.join("ada"), await world.join("grace")];
  for (const text of ["one", "two"]) await ada.texts.send("grace", text);
  assert.is((await next(grace.texts.messages)).text, "one");
  await grace.logOff();
  const reading = take(grace.texts.messages, 2);
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
  assert.is((await next(again.texts.messages)).text, "three");
});

test("text-of-an-aborted-send-does-not-come-back", async () => {
  await using world = await ChatWorld.start();
  const [ada, grace] = [await world.join("ada"), await world.join("grace")];
  const controller = new AbortController();
  const reason = new Error("enough");
  const sending = ada.texts.send("grace", "hasty", { signal: controller.signal }).catch((error) => error);
  controller.abort(reason);
  assert.is(await sending, reason);
  assert.is((await next(grace.texts.messages)).text, "hasty");
  await grace.texts.send("ada", "what?");
  assert.is((await next(ada.texts.messages)).text, "what?");
  assert.is(await ada.texts.send("grace", "no", { signal: AbortSignal.abort(reason) }).catch((error) => error), reason);
  await ada.texts.send("grace", "nothing");
  assert.is((await next(grace.texts.messages)).text, "nothing");
});

test("sender-gets-delivered-and-read-receipts", async () => {
  await using world = await ChatWorld.start();
  const [ada, grace] = [await world.join("ada"), await world.join("grace")];
  const { id } = await ada.texts.send("grace", "hello");
  const received = await next(grace.texts.messages);
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
    await grace.texts.markRead("ada", idOf(await next(grace.texts.messages)));
  }
  await grace.close();
  const { id } = await ada.texts.send("grace", "four");
  await next((await logIn(world, "grace")).texts.messages);
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
      await receiver.texts.markRead("ada", idOf(await next(receiver.texts.messages)));
    }
    // All earlier receipts arrive before this response.
    await receiver.privacy.set("PUBLIC");
    await sender.privacy.set("PUBLIC");
    await sender.texts.send("grace", "three");
    await next(receiver.texts.messages);
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
  await take(grace.texts.messages, 2);
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

function textOf({ text }: ServerTextMessage): string {
  return text;
}
