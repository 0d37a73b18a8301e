/**
 * One of several cores: the real chat for the accounts of which it is the home, and a second one for the rooms of which it
 * is the home.
 *
 * A request about another user is carried out at the home of that user's name, whether or not anybody has the name, by the
 * handlers of the chat there. The account that asks is a guest there: its id, name, keys, and what it has added and blocked
 * there. Settings stay at home. What follows from a request goes to the homes of the accounts that it concerns: events, one
 * message for each core, and changes.
 *
 * The home of a room has the cards of its members: settings, contacts, blocks and logins. The home of a member sends a
 * changed card before it answers the request that has changed it.
 */

import { Contact, ContactState } from "../../../generated/chatwire/v1/contact.ts";
import type { MessageBody } from "../../../generated/chatwire/v1/message.ts";
import { PeerCounts, PeerCountsChanged } from "../../../generated/chatwire/v1/presence.ts";
import { events } from "../../../generated/chatwire/v1/rules.ts";
import { Receipt, ReceiptChanged, TextReceived } from "../../../generated/chatwire/v1/text.ts";
import type { Outcome } from "../../../src/chat/chat.ts";
import { addRelation } from "../../../src/chat/handlers/contacts.ts";
import { textOf } from "../../../src/chat/handlers/texts/mailbox.ts";
import type { AccountId, Change, MailboxEntry, StoredState } from "../../../src/chat/state/account.ts";
import type { Effect, Receivers } from "../../../src/chat/state/outbox.ts";
import { allLogins, otherLogins } from "../../../src/chat/state/outbox.ts";
import type { ClientConnection } from "../../../src/chat/state/route.ts";
import type { LoginId, User } from "../../../src/chat/state/user.ts";
import type { RandomBytes } from "../../../src/crypto/random-bytes.ts";
import type { Limits } from "../../../src/limits.ts";
import { nameKey } from "../../../src/name.ts";
import { EffectRouter, type EffectTarget } from "../../../src/server/effect-router.ts";
import { applyCard, cardOf } from "./cards.ts";
import { HomeRecords } from "./home-records.ts";
import type { CoreNumber, Homes } from "./homes.ts";
import type { Answer, Card, CoreMessage, ForwardedRequest, LoginFacts, Question, Told } from "./messages.ts";
import { mirrorIntroduction, toldOfIntroduction } from "./mirrored.ts";
import { factsOf, type Handled, identityOf, Part } from "./part.ts";

/** A connection of a client, at the home of its account. */
export interface Client extends EffectTarget {
  readonly connection: ClientConnection;
}

export interface CoreHost {
  /** Monotonic milliseconds. */
  readonly nowMs: number;
  /** Milliseconds since 1970. */
  readonly wallMs: number;
  send(from: CoreNumber, to: CoreNumber, message: CoreMessage): void;
}

export interface CoreOptions {
  readonly number: CoreNumber;
  readonly homes: Homes;
  readonly limits: Limits;
  readonly random: RandomBytes;
  readonly host: CoreHost;
  readonly stored: StoredState;
}

/** What a user whom the account has added is to it. */
const ASKED: ReadonlySet<ContactState> = new Set([ContactState.REQUESTED, ContactState.MUTUAL]);

export class Core {
  readonly number: CoreNumber;
  readonly homes: Homes;
  readonly limits: Limits;
  readonly host: CoreHost;
  readonly people: Part;
  readonly rooms: Part;
  readonly #router = new EffectRouter<Client>();
  readonly #questions = new Map<number, (answer: Answer) => void>();
  #lastQuestion = 0;
  /** Where logins of this home are guests. */
  readonly #guestAt = new Map<LoginId, Set<CoreNumber>>();
  /** The cores that have the card of an account. */
  readonly #cardAt = new Map<AccountId, Set<CoreNumber>>();
  /** The clients that watch their contacts, by their logins. */
  readonly contactWatches = new Map<LoginId, Client>();
  /** Of each login that watches counts, those of each core. */
  readonly #counts = new Map<LoginId, Map<CoreNumber, PeerCounts>>();

