/** Predicts, with the model, the answer and the events of each operation. */

import type { Subjects } from "./actor.ts";
import type { RunLimits } from "./direct-chat.ts";
import { peerLine } from "./lines.ts";
import {
  added,
  createModelUser,
  hasLeft,
  hasLost,
  keyOf,
  MODEL_PRESETS,
  type ModelAnnouncement,
  type ModelIntroduction,
  type ModelLogin,
  type ModelMessage,
  type ModelText,
  type ModelUser,
  numberIn,
  type PrivacyModel,
  portOf,
  settingsLine,
  wordOf,
} from "./model.ts";
import { announcedIn, namesIn, type Operation } from "./operations.ts";

const START_MS = 1_700_000_000_000;
const STEP_MS = 1_000;

/** The expected answer and events, without changes of the list of peers. */
export interface Expected {
  /** Undefined if the operation makes no request. */
  readonly answer: string | undefined;
  /** By connection, in any order. */
  readonly events: ReadonlyMap<number, readonly string[]>;
}

interface ContactsBefore {
  readonly user: ModelUser;
  readonly contacts: ReturnType<PrivacyModel["contactsOf"]>;
}

/** Operations by which a user relates to another, who may get a request, or its end. */
const RELATING: readonly Operation["kind"][] = ["add contact", "remove contact", "block", "unblock"];

const NOT_FOUND = "refused USER_NOT_FOUND";

export class PrivacyOracle {
  readonly model: PrivacyModel;
  readonly #limits: RunLimits;
  /** By receiver: how many texts each sender sent while it could not see the receiver. */
  #unseen = new Map<ModelUser, Map<ModelUser, number>>();
  #events = new Map<number, string[]>();
  /** By receiver: how many events strangers have caused since time passed. */
  #caused = new Map<ModelUser, number>();
  /** By receiver: the texts that it was not told of since time passed, or since it was told of a later one. */
  #held = new Map<ModelUser, ModelText[]>();

  constructor(model: PrivacyModel, limits: RunLimits) {
    this.model = model;
    this.#limits = limits;
  }

  /**
   * Applies an operation to the model.
   *
   * @param made  the id of the invitation and the number of the message, if the operation made one
   */
  apply(operation: Operation, made: Subjects): Expected {
    this.#events = new Map();
    const before = this.#contacts();
    const answer = this.#answer(operation, made);
    this.#expectContacts(before, operation);
    return { answer, events: this.#events };
  }

  #answer(operation: Operation, made: Subjects): string | undefined {
    if (operation.kind === "restart") return this.#restart();
    if (operation.kind === "time passes") return this.#passTime();
    if (operation.kind === "register") return this.#register(operation);
    const user = this.model.find(operation.actor);
    if (user === undefined) throw new Error("The operation has no acting user.");
    if (operation.kind === "log in") return this.#logIn(user, operation.connection);
    const login = user.logins.find(({ connection }) => connection === operation.connection);
    if (login === undefined) throw new Error("The operation's connection has no login.");
    return this.#alone(operation, user, login) ?? this.#towards(operation, user, login, made);
  }

