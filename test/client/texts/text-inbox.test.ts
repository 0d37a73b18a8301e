import * as assert from "uvu/assert";
import type { ServerTextMessage, TextMessage } from "../../../src/client/texts/text.ts";
import { TextInbox, type TextPage } from "../../../src/client/texts/text-inbox.ts";
import { TextsInHand } from "../../../src/client/texts/texts-in-hand.ts";
import { SeededRandom } from "../../../src/testing/seeded-random.ts";
import { SEED } from "../../seed.ts";
import { suite } from "../../suite.ts";

const test = suite("text inbox");

test("texts-arrive-once-and-in-order-in-every-interleaving", () => {
  for (let run = 0; run < 1_000; run++) {
    const random = new SeededRandom(SEED * 10_000 + run);
    const world = new MailboxWorld(random);
    for (let steps = 200 + random.below(200); steps > 0; steps--) world.step();
    world.finish();
    assert.equal(world.handedOut, world.expected, `run ${run}`);
    assert.is(world.confirmed, world.lastTextId, `run ${run}: the last text is confirmed`);
  }
});

test("texts-that-do-not-fit-are-fetched-when-there-is-room", () => {
  const inbox = inboxOf(4, 0, 0);
  assert.is(inbox.pollFetch(), 0);
  assert.is(inbox.pollFetch(), undefined, "one page at a time");
  inbox.handlePage(pageOf([1, 2, 3, 4, 5, 6], 6, 9));
  assert.is(inbox.length, 4);
  for (const id of [10, 11, 12]) inbox.handleLive(textOf(id));
  assert.is(inbox.length, 4);
  assert.is(inbox.pollFetch(), undefined, "there is no room for a page");
  assert.equal(idsOf(inbox, 2), [1, 2]);
  assert.is(inbox.pollFetch(), 4);
  inbox.handlePage(pageOf([5, 6, 7, 8, 9, 10], 10, 12));
  assert.equal(idsOf(inbox, 4), [3, 4, 5, 6]);
  assert.is(inbox.pollFetch(), 6);
  inbox.handlePage(pageOf([7, 8, 9, 10, 11, 12], 12, 12));
  assert.equal(idsOf(inbox, 9), [7, 8, 9, 10]);
  assert.is(inbox.pollFetch(), 10);
  inbox.handlePage(pageOf([11, 12], 12, 12));
  assert.equal(idsOf(inbox, 9), [11, 12]);
  assert.is(inbox.pollFetch(), undefined);
});

test("live-texts-without-a-gap-need-no-fetch", () => {
  const inbox = inboxOf(10, 5, 5);
  inbox.pollFetch();
  inbox.handlePage(pageOf([], 5, 5));
  inbox.handleLive(textOf(6));
  inbox.handleSent(7);
  inbox.handleLive(textOf(8));
  assert.equal(idsOf(inbox, 9), [6, 8]);
  assert.is(inbox.pollFetch(), undefined);
  // A missing text is fetched.
  inbox.handleLive(textOf(10));
  assert.equal(idsOf(inbox, 9), []);
  assert.is(inbox.pollFetch(), 8);
  inbox.handlePage(pageOf([10], 10, 10));
  assert.equal(idsOf(inbox, 9), [10]);
});

test("texts-are-confirmed-when-the-program-is-done-with-them-one-call-at-a-time-together-with-sent-ones", () => {
  const inHand = new TextsInHand();
  const inbox = inboxOf(10, 0, 0, inHand);
  inbox.pollFetch();
  inbox.handlePage(pageOf([1, 2], 2, 2));
  assert.is(inbox.pollConfirm(), undefined, "no text was read");
  inbox.take();
  assert.is(inbox.pollConfirm(), undefined, "the program works on it");
  assert.is(inbox.finalConfirm(), undefined);
  inHand.finish(1);
  assert.is(inbox.pollConfirm(), 1);
  inbox.take();
  inHand.finish(2);
  assert.is(inbox.pollConfirm(), undefined, "one call at a time");
  inbox.handleSent(3);
  inbox.handleConfirmed(1);
  assert.is(inbox.pollConfirm(), 3);
  inbox.handleConfirmFailure();
  assert.is(inbox.pollConfirm(), 3);
  inbox.handleConfirmed(3);
  inbox.handleSent(4);
  assert.is(inbox.pollConfirm(), undefined, "sent texts alone are not confirmed yet");
  assert.is(inbox.finalConfirm(), 4);
});

test("text-with-which-one-of-several-loops-is-not-done-holds-back-the-confirmation", () => {
  const inHand = new TextsInHand();
  const inbox = inboxOf(10, 0, 0, inHand);
  inbox.pollFetch();
  inbox.handlePage(pageOf([1, 2, 3], 3, 3));
  assert.equal(idsOf(inbox, 3), [1, 2, 3]);
  inHand.finish(3);
  inHand.finish(1);
  assert.is(inbox.pollConfirm(), 1);
  inbox.handleConfirmed(1);
  assert.is(inbox.pollConfirm(), undefined);
  inHand.finish(2);
  assert.is(inbox.pollConfirm(), 3);
});