  constructor({ number, homes, limits, random, host, stored }: CoreOptions) {
    this.number = number;
    this.homes = homes;
    this.limits = limits;
    this.host = host;
    const own = homes.randomOf(number, random);
    const { nowMs } = host;
    const records = new HomeRecords((id) => homes.ofAccount(id) === number);
    this.people = new Part({ limits, random: own, stored, nowMs, records });
    const noPeople = {
      ...stored,
      accounts: [],
      devices: [],
      relations: [],
      mailboxes: [],
      waiting: [],
      unanswered: [],
    };
    this.rooms = new Part({ limits, random: own, stored: noPeople, nowMs, records: new HomeRecords(() => false) });
  }

  /** When `runDue` is due, in monotonic milliseconds. */
  get dueMs(): number {
    const dues = [this.people.chat, this.rooms.chat].map((chat) =>
      Math.min(chat.nextTimeoutMs, chat.nextTickMs, chat.nextRoomsMs),
    );
    return Math.min(...dues);
  }

  runDue(): void {
    const { nowMs, wallMs } = this.host;
    for (const part of [this.people, this.rooms]) {
      const { chat } = part;
      if (chat.nextTimeoutMs <= nowMs) this.carryOut(part, chat.handleTimeout(nowMs, wallMs));
      if (chat.nextTickMs <= nowMs) this.carryOut(part, chat.handleTick(nowMs));
      if (chat.nextRoomsMs <= nowMs) this.carryOut(part, chat.handleRooms(nowMs));
    }
  }

