import type { MessageBody } from "../../generated/chatwire/v1/message.ts";
import type { RandomBytes } from "../crypto/random-bytes.ts";
import { ProtocolError } from "../errors.ts";
import type { Limits } from "../limits.ts";
import type { SocketAddress } from "../socket-address.ts";
import { messageRoutes } from "./handlers/application-messages.ts";
import { addRelation, contactRoutes } from "./handlers/contacts.ts";
import { deviceRoutes } from "./handlers/devices.ts";
import { expireInvitation } from "./handlers/end-introduction.ts";
import { loginRoutes, logOff } from "./handlers/login.ts";
import { forgetOldTexts, mailboxRoutes } from "./handlers/mailbox.ts";
import { passwordRoutes } from "./handlers/password.ts";
import { PasswordProofs } from "./handlers/password-proofs.ts";
import { presenceRoutes } from "./handlers/presence.ts";
import { privacyRoutes } from "./handlers/privacy.ts";
import { signallingRoutes } from "./handlers/signalling.ts";
import { textRoutes } from "./handlers/texts.ts";
import type { Change, MailboxEntry, MailboxQuery, StoredState } from "./state/account.ts";
import type { ChatState } from "./state/chat-state.ts";
import { Directory } from "./state/directory.ts";
import { Introductions } from "./state/introductions.ts";
import { LoginThrottle } from "./state/login-throttle.ts";
import { PendingProofs } from "./state/pending-proofs.ts";
import { Registrations } from "./state/registration-throttle.ts";
import {
  type ChatMethodName,
  type ClientConnection,
  type Effect,
  Outbox,
  type Request,
  type Route,
  StoreQuery,
} from "./state/route.ts";
import { IterationCounts } from "./state/scram-iterations.ts";

/** What comes of a request or of the end of a connection. */
export interface Outcome {
  /** To be kept before anything else happens. */
  readonly changes: readonly Change[];
  readonly effects: readonly Effect[];
}

/** An answer, and what else is to happen. */
export interface Reply {
  readonly answer: MessageBody;
  readonly outcome: Outcome;
}

/** A request whose answer needs what only the store has: to be read after all changes before it are kept. */
export interface NeedsQuery {
  readonly query: MailboxQuery;
  /** @throws ProtocolError the refusal; nothing has changed then */
  readonly resume: (entries: readonly MailboxEntry[]) => Reply;
}

export interface ChatOptions {
  readonly limits: Limits;
  readonly random: RandomBytes;
  readonly kept: StoredState;
  /** Monotonic milliseconds. */
  readonly nowMs: number;
}

/** How often texts are looked through for those that are too old. */
const FORGET_INTERVAL_MS = 600_000;
/** And how soon after the start: the server may have been down for long. */
const FIRST_FORGET_MS = 60_000;

/**
 * The rules of the chat, without I/O: who is registered, who is there, who may
 * see and reach whom, and who is being introduced to whom.
 */
export class Chat {
  readonly #world: ChatState;
  readonly #routes: ReadonlyMap<string, Route>;
  #forgetMs: number;