test("text-in-hand-from-an-earlier-login-holds-back-the-confirmation", () => {
  const inHand = new TextsInHand();
  const first = inboxOf(10, 0, 0, inHand);
  first.pollFetch();
  first.handlePage(pageOf([1, 2], 2, 2));
  assert.equal(idsOf(first, 1), [1]);
  const second = inboxOf(10, inHand.lastHandedOut, 0, inHand);
  assert.is(second.pollFetch(), 1);
  second.handlePage(pageOf([2], 2, 2));
  assert.equal(idsOf(second, 1), [2]);
  inHand.finish(2);
  assert.is(second.pollConfirm(), undefined);
  assert.is(second.finalConfirm(), undefined);
  inHand.finish(1);
  assert.is(second.pollConfirm(), 2);
});

test("position-in-another-mailbox-is-ignored", () => {
  const inbox = inboxOf(10, 500, 1);
  assert.is(inbox.pollFetch(), 500);
  inbox.handlePage(pageOf([], 3, 3));
  assert.is(inbox.pollConfirm(), undefined);
  assert.is(inbox.pollFetch(), 1);
  inbox.handlePage(pageOf([2, 3], 3, 3));
  assert.equal(idsOf(inbox, 9), [2, 3]);
});

test("broadcasts-use-the-room-that-texts-leave", () => {
  const inbox = inboxOf(2, 0, 0);
  const broadcast = { kind: "broadcast", from: "ada", text: "lunch?" } as const;
  inbox.handleLive(textOf(1));
  assert.equal([inbox.handleBroadcast(broadcast), inbox.handleBroadcast(broadcast)], [true, false]);
  assert.equal([inbox.take()?.kind, inbox.take()?.kind, inbox.take()], ["text", "broadcast", undefined]);
});

test("duplicate-texts-take-no-room", () => {
  const inbox = inboxOf(6, 0, 0);
  inbox.pollFetch();
  inbox.handleLive(textOf(5));
  inbox.handlePage(pageOf([1, 2, 3, 4, 5], 5, 5));
  inbox.handleLive(textOf(4));
  assert.equal(idsOf(inbox, 9), [1, 2, 3, 4, 5]);
  for (let count = 0; count < 6; count++) assert.ok(inbox.handleBroadcast({ kind: "broadcast", from: "", text: "" }));
});

type Fate = "incoming" | "from another client" | "sent here" | "hidden";

/** A message of the server on one connection. They arrive in order; a page may have been read some time before. */
type Sent =
  | { readonly kind: "live"; readonly id: number }
  | { readonly kind: "answer"; readonly id: number }
  | { readonly kind: "page"; readonly page: TextPage };

/** A mailbox, its server and one client after another, with random steps in random order. */
class MailboxWorld {
  readonly handedOut: number[] = [];
  readonly expected: number[] = [];
  confirmed = 0;
  readonly #inHand = new TextsInHand();
  /** Texts that were handed out and with which the program is not done, in any order. */
  readonly #held: number[] = [];
  readonly #random: SeededRandom;
  readonly #messagesMax: number;
  readonly #pageMax: number;
  /** By number, from 1. */
  readonly #mailbox: Fate[] = [];
  #inbox: TextInbox;
  #channel: Sent[] = [];
  /** The page that was asked for, until the server sends it. */
  #asked: { readonly after: number; readonly lastTextId: number } | undefined;
  /** The page that the server has read but not sent. */
  #read: TextPage | undefined;
  #confirming: number | undefined;

  constructor(random: SeededRandom) {
    this.#random = random;
    this.#messagesMax = 1 + random.below(8);
    this.#pageMax = 1 + random.below(8);
    for (let texts = random.below(30); texts > 0; texts--) this.#add("incoming");
    this.#inbox = this.#login(0);
  }

  get lastTextId(): number {
    return this.#mailbox.length;
  }

  step(): void {
    const dice = this.#random.below(100);
    if (dice < 22) this.#receive("incoming");
    else if (dice < 27) this.#receive("from another client");
    else if (dice < 34) this.#send();
    else if (dice < 37) this.#add("hidden");
    else if (dice < 50) this.#readPage();
    else if (dice < 60) this.#sendPage();
    else if (dice < 80) this.#deliver();
    else if (dice < 87) this.#take();
    else if (dice < 93) this.#finishOne();
    else if (dice < 98) this.#settleConfirm();
    else this.#reconnect();
    assert.ok(this.#inbox.length <= this.#messagesMax);
  }

  /** Lets everything arrive, and reads it. */
  finish(): void {
    // A last text, so that there is something to confirm at the end.
    this.#receive("incoming");
    for (let idle = 0; idle < 3; idle++) {
      while (this.#turn()) idle = 0;
    }
    assert.not(this.#inbox.behind);
  }

  #turn(): boolean {
    return [
      this.#readPage(),
      this.#sendPage(),
      this.#deliver(),
      this.#take(),
      this.#finishOne(),
      this.#settleConfirm(),
    ].includes(true);
  }

  #login(seen: number): TextInbox {
    this.#channel = [];
    this.#asked = undefined;
    this.#read = undefined;
    this.#confirming = undefined;
    const inbox = inboxOf(this.#messagesMax, seen, this.confirmed, this.#inHand);
    this.#expect(seen);
    this.#poll(inbox);
    return inbox;
  }

  /** The connection breaks, and another client continues after the last text that was handed out. */
  #reconnect(): void {
    const seen = this.handedOut.at(-1) ?? 0;
    this.expected.splice(0, Number.POSITIVE_INFINITY, ...this.expected.filter((id) => id <= seen));
    this.#inbox = this.#login(seen);
  }

  /** All texts already in the mailbox are new to this connection, own ones included. */
  #expect(seen: number): void {
    for (const [index, fate] of this.#mailbox.entries()) {
      if (index + 1 > seen && fate !== "hidden") this.expected.push(index + 1);
    }
  }