  ask(to: CoreNumber, question: Question, then: (answer: Answer) => void): void {
    if (to === this.number) {
      this.#answer(to, question, then);
      return;
    }
    this.#lastQuestion += 1;
    this.#questions.set(this.#lastQuestion, then);
    this.host.send(this.number, to, { kind: "question", number: this.#lastQuestion, question });
  }

  tell(to: CoreNumber, told: Told): void {
    if (to === this.number) this.#hear(to, told);
    else this.host.send(this.number, to, told);
  }

  receive(from: CoreNumber, message: CoreMessage): void {
    if (message.kind === "question") {
      const { number, question } = message;
      this.#answer(from, question, (answer) => this.host.send(this.number, from, { kind: "reply", number, answer }));
    } else if (message.kind === "reply") {
      const then = this.#questions.get(message.number);
      this.#questions.delete(message.number);
      then?.(message.answer);
    } else this.#hear(from, message);
  }

  /** Notes that a core gets to know a login. */
  noteGuest(login: LoginId, at: CoreNumber): void {
    const cores = this.#guestAt.get(login) ?? new Set();
    this.#guestAt.set(login, cores.add(at));
  }

  /** Whether a core knows a login. */
  isGuestAt(login: LoginId, at: CoreNumber): boolean {
    return this.#guestAt.get(login)?.has(at) === true;
  }

  /** Notes that a core gets the card of an account, and its changes. @returns whether it had it before */
  noteCard(account: AccountId, at: CoreNumber): boolean {
    const cores = this.#cardAt.get(account) ?? new Set();
    this.#cardAt.set(account, cores);
    const had = cores.has(at);
    cores.add(at);
    return had;
  }

  hasCard(account: AccountId, at: CoreNumber): boolean {
    return this.#cardAt.get(account)?.has(at) === true;
  }

  /** Keeps the counts of a core for a login that watches them. */
  noteCounts(login: LoginId, at: CoreNumber, counts: PeerCounts | undefined): void {
    const all = this.#counts.get(login) ?? new Map<CoreNumber, PeerCounts>();
    if (counts !== undefined) this.#counts.set(login, all.set(at, counts));
  }

  /** The counts of all cores together. */
  countsOf(login: LoginId): PeerCounts {
    const sum = PeerCounts.create();
    for (const { available, connected, away } of this.#counts.get(login)?.values() ?? []) {
      sum.available += available;
      sum.connected += connected;
      sum.away += away;
    }
    return sum;
  }

  /** A request of a client of this core, about nobody of another home. */
  handle(client: Client, asked: Pick<ForwardedRequest, "method" | "body" | "recipient" | "identity">): Handled {
    const { method, body, ...rest } = asked;
    const { nowMs, wallMs } = this.host;
    return this.people.handle(method, body, { connection: client.connection, nowMs, wallMs, ...rest });
  }

  /**
   * Commits the changes of an outcome and carries out its effects, here and at other cores.
   *
   * @param requester  the client whose request it is; undefined: nobody's here
   * @param caller     an account of another home, whose request it is
   * @param whenKnown  called once other cores have the cards that have changed
   * @returns the changes of the caller
   */
  carryOut(
    part: Part,
    { changes, effects }: Outcome,
    {
      requester,
      caller,
      whenKnown = () => undefined,
    }: { requester?: Client; caller?: AccountId; whenKnown?: () => void } = {},
  ): Change[] {
    part.records.commit(changes);
    const touched = new Set<AccountId>();
    const own: Effect[] = [];
    const ofCaller: Change[] = [];
    const ended: [AccountId, LoginId][] = [];
    for (const change of changes) {
      const account = accountOf(change);
      if (account === undefined) continue;
      if (!TOLD.has(change.kind)) touched.add(account);
      const foreign = part === this.people ? this.#foreignPart(change) : account;
      if (foreign === undefined) continue;
      if (foreign === caller) ofCaller.push(change);
      else if (part === this.people && TOLD.has(change.kind))
        this.tell(this.homes.ofAccount(foreign), { kind: "changes", changes: [change] });
    }
    for (const effect of withJoinedEvents(effects)) {
      if (effect.kind === "emit") this.#emit(part, effect, own);
      else if (part === this.rooms) continue;
      else if (effect.kind === "note") this.#note(effect, touched);
      else if (effect.kind === "begin login" || effect.kind === "end login") {
        if (this.homes.ofAccount(effect.user) !== this.number) continue;
        own.push(effect);
        touched.add(effect.user);
        if (effect.kind === "end login") ended.push([effect.user, effect.login]);
      }
    }
    // After what this core has made of the end: the others are told of that, and make nothing of it by themselves.
    for (const [account, login] of ended) this.#endLogin(account, login);
    this.#router.carryOut(own, requester);
    if (part === this.people) this.#sendCards(touched, whenKnown);
    else whenKnown();
    return ofCaller;
  }

  /**
   * Applies changes of accounts of this home that others have made.
   *
   * @param login       the one that sent a text
   * @param isRepeated  whether they may have been applied before
   * @returns the number of the text that was sent, in the mailbox of its sender
   */
  apply(changes: readonly Change[], login: LoginId | undefined, isRepeated = false): number | undefined {
    let textId: number | undefined;
    for (const change of changes) {
      if (change.kind === "text") textId = this.#keepSent(change.entries, login, isRepeated);
      else if (change.kind === "bytes sent") {
        const { account, bytes, servedMs } = change;
        const user = this.people.user(account);
        if (user !== undefined) user.mailbox.sent = { bytes, servedMs };
        this.people.records.commit([change]);
      } else if (change.kind === "receipt") this.#applyReceipt(change);
    }
    return textId;
  }

  /** The connection of a client has ended. */
  leave({ connection }: Client): void {
    this.carryOut(this.people, this.people.chat.leave(connection, this.host.nowMs));
  }

  #answer(from: CoreNumber, question: Question, then: (answer: Answer) => void): void {
    if (question.kind === "request") {
      const invited = question.method === "InviteToRoom" ? invitedIn(question.body) : undefined;
      if (invited === undefined) {
        then(this.#carryOutForwarded(question));
        return;
      }
      // Whether or not anybody has the name, and whether or not it is known here.
      const key = nameKey(invited);
      this.ask(this.homes.ofKey(key), { kind: "whose card", key }, (answer) => {
        if (answer.kind === "card" && answer.card !== undefined) this.#takeCard(answer.card);
        then(this.#carryOutForwarded(question));
      });
    } else if (question.kind === "card") {
      this.#takeCard(question.card);
      then({ kind: "done" });
    } else {
      const user = this.people.state.directory.findKey(question.key);
      const known = user !== undefined && this.homes.ofAccount(user.account.id) === this.number ? user : undefined;
      if (question.kind === "who") then({ kind: "account", account: known && identityOf(known) });
      else {
        if (known !== undefined) this.noteCard(known.account.id, from);
        then({ kind: "card", card: known && cardOf(this.people, known) });
      }
    }
  }

  #hear(from: CoreNumber, told: Told): void {
    if (told.kind === "carry out") this.#carryOutForwarded(told.request);
    else if (told.kind === "event") {
      const own: Effect[] = [];
      this.#emitHere({ ...told, kind: "emit" }, from, own);
      this.#router.carryOut(own, undefined);
    } else if (told.kind === "changes") this.apply(told.changes, undefined);
    else if (told.kind === "introduction") {
      const { own, otherLogin, other } = told;
      if (told.note !== undefined) this.people.guest(other);
      if (otherLogin !== undefined) this.#bring(this.people, other.id, otherLogin);
      this.carryOut(this.people, mirrorIntroduction(this.people, told, this.host.nowMs));
      this.#sendCards(new Set([own]), () => undefined);
    } else {
      this.carryOut(this.people, this.people.endLogin(told.account, told.login, this.host.nowMs));
      this.people.forgetIdle(told.account);
    }
  }

  /** Carries out a request of an account of another home. */
  #carryOutForwarded(request: ForwardedRequest): Answer & { readonly kind: "answer" } {
    const { method, body, recipient, identity, caller, place, isPassing, wallMs } = request;
    const part = place === "people" ? this.people : this.rooms;
    const { account, login, card } = caller;
    const { nowMs } = this.host;
    const wasHere = part.connectionOf(account.id, login.id) !== undefined;
    if (card !== undefined) this.#takeCard(card);
    const user = part.guest(account);
    const connection = this.#bring(part, account.id, login);
    user.mailbox.sent = caller.sent;
    const receiver = method === "SendText" ? this.#named(request) : undefined;
    // The text has one number in the messages of cores about it: that of the receiver's mailbox.
    if (receiver !== undefined) user.mailbox.lastTextId = receiver.mailbox.lastTextId;
    const handled = part.handle(method, body, { connection, recipient, identity, nowMs, wallMs });
    const changes = this.carryOut(part, handled.outcome, { caller: account.id });
    const answer = { kind: "answer", body: handled.body, changes } as const;
    if (receiver !== undefined && handled.body.case === "sendTextResponse") part.keep(account.id);
    if (isPassing && !wasHere) {
      for (const each of [...part.loginsOf(account.id)])
        this.carryOut(part, part.endLogin(account.id, each, nowMs), { caller: account.id });
      part.forgetIdle(account.id);
    }
    const isSent = handled.body.case === "sendTextResponse" && changes.some(({ kind }) => kind === "text");
    if (handled.body.case !== "sendTextResponse" || isSent || receiver === undefined) return answer;
    // It was carried out before, and its first answer is lost.
    return { ...answer, changes: this.#textAgain(account, receiver, handled.body.value.textId), isRepeated: true };
  }

  /** What followed from a text, for the home of its sender. */
  #textAgain({ id: owner }: { readonly id: AccountId }, receiver: User, textId: number): Change[] {
    const query = { kind: "after", owner: receiver.account.id, textId: textId - 1, countMax: 1 } as const;
    const [received] = this.people.records.read(query);
    if (received === undefined) return [];
    const { id: peer, name: peerName } = receiver.account;
    const sent: MailboxEntry = { ...received, owner, peer, peerName, peerTextId: textId, outgoing: true };
    return [{ kind: "text", entries: [sent, received] }];
  }

  #named({ recipient }: Pick<ForwardedRequest, "recipient">): User | undefined {
    const target = recipient?.target;
    return target?.case === "user" ? this.people.state.directory.find(target.value) : undefined;
  }

