import { LoginNote } from "../../../generated/chatwire/cluster/v1/note.ts";
import { Audience, PasswordVerifier, PrivacySettings } from "../../../generated/chatwire/v1/account.ts";
import type { MessageBody } from "../../../generated/chatwire/v1/message.ts";
import { Chat, type Outcome } from "../../../src/chat/chat.ts";
import { stopTyping } from "../../../src/chat/handlers/texts/typing.ts";
import type { AccountId, StoredState } from "../../../src/chat/state/account.ts";
import type { ChatState } from "../../../src/chat/state/chat-state.ts";
import type { ClientConnection, Request } from "../../../src/chat/state/route.ts";
import type { Login, LoginId, User } from "../../../src/chat/state/user.ts";
import type { RandomBytes } from "../../../src/crypto/random-bytes.ts";
import { ProtocolError } from "../../../src/errors.ts";
import type { Limits } from "../../../src/limits.ts";
import { toErrorInfo } from "../../../src/session/error-info.ts";
import type { HomeRecords } from "./home-records.ts";
import type { Identity, LoginFacts } from "./messages.ts";

const NO_VERIFIER = PasswordVerifier.create();
const NO_LOOKS: ReadonlySet<string> = new Set();
/** Of an account at another core than its home: nobody learns anything of it there. */
export const CLOSED = PrivacySettings.create({
  see: Audience.NOBODY,
  message: Audience.NOBODY,
  connect: Audience.NOBODY,
  address: Audience.NOBODY,
  // Its home decides whether its own settings allow receipts.
  readReceipts: true,
});
const NOTHING: Outcome = { changes: [], effects: [] };

export interface PartOptions {
  readonly limits: Limits;
  readonly random: RandomBytes;
  readonly stored: StoredState;
  readonly nowMs: number;
  readonly records: HomeRecords;
}

/** The answer to a request, which may be a refusal, and what follows from it. */
export interface Handled {
  readonly body: MessageBody;
  readonly outcome: Outcome;
}

/** A real chat with its store, and the accounts and logins in it whose home is another core: guests. */
export class Part {
  readonly chat: Chat;
  readonly state: ChatState;
  readonly records: HomeRecords;
  /** Guests who have sent texts to accounts here, which are confirmed by their ids. */
  readonly #kept = new Set<AccountId>();
  /** Of each account, the connections that stand for its logins, by their ids at home. */
  readonly #logins = new Map<AccountId, Map<LoginId, ClientConnection>>();
  /** The ids at home of logins of guests, by their ids here. */
  readonly #idsAtHome = new Map<LoginId, LoginId>();

  constructor({ limits, random, stored, nowMs, records }: PartOptions) {
    this.chat = new Chat({ limits, random, stored, nowMs, takesNotes: true });
    this.state = this.chat.operate((state) => state, nowMs).result;
    this.records = records;
    const { directory } = this.state;
    const may = directory.may.bind(directory);
    // Invitations of a guest end by its home alone, which knows what its settings forbid.
    directory.may = (action, viewer, user) =>
      (action === "connect" && user.account.privacy === CLOSED) || may(action, viewer, user);
  }

  /** The number of guests who are logged in. */
  get guests(): number {
    return this.#logins.size;
  }

  handle(method: string, body: MessageBody, request: Request): Handled {
    try {
      const handled = this.chat.handle(method, body, request);
      if ("answer" in handled) return { body: handled.answer, outcome: handled.outcome };
      const reply =
        handled.kind === "posts"
          ? handled.resume(this.records.readPosts(handled.query))
          : handled.resume(this.records.read(handled.query));
      return { body: reply.answer, outcome: reply.outcome };
    } catch (error) {
      if (!(error instanceof ProtocolError)) throw error;
      return { body: { case: "error", value: toErrorInfo(error) }, outcome: NOTHING };
    }
  }

  run(nowMs: number, change: (state: ChatState) => void): Outcome {
    return this.chat.operate(change, nowMs).outcome;
  }

  user(id: AccountId): User | undefined {
    return this.state.directory.byId(id);
  }