  constructor({ limits, random, kept, nowMs }: ChatOptions) {
    this.#forgetMs = nowMs + FIRST_FORGET_MS;
    const introductions = new Introductions(limits, random);
    const directory = new Directory(introductions, limits, kept.lastAccountId);
    const throttle = new LoginThrottle(limits);
    this.#world = {
      limits,
      random,
      secret: kept.secret,
      directory,
      introductions,
      throttle,
      begun: new PendingProofs(),
      registrations: new Registrations(limits),
      rounds: new IterationCounts(limits.scramIterations),
      outbox: new Outbox(),
    };
    restore(this.#world, kept);
    const proofs = new PasswordProofs(this.#world);
    // The type makes sure that no method of the schema is forgotten.
    const routes: { readonly [Name in ChatMethodName]: Route } = {
      ...loginRoutes(this.#world, proofs),
      ...deviceRoutes(this.#world),
      ...passwordRoutes(this.#world, proofs),
      ...presenceRoutes(this.#world),
      ...privacyRoutes(this.#world),
      ...contactRoutes(this.#world),
      ...textRoutes(this.#world),
      ...mailboxRoutes(this.#world),
      ...messageRoutes(this.#world),
      ...signallingRoutes(this.#world),
    };
    this.#routes = new Map(Object.entries(routes));
  }

  /**
   * Answers one request, or says what has to be looked up first.
   *
   * @param method  its name in the schema
   * @throws ProtocolError the refusal; nothing has changed then
   */
  handle(method: string, body: MessageBody, request: Request): Reply | NeedsQuery {
    const route = this.#routes.get(method);
    if (route === undefined) throw new ProtocolError("UNKNOWN_COMMAND", `The server does not answer ${method} here.`);
    const { result, outcome } = this.#run(() => route.handle(body, request));
    if (!(result instanceof StoreQuery)) return { answer: result, outcome };
    return {
      query: result.query,
      resume: (entries) => {
        const { result: answer, outcome } = this.#run(() => result.answer(entries));
        return { answer, outcome };
      },
    };
  }

  /** How many there are. */
  get accounts(): number {
    return this.#world.directory.size;
  }

  /** Notes where a client's UDP socket is. */
  setDatagramEndpoint({ user, session }: ClientConnection, endpoint: SocketAddress): void {
    const login = user?.logins.get(session);
    if (login !== undefined) login.datagramEndpoint = endpoint;
  }

  /** When `handleTimeout` is due, in monotonic milliseconds. */
  get nextTimeoutMs(): number {
    return Math.min(this.#forgetMs, this.#world.introductions.nextToExpire?.expiresMs ?? Number.POSITIVE_INFINITY);
  }

  /**
   * Does what is due: invitations that nobody answered end, old texts are forgotten.
   *
   * @param nowMs   monotonic milliseconds
   * @param wallMs  milliseconds since 1970
   */
  handleTimeout(nowMs: number, wallMs: number): Outcome {
    return this.#run(() => {
      const { introductions } = this.#world;
      for (let next = introductions.nextToExpire; next && next.expiresMs <= nowMs; next = introductions.nextToExpire) {
        expireInvitation(this.#world, next);
      }
      if (this.#forgetMs <= nowMs) {
        this.#forgetMs = nowMs + FORGET_INTERVAL_MS;
        forgetOldTexts(this.#world, wallMs);
      }
    }).outcome;
  }

  /** A connection is gone. */
  leave(visitor: ClientConnection): Outcome {
    return this.#run(() => logOff(this.#world, visitor)).outcome;
  }

  /** What a run that fails leaves behind is nobody else's outcome. */
  #run<T>(run: () => T): { result: T; outcome: Outcome } {
    const { outbox } = this.#world;
    try {
      return { result: run(), outcome: outbox.take() };
    } catch (error) {
      outbox.take();
      throw error;
    }
  }
}

/** Puts back what was kept. What belongs to no account is left out. */
function restore(world: ChatState, { accounts, devices, relations, mailboxes, waiting }: StoredState): void {
  const { directory, rounds } = world;
  for (const account of accounts) {
    directory.add(account);
    rounds.add(account.verifier.iterations);
  }
  for (const device of devices) {
    const user = directory.byId(device.account);
    if (user !== undefined) directory.addDevice(user, device);
  }
  for (const relation of relations) {
    const user = directory.byId(relation.account);
    if (user !== undefined) addRelation(world, user, relation);
  }
  for (const { account, lastTextId, confirmedTextId } of mailboxes) {
    const mailbox = directory.byId(account)?.mailbox;
    if (mailbox !== undefined) Object.assign(mailbox, { lastTextId, confirmedTextId });
  }
  for (const text of waiting) directory.byId(text.owner)?.mailbox.waiting.add(text);
}