  #bring(part: Part, account: AccountId, login: LoginFacts): ClientConnection {
    return part.bringLogin(account, login, this.host.nowMs, this.host.wallMs);
  }

  #takeCard(card: Card): void {
    const { nowMs, wallMs } = this.host;
    for (const outcome of applyCard(this.rooms, card, { nowMs, wallMs, addRelation }))
      this.carryOut(this.rooms, outcome);
  }

  /** Sends cards that have changed to the cores that have them. */
  #sendCards(accounts: ReadonlySet<AccountId>, then: () => void): void {
    let open = 1;
    const done = (): void => {
      open -= 1;
      if (open === 0) then();
    };
    for (const id of accounts) {
      const cores = this.#cardAt.get(id);
      const user = this.people.user(id);
      if (cores === undefined || user === undefined) continue;
      const card = cardOf(this.people, user);
      open += cores.size;
      for (const core of cores) this.ask(core, { kind: "card", card }, done);
    }
    done();
  }

  /** The account of another home that a change is about; undefined: none. */
  #foreignPart(change: Change): AccountId | undefined {
    const accounts = change.kind === "text" ? change.entries.map(({ owner }) => owner) : [accountOf(change)];
    return accounts.find((id) => id !== undefined && this.homes.ofAccount(id) !== this.number);
  }

  /** Splits an event by the homes of its receivers. */
  #emit(part: Part, effect: Emission, own: Effect[]): void {
    const byCore = new Map<CoreNumber, Receivers[]>();
    for (const receivers of effect.to) {
      const core = this.homes.ofAccount(receivers.user);
      if (part === this.people && !this.#isTeller(effect.body, core)) continue;
      const list = byCore.get(core) ?? [];
      byCore.set(core, list);
      list.push(core === this.number && part === this.people ? receivers : atHome(part, receivers));
    }
    for (const [core, to] of byCore) {
      if (core === this.number) this.#emitHere({ ...effect, to }, core, own);
      else this.tell(core, { kind: "event", event: effect.event, body: effect.body, to });
    }
  }

  /** Whether an event for an account of a home is told by this core: some are made by two. */
  #isTeller(body: MessageBody, home: CoreNumber): boolean {
    if (body.case === "contactChanged") {
      const { name, state } = body.value.contact ?? Contact.create();
      // The one who is asked decides what its home shows of it. Nobody but the one who is shown the request decides that.
      return ASKED.has(state) ? this.homes.ofKey(nameKey(name)) === this.number : home === this.number;
    }
    // The home of a sender has numbers of its own for the texts.
    if (body.case === "textReceived" || body.case === "receiptChanged") return home === this.number;
    return true;
  }

  #emitHere(effect: Emission, from: CoreNumber, own: Effect[]): void {
    if (effect.body.case !== "peerCountsChanged" || this.homes.count === 1) {
      own.push(effect);
      return;
    }
    for (const receivers of effect.to) {
      if (receivers.kind !== "only") continue;
      for (const login of receivers.logins) {
        this.noteCounts(login, from, effect.body.value.counts);
        const counts = this.countsOf(login);
        const body = events.PeerCountsChanged.wrap(PeerCountsChanged.create({ counts }));
        own.push({ kind: "emit", to: [{ ...receivers, logins: [login] }], event: events.PeerCountsChanged, body });
      }
    }
  }

  #note({ to, note }: Effect & { readonly kind: "note" }, touched: Set<AccountId>): void {
    if (note.key !== "login" && !note.key.startsWith("introduction ")) return;
    for (const receivers of to) {
      touched.add(receivers.user);
      const home = this.homes.ofAccount(receivers.user);
      if (home === this.number || note.key === "login") continue;
      const told = toldOfIntroduction(this.people, receivers, note);
      if (told === undefined) continue;
      if (told.otherLogin !== undefined) this.noteGuest(told.otherLogin.id, home);
      this.tell(home, told);
    }
  }

  #endLogin(account: AccountId, login: LoginId): void {
    for (const core of this.#guestAt.get(login) ?? []) this.tell(core, { kind: "login over", account, login });
    this.#guestAt.delete(login);
    this.#counts.delete(login);
    this.contactWatches.delete(login);
  }

  /** Keeps the sender's entry of a text that the receiver's home has taken. The number is that of the sender's mailbox. */
  #keepSent(entries: readonly [MailboxEntry, MailboxEntry], login: LoginId | undefined, isRepeated: boolean) {
    const [sent, received] = entries;
    const user = this.people.user(sent.owner);
    if (user === undefined) return undefined;
    const known = isRepeated ? this.#sentAs(sent) : undefined;
    if (known !== undefined) return known.textId;
    const { peer: id, peerName: name } = sent;
    this.people.guest({ id, name, key: nameKey(name) });
    this.people.keep(id);
    const textId = user.mailbox.lastTextId + 1;
    const entry = { ...sent, textId };
    const outcome = this.people.run(this.host.nowMs, (state) => {
      user.mailbox.lastTextId = textId;
      state.outbox.store({ kind: "text", entries: [entry, received] });
      const by = login === undefined ? undefined : user.logins.get(login);
      const to = by === undefined ? allLogins(user) : otherLogins(by);
      if (user.logins.size > 1 || by === undefined)
        state.outbox.emit(to, events.TextReceived, TextReceived.create({ text: textOf(user, entry) }));
    });
    this.carryOut(this.people, outcome, { caller: received.owner });
    return textId;
  }

  /** The sender's entry of a text, by its number in the receiver's mailbox. */
  #sentAs({ owner, peer, peerTextId }: Pick<MailboxEntry, "owner" | "peer" | "peerTextId">, isUpTo = false) {
    const query = { kind: "with", owner, peer, before: 0, countMax: 1_000 } as const;
    return this.people.records
      .read(query)
      .find((entry) => entry.outgoing && (isUpTo ? entry.peerTextId <= peerTextId : entry.peerTextId === peerTextId));
  }

  /** A receipt for the texts up to one, given by its number in the receiver's mailbox. */
  #applyReceipt({ account, peer, textId: peerTextId, receipt: given }: Change & { readonly kind: "receipt" }): void {
    const user = this.people.user(account);
    const entry = this.#sentAs({ owner: account, peer, peerTextId }, true);
    if (user === undefined || entry === undefined) return;
    const receipt = given === Receipt.READ && !user.account.privacy.readReceipts ? Receipt.DELIVERED : given;
    if (entry.receipt >= receipt) return;
    const { textId, peerName: to } = entry;
    const outcome = this.people.run(this.host.nowMs, (state) => {
      state.outbox.store({ kind: "receipt", account, peer, textId, receipt });
      state.outbox.emit(allLogins(user), events.ReceiptChanged, ReceiptChanged.create({ to, textId, receipt }));
    });
    this.carryOut(this.people, outcome);
  }

  /** The facts of the login of a client, for another core. */
  factsOf({ connection: { login } }: Client): LoginFacts | undefined {
    return login && factsOf(login);
  }
}