  #add(fate: Fate): number {
    this.#mailbox.push(fate);
    return this.lastTextId;
  }

  #receive(fate: "incoming" | "from another client"): void {
    const id = this.#add(fate);
    this.expected.push(id);
    this.#channel.push({ kind: "live", id });
  }

  #send(): void {
    this.#channel.push({ kind: "answer", id: this.#add("sent here") });
  }

  #readPage(): boolean {
    if (this.#asked === undefined || this.#read !== undefined) return false;
    const { after, lastTextId } = this.#asked;
    const entries = [...this.#mailbox.entries()].slice(after, after + this.#pageMax);
    const isAll = entries.length < this.#pageMax;
    const lastOnPage = entries.length === 0 ? 0 : after + entries.length;
    const shown = entries.filter(([, fate]) => fate !== "hidden").map(([index]) => index + 1);
    this.#read = pageOf(shown, isAll ? Math.max(lastTextId, lastOnPage) : lastOnPage, this.lastTextId);
    return true;
  }

  /** Responses to texts sent before the page was read arrive before the page; later live texts may too. */
  #sendPage(): boolean {
    if (this.#read === undefined) return false;
    this.#channel.push({ kind: "page", page: this.#read });
    this.#asked = undefined;
    this.#read = undefined;
    return true;
  }

  #deliver(): boolean {
    const sent = this.#channel.shift();
    if (sent === undefined) return false;
    if (sent.kind === "live") this.#inbox.handleLive(textOf(sent.id));
    else if (sent.kind === "answer") this.#inbox.handleSent(sent.id);
    else if (this.#random.below(10) === 0) this.#inbox.handleFetchFailure();
    else this.#inbox.handlePage(sent.page);
    this.#poll(this.#inbox);
    return true;
  }

  #take(): boolean {
    const message = this.#inbox.take();
    if (message?.kind === "text") {
      this.handedOut.push(message.id);
      this.#held.push(message.id);
    }
    this.#poll(this.#inbox);
    return message !== undefined;
  }

  /** One of the program's loops is done with its text. */
  #finishOne(): boolean {
    const [id] = this.#held.splice(this.#random.below(Math.max(1, this.#held.length)), 1);
    if (id === undefined) return false;
    this.#inHand.finish(id);
    this.#poll(this.#inbox);
    return true;
  }

  #poll(inbox: TextInbox): void {
    const after = inbox.pollFetch();
    if (after !== undefined) this.#asked = { after, lastTextId: this.lastTextId };
    const textId = inbox.pollConfirm();
    if (textId === undefined) return;
    assert.is(this.#confirming, undefined, "one confirmation at a time");
    assert.ok(textId <= this.lastTextId);
    // Only texts that were handed out, and with which the program is done, are confirmed.
    const unread = this.expected.find((id) => id > (this.handedOut.at(-1) ?? 0));
    assert.ok(unread === undefined || textId < unread);
    assert.not(this.#held.some((id) => id <= textId));
    this.#confirming = textId;
  }

  #settleConfirm(): boolean {
    const textId = this.#confirming;
    if (textId === undefined) return false;
    this.#confirming = undefined;
    if (this.#random.below(5) === 0) this.#inbox.handleConfirmFailure();
    else {
      this.confirmed = Math.max(this.confirmed, textId);
      this.#inbox.handleConfirmed(textId);
    }
    this.#poll(this.#inbox);
    return true;
  }
}

function inboxOf(messagesMax: number, seen: number, confirmed: number, inHand = new TextsInHand()): TextInbox {
  return new TextInbox({ messagesMax, seen, confirmed, inHand });
}

function textOf(id: number): TextMessage {
  return { kind: "text", id, from: "ada", to: "grace", text: `${id}`, sentAt: new Date(0), own: false, again: false };
}

function pageOf(ids: readonly number[], upTo: number, lastTextId: number): TextPage {
  return { texts: ids.map(textOf), upTo, lastTextId };
}

function idsOf(inbox: TextInbox, countMax: number): number[] {
  const taken: (ServerTextMessage | undefined)[] = [];
  while (taken.length < countMax && inbox.length > 0) taken.push(inbox.take());
  return taken.map((message) => (message?.kind === "text" ? message.id : 0));
}