  /** The account of another core, which is added if it is not here. @param privacy  default: it is closed */
  guest({ id, name, key }: Identity, privacy: PrivacySettings = CLOSED): User {
    const { directory } = this.state;
    return directory.byId(id) ?? directory.add({ id, name, key, verifier: NO_VERIFIER, privacy }, NO_LOOKS);
  }

  /** Keeps a guest for as long as texts of it are here. */
  keep(id: AccountId): void {
    this.#kept.add(id);
  }

  /** The connection that stands for a login of an account here; undefined: none does. */
  connectionOf(account: AccountId, login: LoginId): ClientConnection | undefined {
    return this.#logins.get(account)?.get(login);
  }

  /** Ids at home of the logins of an account that are here. */
  loginsOf(account: AccountId): Iterable<LoginId> {
    return this.#logins.get(account)?.keys() ?? [];
  }

  /** Brings a login of an account here, as one that another core has handed over. */
  bringLogin(account: AccountId, facts: LoginFacts, nowMs: number, wallMs: number): ClientConnection {
    const known = this.connectionOf(account, facts.id);
    if (known !== undefined) return known;
    const { endpoint, keys, sinceMs, away, relayOnly, answersMessages } = facts;
    const connection: ClientConnection = {
      endpoint,
      channelBinding: undefined,
      relayOnly,
      answersMessages,
      login: undefined,
    };
    const value = LoginNote.create({ account, keys, sinceMs, away });
    const handed = { connection, notes: [{ case: "login", value }] as const, isDetached: false, settledMs: 0 };
    this.chat.restoreLogin(handed, nowMs, wallMs);
    const login = connection.login as Login | undefined;
    if (login === undefined) throw new Error(`Account ${account} has too many logins.`);
    this.#idsAtHome.set(login.id, facts.id);
    const logins = this.#logins.get(account) ?? new Map<LoginId, ClientConnection>();
    this.#logins.set(account, logins.set(facts.id, connection));
    return connection;
  }

  /** Ends what stands for a login here. */
  endLogin(account: AccountId, login: LoginId, nowMs: number): Outcome {
    const connection = this.connectionOf(account, login);
    if (connection === undefined) return NOTHING;
    if (connection.login !== undefined) this.#idsAtHome.delete(connection.login.id);
    const logins = this.#logins.get(account);
    logins?.delete(login);
    if (logins?.size === 0) this.#logins.delete(account);
    const { login: here } = connection;
    connection.login = undefined;
    // Not `leave`: the account's home decides which introductions end with the login, and says so by itself.
    return this.run(nowMs, (state) => {
      if (here === undefined || !here.user.logins.has(here.id)) return;
      state.pendingMessages.endOf(here);
      state.presence.note([here.user]);
      state.presence.forget(here);
      state.roomWatches.forget(here);
      state.directory.removeLogin(here);
      for (const to of [...here.typingTo]) stopTyping(state, here, to);
    });
  }

  /** Forgets a guest of whom nothing here depends. */
  forgetIdle(id: AccountId): void {
    const user = this.user(id);
    if (user === undefined || this.#kept.has(id) || !isIdle(user)) return;
    const { rooms } = this.state;
    if (rooms.countOf(user) + rooms.ofTarget("invitation", user).size > 0) return;
    this.state.directory.remove(user);
  }

  /** The id that a login has at home. */
  idAtHome(login: LoginId): LoginId {
    return this.#idsAtHome.get(login) ?? login;
  }
}

function isIdle({ logins, contacts, declined, blocked, addedBy, introductions }: User): boolean {
  return [logins, contacts, declined, blocked, addedBy, introductions].every(({ size }) => size === 0);
}

/** A login as other cores have to know it. */
export function factsOf({ id, endpoint, keys, sinceMs, away, relayOnly, answersMessages }: Login): LoginFacts {
  return { id, endpoint, keys: keys.toMessage(), sinceMs, away, relayOnly, answersMessages };
}

export function identityOf({ account: { id, name, key } }: User): Identity {
  return { id, name, key };
}