  /** Operations that name no other user. */
  #alone(operation: Operation, user: ModelUser, login: ModelLogin): string | undefined {
    const { model } = this;
    switch (operation.kind) {
      case "log off":
        this.#endLogin(user, login);
        return "done";
      case "drop":
        this.#loseLogin(user, login);
        return "";
      case "detach":
      case "resume":
        login.detached = operation.kind === "detach";
        return "";
      case "take message":
      case "keep message":
      case "refuse message":
        this.#answerMessage(operation.kind, login);
        return "";
      case "delete account":
        return this.#delete(user, login);
      case "set privacy":
        user.settings = operation.settings;
        this.#expect(user, `privacy changed ${settingsLine(user.settings)}`, operation.connection);
        this.#endRefused(user);
        return `privacy ${settingsLine(user.settings)}`;
      case "get peers":
        return `peers ${model.view(user).map(peerLine).join(", ")}`;
      case "list contacts": {
        const contacts = [...model.contactsOf(user)].sort(([a], [b]) => (a < b ? -1 : 1));
        return `contacts ${contacts.map(([, { name, state }]) => `${name} ${state}`).join(", ")}`;
      }
      case "list blocked": {
        const blocked = [...user.blocked].sort(([a], [b]) => (a < b ? -1 : 1));
        return `blocked ${blocked.map(([, written]) => written).join(", ")}`;
      }
      case "unwatch":
        login.watching = undefined;
        return "done";
      case "watch":
        // Asked for again, the same watch goes on.
        if (login.watching?.kind !== "everyone") login.watching = { kind: "everyone" };
        return "done";
      case "watch contacts":
        login.watching = { kind: "contacts" };
        return "done";
      case "watch names":
        login.watching = { kind: "names", keys: new Set(namesIn(operation).map(keyOf)) };
        return "done";
      case "watch counts":
        login.watching = { kind: "counts" };
        return model.countsOf(user);
      case "away":
      case "available":
        login.away = operation.kind === "away";
        return "done";
      case "broadcast":
        return this.#broadcast(user, operation.index);
      case "fetch texts": {
        const { lastTextId } = user;
        const heard = model.mailboxOf(user).filter(({ from }) => !user.blocked.has(keyOf(from.name)));
        return `texts ${heard.map((text) => this.#textLine(user, text)).join(", ")}; up to ${lastTextId} of ${lastTextId}`;
      }
      case "confirm texts":
        return this.#confirm(user);
      default:
        return undefined;
    }
  }

  /** Operations that name another user or an unknown name. */
  #towards(operation: Operation, user: ModelUser, login: ModelLogin, made: Subjects): string {
    const { model } = this;
    const other = model.find(operation.to);
    switch (operation.kind) {
      case "add contact":
        user.contacts.set(keyOf(operation.to), { written: operation.to, target: other });
        user.declined.delete(keyOf(operation.to));
        return "done";
      case "remove contact":
        return this.#removeContact(user, operation.to, other);
      case "block":
        user.blocked.set(keyOf(operation.to), operation.to);
        takeBack(user, keyOf(operation.to));
        this.#endBlocked(user, other);
        return "done";
      case "unblock":
        user.blocked.delete(keyOf(operation.to));
        return "done";
      case "mark read":
        if (other !== undefined) this.#read(user, other);
        return "done";
      case "accept":
      case "decline":
      case "cancel":
      case "hang up":
        return this.#continue(operation, user, login, other);
      case "announce":
        this.#announce(operation, user, login, made.introductionId);
        return "done";
      default:
        return other === undefined ? NOT_FOUND : this.#reach(operation, user, login, other, made);
    }
  }

  /** Operations that need the permission of the other user. */
  #reach(operation: Operation, user: ModelUser, login: ModelLogin, other: ModelUser, made: Subjects): string {
    const { model } = this;
    const { index, kind } = operation;
    if (kind === "get history") {
      if (!model.mayRemember(user, other)) return NOT_FOUND;
      const texts = model.mailboxOf(user).filter(({ from, to }) => from === other || to === other);
      return `history ${texts
        .reverse()
        .map((text) => this.#textLine(user, text))
        .join(", ")}`;
    }
    if (kind === "invite") {
      if (!model.may("connect", user, other)) return NOT_FOUND;
      if (model.statusOf(other) === "away") return "refused USER_AWAY";
      const earlier = model.between(user, other);
      // While the other side may come back, nobody learns that it is lost.
      if (earlier?.lost.size === 0 && !hasLeft(user, earlier)) return "refused ALREADY_INTRODUCED";
      const untold = !this.#mayReach(other, user);
      if (earlier !== undefined) this.#endLost(earlier);
      const { introductionId: invitationId } = made;
      const introduction = { id: invitationId, inviter: user, inviterConnection: login.connection, invited: other };
      model.introductions.push({ ...introduction, invitedConnection: undefined, open: false, untold, lost: new Set() });
      if (!untold) this.#expect(other, `invited by ${user.name} ${invitationId}`);
      return `inviting ${invitationId}`;
    }
    if (!model.may("message", user, other)) return NOT_FOUND;
    if (kind === "type") {
      login.typingTo.add(other);
      if (this.#mayReach(other, user)) this.#expect(other, `${user.name} types`);
      return "done";
    }
    if (kind === "send message") {
      if (!model.may("see", user, other)) return NOT_FOUND;
      if (model.statusOf(other) === "away") return "refused USER_AWAY";
      this.#expect(other, `message of ${user.name}: text ${index}`);
      const unanswered = new Set(other.logins.map(({ connection }) => connection));
      const { messageNumber: number } = made;
      const waits = { unanswered, kept: new Set<number>(), taken: false, withheld: false };
      model.messages.push({ number, from: user, connection: login.connection, to: other, ...waits });
      return `message ${number}`;
    }
    if (this.#isFull(user, other)) return "refused LIMIT_REACHED";
    if (!model.may("see", user, other)) {
      const counts = this.#unseen.get(other) ?? new Map<ModelUser, number>();
      this.#unseen.set(other, counts.set(user, (counts.get(user) ?? 0) + 1));
    }
    user.lastTextId += 1;
    other.lastTextId += 1;
    const text: ModelText = {
      from: user,
      to: other,
      sentId: user.lastTextId,
      receivedId: other.lastTextId,
      text: `text ${index}`,
      sentMs: START_MS + index * STEP_MS,
      receipt: "stored",
      announced: "stored",
    };
    model.texts.push(text);
    if (this.#mayReach(other, user)) this.#expectText(text);
    else this.#held.set(other, [...(this.#held.get(other) ?? []), text]);
    this.#expect(user, this.#textLine(user, text), login.connection);
    return `sent ${text.sentId} ${text.sentMs}`;
  }

  /** Whether a user gets what another one causes. What strangers cause is limited while the user is there. */
  #mayReach(receiver: ModelUser, sender: ModelUser): boolean {
    if (receiver.logins.length === 0 || this.model.trusts(receiver, sender)) return true;
    const count = (this.#caused.get(receiver) ?? 0) + 1;
    if (count > 2 * this.#limits.strangerEventsPerSecond) return false;
    this.#caused.set(receiver, count);
    return true;
  }

  /** Whoever gets a text fetches those that it did not get. */
  #expectText(text: ModelText): void {
    this.#held.delete(text.to);
    this.#expect(text.to, this.#textLine(text.to, text));
  }

  /**
   * Whether too many texts wait. A sender who may not see the receiver is held against what such senders sent,
   * whether or not it was confirmed.
   */
  #isFull(sender: ModelUser, receiver: ModelUser): boolean {
    const { waitingTextsPerSenderMax, waitingTextsMax, waitingTextsOfOthersMax } = this.#limits;
    if (!this.model.may("see", sender, receiver)) {
      const counts = this.#unseen.get(receiver) ?? new Map<ModelUser, number>();
      const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
      return (counts.get(sender) ?? 0) >= waitingTextsPerSenderMax || total >= waitingTextsOfOthersMax;
    }
    const waiting = this.model.texts.filter(({ to, receipt }) => to === receiver && receipt === "stored");
    const own = waiting.filter(({ from }) => from === sender).length;
    const isContact = added(sender, receiver) && added(receiver, sender);
    const max = isContact ? waitingTextsMax : Math.min(waitingTextsMax, waitingTextsOfOthersMax);
    return own >= waitingTextsPerSenderMax || waiting.length >= max;
  }

  #register({ actor, connection, settings }: Operation): string {
    const { model } = this;
    const isPublic = wordOf(settings) === "public";
    const user = createModelUser(actor, isPublic ? MODEL_PRESETS.public : MODEL_PRESETS.private);
    model.users.set(keyOf(actor), user);
    this.#logIn(user, connection);
    return `registered ${portOf(connection)}`;
  }

  #logIn(user: ModelUser, connection: number): string {
    user.logins.push({ connection, away: false, watching: undefined, detached: false, typingTo: new Set() });
    for (const { id, inviter, invited, open, untold } of this.model.introductionsOf(user))
      if (invited === user && !open && !untold) this.#expectAt(connection, `invited by ${inviter.name} ${id}`);
    const { name, settings, confirmedTextId } = user;
    const privacy = `${wordOf(settings)} ${settingsLine(settings)}`;
    return `welcome ${name} ${privacy} ${portOf(connection)} confirmed ${confirmedTextId}`;
  }

  /**
   * The first that takes a message decides, or the last that refuses it; nobody, once the sender may not learn an answer. One
   * that keeps it may still refuse it.
   */
  #answerMessage(kind: "take message" | "keep message" | "refuse message", { connection }: ModelLogin): void {
    const { model } = this;
    const message = model.messageAt(connection);
    if (message === undefined) return;
    const { from, to, unanswered, kept } = message;
    unanswered.delete(connection);
    kept.delete(connection);
    const mayLearn = model.may("see", from, to) && model.may("message", from, to) && model.statusOf(to) !== "away";
    if (!mayLearn) message.withheld = true;
    if (message.withheld) return;
    if (kind === "keep message") {
      kept.add(connection);
      if (!message.taken) this.#expectOutcome(message, "taken");
      message.taken = true;
    } else if (kind === "take message") this.#endMessage(message, "taken");
    else if (kept.size === 0 && (unanswered.size === 0 || message.taken))
      this.#endMessage(message, unanswered.size === 0 ? "refused" : "unknown");
  }

  #endMessage(message: ModelMessage, outcome: "taken" | "refused" | "unknown"): void {
    this.model.messages = this.model.messages.filter((other) => other !== message);
    if (!message.taken) this.#expectOutcome(message, outcome);
    else if (outcome !== "taken") this.#expectOutcome(message, `${outcome} at ${message.to.name}`);
  }

  #expectOutcome({ number, from, connection }: ModelMessage, outcome: string): void {
    const isThere = from.logins.some((login) => login.connection === connection);
    if (isThere) this.#expectAt(connection, `outcome of ${number} ${outcome}`);
  }

  /** A login's conversations end with it. An unanswered invitation ends with the last login of the invited user. */
  #endLogin(user: ModelUser, login: ModelLogin): void {
    const { connection, typingTo } = login;
    const isLast = user.logins.length === 1;
    for (const introduction of this.model.introductionsOf(user)) {
      const own = introduction.inviter === user ? introduction.inviterConnection : introduction.invitedConnection;
      if (own === undefined ? isLast : own === connection) this.#end(introduction, user);
    }
    user.logins = user.logins.filter((login) => login.connection !== connection);
    this.model.messages = this.model.messages.filter((each) => !each.taken || each.connection !== connection);
    this.model.announcements = this.model.announcements.filter(
      (each) => each.user !== user || each.connection !== connection,
    );
    for (const other of typingTo) {
      const goesOn = user.logins.some((login) => login.typingTo.has(other));
      const isLive = this.model.find(other.name) === other;
      if (isLive && !goesOn && this.model.may("message", user, other))
        this.#expect(other, `${user.name} stopped typing`);
    }
  }

  /** The conversations of a lost connection go on for some time. All else ends as with the login. */
  #loseLogin(user: ModelUser, login: ModelLogin): void {
    const conversations = this.model.introductionsOf(user).filter(({ open, inviter, ...introduction }) => {
      const own = inviter === user ? introduction.inviterConnection : introduction.invitedConnection;
      return open && own === login.connection;
    });
    for (const { lost } of conversations) lost.add(user);
    this.model.introductions = this.model.introductions.filter((introduction) => !conversations.includes(introduction));
    this.#endLogin(user, login);
    this.model.introductions.push(...conversations);
  }

  /** Ends a conversation of which a side is lost, for a reason of the server's own. */
  #endLost(introduction: ModelIntroduction): void {
    this.#end(introduction, introduction.inviter);
    this.#expectEndFor(introduction, introduction.inviter);
  }

  #delete(user: ModelUser, { connection }: ModelLogin): string {
    for (const login of user.logins) {
      if (login.connection !== connection) this.#expectAt(login.connection, "closed ACCOUNT_DELETED");
    }
    for (const login of [...user.logins]) this.#endLogin(user, login);
    for (const introduction of this.model.introductionsOf(user)) this.#end(introduction, user);
    this.model.users.delete(keyOf(user.name));
    return "done";
  }

  #restart(): undefined {
    this.model.introductions = [];
    this.model.announcements = [];
    this.model.messages = [];
    this.#caused = new Map();
    this.#held = new Map();
    for (const user of this.model.users.values()) user.logins = [];
    // The server counts again the texts for which the sender got no receipt.
    this.#unseen = new Map();
    const isLive = (user: ModelUser): boolean => this.model.find(user.name) === user;
    for (const { from, to, announced } of this.model.texts) {
      if (announced !== "stored" || !isLive(from) || !isLive(to) || this.model.may("see", from, to)) continue;
      const counts = this.#unseen.get(to) ?? new Map<ModelUser, number>();
      this.#unseen.set(to, counts.set(from, (counts.get(from) ?? 0) + 1));
    }
  }

  #passTime(): undefined {
    this.model.announcements = [];
    for (const message of this.model.messages.filter(({ taken }) => !taken)) this.#endMessage(message, "unknown");
    for (const introduction of this.model.introductions.filter(({ lost }) => lost.size > 0))
      this.#endLost(introduction);
    for (const introduction of this.model.introductions.filter(({ open }) => !open)) {
      this.#expectAt(introduction.inviterConnection, `declined ${introduction.id}`);
      if (!introduction.untold) this.#expect(introduction.invited, `cancelled ${introduction.id}`);
    }
    this.#caused = new Map();
    for (const [user, texts] of this.#held) {
      const latest = texts.findLast(({ from }) => !user.blocked.has(keyOf(from.name)));
      if (latest !== undefined && this.model.find(user.name) === user) this.#expectText(latest);
    }
    this.#held = new Map();
    this.model.introductions = this.model.introductions.filter(({ open }) => open);
  }

  #removeContact(user: ModelUser, name: string, other: ModelUser | undefined): string {
    const { model } = this;
    const key = keyOf(name);
    takeBack(user, key);
    if (other === undefined) return "done";
    // A request that is shown is declined. Its sender gets no event.
    if (model.contactsOf(user).get(key)?.state === "received") user.declined.set(key, other);
    // An invitation that only a contact may send ends.
    const introduction = model.between(user, other);
    if (introduction?.open === false && !model.may("connect", introduction.inviter, introduction.invited)) {
      this.#end(introduction, introduction.invited);
      this.#expectEndFor(introduction, introduction.invited);
    }
    return "done";
  }

  #broadcast(user: ModelUser, index: number): string {
    const { model } = this;
    const reached = [...model.users.values()].filter(
      (other) => model.statusOf(other) !== "away" && model.may("broadcast", user, other),
    );
    for (const other of reached) this.#expect(other, `broadcast of ${user.name}: text ${index}`);
    return `broadcast to ${reached.length}`;
  }

  #confirm(user: ModelUser): string {
    const { model } = this;
    user.confirmedTextId = user.lastTextId;
    const fresh = model.mailboxOf(user).filter(({ to, receipt }) => to === user && receipt === "stored");
    for (const text of fresh) text.receipt = "delivered";
    const lastOfEach = new Map(fresh.map((text) => [text.from, text]));
    for (const [sender, text] of lastOfEach) {
      if (model.may("see", sender, user)) this.#expectReceipt(text, "delivered");
    }
    return "done";
  }

  #read(user: ModelUser, sender: ModelUser): void {
    const { model } = this;
    const texts = model.mailboxOf(user).filter(({ from, to }) => from === sender && to === user);
    const last = texts.at(-1);
    if (last === undefined || last.receipt === "read") return;
    const wasStored = last.receipt === "stored";
    for (const text of texts) text.receipt = "read";
    // A sender who may not learn that the text was read may still learn that it was delivered.
    if (model.maySeeRead(sender, user)) this.#expectReceipt(last, "read");
    else if (wasStored && model.may("see", sender, user)) this.#expectReceipt(last, "delivered");
  }

  /** Accepts, declines, cancels or hangs up. */
  #continue(operation: Operation, user: ModelUser, login: ModelLogin, other: ModelUser | undefined): string {
    const { model } = this;
    const introduction = other && model.between(user, other);
    if (introduction === undefined) return "refused INTRODUCTION_NOT_FOUND";
    const { id, open, inviter, invited, inviterConnection } = introduction;
    const isInvited = !open && invited === user;
    const { kind } = operation;
    const own = inviter === user ? inviterConnection : introduction.invitedConnection;
    const fits =
      kind === "accept" || kind === "decline"
        ? isInvited
        : own === login.connection && (kind === "cancel" ? !open && inviter === user : open);
    if (!fits) return "refused INTRODUCTION_STATE";
    if (kind === "accept") {
      introduction.invitedConnection = login.connection;
      introduction.open = true;
      introduction.untold = false;
      this.#expectAt(inviterConnection, `introduced to ${user.name} ${id} ${login.connection} by 32 bytes`);
      this.#expect(user, `cancelled ${id}`, login.connection);
      return `introduced to ${inviter.name} ${id} ${inviterConnection} by 32 bytes`;
    }
    this.#end(introduction, user);
    if (kind === "decline" && !introduction.untold) this.#expect(user, `cancelled ${id}`, login.connection);
    return "done";
  }

  /** The answer never depends on the other user, and nothing but a match or an asked side has a consequence. */
  #announce(operation: Operation, user: ModelUser, { connection }: ModelLogin, introductionId: number): void {
    const { model } = this;
    const own = { user, connection, to: keyOf(operation.to), ...announcedIn(operation) };
    model.announcements = model.announcements.filter((each) => each.user !== user || each.id !== own.id);
    model.announcements.push(own);
    const counterpart = model.counterpartOf(own);
    if (counterpart !== undefined) this.#introduceAgain(own, counterpart, introductionId);
    else this.#askOther(user, model.users.get(own.to));
  }

  /** Makes the conversation, unless its invited user may not be connected to any more: then neither side learns of it. */
  #introduceAgain(own: ModelAnnouncement, other: ModelAnnouncement, id: number): void {
    const { model } = this;
    const [inviter, invited] = own.isInviter ? [own, other] : [other, own];
    if (!model.may("connect", inviter.user, invited.user)) return;
    const earlier = model.between(inviter.user, invited.user);
    const givesWay =
      earlier?.open && (earlier.lost.size > 0 || [own, other].some(({ user }) => hasLeft(user, earlier)));
    if (earlier !== undefined && !givesWay) return;
    model.announcements = model.announcements.filter((each) => each !== own && each !== other);
    if (earlier !== undefined) this.#endLost(earlier);
    model.introductions.push({
      ...{ id, inviter: inviter.user, inviterConnection: inviter.connection },
      ...{ invited: invited.user, invitedConnection: invited.connection, open: true, untold: false, lost: new Set() },
    });
    for (const [to, peer] of [
      [inviter, invited],
      [invited, inviter],
    ] as const) {
      const { name } = peer.user;
      const line = `introduced again to ${name} ${id} 0 by 0 bytes, ${own.id}, by ${keyOf(name)}`;
      this.#expectAt(to.connection, line);
    }
  }

  /** If only the announcing side of a conversation was lost, the other one is asked to announce it too. */
  #askOther(user: ModelUser, other: ModelUser | undefined): void {
    const introduction = other && this.model.between(user, other);
    if (other === undefined || !introduction?.open || introduction.lost.has(other)) return;
    if (!hasLost(user, introduction)) return;
    const { id, inviter, inviterConnection, invitedConnection } = introduction;
    this.#expectAt((inviter === other ? inviterConnection : invitedConnection) ?? 0, `announcementAsked ${id}`);
  }

  /** Ends the introductions that a user's settings no longer allow. */
  #endRefused(user: ModelUser): void {
    for (const introduction of this.model.introductionsOf(user)) {
      const partner = introduction.inviter === user ? introduction.invited : introduction.inviter;
      const isOwnInvitation = !introduction.open && introduction.inviter === user;
      if (isOwnInvitation || this.model.may("connect", partner, user)) continue;
      this.#end(introduction, user);
      this.#expectEndFor(introduction, user);
    }
  }

  #endBlocked(user: ModelUser, other: ModelUser | undefined): void {
    const introduction = other && this.model.between(user, other);
    if (introduction === undefined) return;
    this.#end(introduction, user);
    this.#expectEndFor(introduction, user);
  }

  /** Ends an introduction; the other side gets hung up, cancelled or declined. */
  #end(introduction: ModelIntroduction, by: ModelUser): void {
    this.model.introductions = this.model.introductions.filter((other) => other !== introduction);
    const { id, open, inviter, inviterConnection, invited, untold } = introduction;
    if (open) this.#expectHungUp(introduction, inviter === by ? invited : inviter);
    else if (inviter !== by) this.#expectAt(inviterConnection, `declined ${id}`);
    else if (!untold) this.#expect(invited, `cancelled ${id}`);
  }

  /** The user's own clients get the end of an introduction that they did not ask for. */
  #expectEndFor(introduction: ModelIntroduction, user: ModelUser): void {
    const { id, open, inviter, inviterConnection } = introduction;
    if (open) this.#expectHungUp(introduction, user);
    else if (inviter === user) this.#expectAt(inviterConnection, `declined ${id}`);
    else if (!introduction.untold) this.#expect(user, `cancelled ${id}`);
  }

  #expectHungUp({ id, inviter, lost, ...introduction }: ModelIntroduction, user: ModelUser): void {
    if (lost.has(user)) return;
    const connection = inviter === user ? introduction.inviterConnection : introduction.invitedConnection;
    this.#expectAt(connection ?? 0, `hungUp ${id}`);
  }

  #contacts(): ContactsBefore[] {
    return [...this.model.users.values()].map((user) => ({ user, contacts: this.model.contactsOf(user) }));
  }

  /** "A contact or a request is new, different or gone." */
  #expectContacts(before: readonly ContactsBefore[], { kind, actor }: Operation): void {
    const by = RELATING.includes(kind) ? this.model.find(actor) : undefined;
    for (const { user, contacts } of before) {
      if (this.model.find(user.name) !== user) continue;
      const after = this.model.contactsOf(user);
      for (const key of new Set([...contacts.keys(), ...after.keys()])) {
        const old = contacts.get(key);
        const now = after.get(key);
        if (old?.state === now?.state) continue;
        const isAsked = [old, now].some((contact) => contact !== undefined && contact.state !== "received");
        if (by !== undefined && by !== user && !isAsked && !this.#mayReach(user, by)) continue;
        this.#expect(user, now === undefined ? `contact ${old?.name} none` : `contact ${now.name} ${now.state}`);
      }
    }
  }

  /** The sender gets a receipt for all texts up to this one, and the mailbox keeps it. */
  #expectReceipt({ from, to, sentId }: ModelText, receipt: "delivered" | "read"): void {
    for (const text of this.model.texts) {
      const isMeant = text.from === from && text.to === to && text.sentId <= sentId;
      if (isMeant && text.announced !== "read") text.announced = receipt;
    }
    this.#expect(from, `receipt of ${to.name} ${sentId} ${receipt}`);
  }

  #expect(user: ModelUser, line: string, except?: number): void {
    for (const { connection } of user.logins) if (connection !== except) this.#expectAt(connection, line);
  }

  #expectAt(connection: number, line: string): void {
    const lines = this.#events.get(connection);
    if (lines === undefined) this.#events.set(connection, [line]);
    else lines.push(line);
  }

  #textLine(owner: ModelUser, text: ModelText): string {
    const receipt = text.from === owner ? text.announced : "unspecified";
    const { from, to, sentMs } = text;
    return `${numberIn(owner, text)} ${from.name} to ${to.name} at ${sentMs} ${receipt}: ${text.text}`;
  }
}

/** Removes a contact. The answer to the request is forgotten with it. */
function takeBack(user: ModelUser, key: string): void {
  const target = user.contacts.get(key)?.target;
  user.contacts.delete(key);
  if (target?.declined.get(keyOf(user.name)) === user) target.declined.delete(keyOf(user.name));
}