type Emission = Effect & { readonly kind: "emit" };

/** The effects, of which those that send one body to several receivers after each other are one. */
function withJoinedEvents(effects: readonly Effect[]): readonly Effect[] {
  const joined: Effect[] = [];
  for (const effect of effects) {
    const last = joined.at(-1);
    if (effect.kind === "emit" && last?.kind === "emit" && last.body === effect.body)
      joined[joined.length - 1] = { ...last, to: [...last.to, ...effect.to] };
    else joined.push(effect);
  }
  return joined;
}

const TOLD: ReadonlySet<Change["kind"]> = new Set(["text", "bytes sent", "receipt"]);

/** The account that a change is about; undefined: none, or several. */
function accountOf(change: Change): AccountId | undefined {
  switch (change.kind) {
    case "account":
      return change.account.id;
    case "relation":
    case "relation removed":
      return change.relation.account;
    case "text":
      return change.entries[0].owner;
    case "bytes sent":
    case "receipt":
      return change.account;
    default:
      return undefined;
  }
}

/** Receivers by the ids that their logins have at home. */
function atHome(part: Part, receivers: Receivers): Receivers {
  if (receivers.kind === "all") return receivers;
  if (receivers.kind === "all but") return { ...receivers, login: part.idAtHome(receivers.login) };
  return { ...receivers, logins: receivers.logins.map((login) => part.idAtHome(login)) };
}

function invitedIn(body: MessageBody): string | undefined {
  return body.case === "inviteToRoomRequest" ? body.value.user : undefined;
}
