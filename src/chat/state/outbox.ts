import type { NoteNote } from "../../../generated/chatwire/cluster/v1/note.ts";
import type { MessageBody } from "../../../generated/chatwire/v1/message.ts";
import type { Rule } from "../../../generated/chatwire/v1/options.ts";
import type { ProtocolError } from "../../errors.ts";
import type { Event } from "../../wire/method.ts";
import type { AccountId, Change } from "./account.ts";
import type { RelaySides } from "./relay-access.ts";
import type { Login, LoginId, User } from "./user.ts";

/** What is noted of a login, by its kind. */
export type Note = Exclude<NoteNote, { case: undefined }>;

/** A note as it is kept with the connection of the login, in place of the one that has its key. */
export interface KeptNote {
  readonly key: string;
  /** Undefined: nothing is kept under the key any more. */
  readonly note: Note | undefined;
}

/**
 * The logins of one user that an event is for.
 *
 * Receivers are named as users and logins, never as connections. The server
 * finds the connections, so the handlers stay the same wherever those are.
 */
export type Receivers =
  | { readonly kind: "all"; readonly user: AccountId }
  | { readonly kind: "all but"; readonly user: AccountId; readonly login: LoginId }
  | { readonly kind: "only"; readonly user: AccountId; readonly logins: readonly LoginId[] };

/**
 * Something that the server does because of a request or of an ended connection.
 *
 * The server carries effects out in the order in which the handlers left them,
 * once their changes are committed. Receivers are the logins that have begun and not
 * ended at that place in the order.
 */
export type Effect =
  /** Sends one event. Its body is encoded once for all receivers. */
  | {
      readonly kind: "emit";
      readonly to: readonly Receivers[];
      readonly event: Emitted;
      readonly body: MessageBody;
      /** Further effects have the same body for other receivers. Default: no. */
      readonly isSpread?: boolean;
    }
  /** The connection that made the request carries this login from here on. */
  | { readonly kind: "begin login"; readonly user: AccountId; readonly login: LoginId }
  /** The login receives nothing more. With an error, the server sends it and closes the connection. */
  | {
      readonly kind: "end login";
      readonly user: AccountId;
      readonly login: LoginId;
      readonly error: ProtocolError | undefined;
    }
  /** Whoever has the connections of the logins keeps the note. Only if the chat takes notes. */
  | { readonly kind: "note"; readonly to: readonly Receivers[]; readonly note: KeptNote }
  /** The two sides of a conversation may use the relay, until `close relay`. */
  | { readonly kind: "open relay"; readonly introductionId: number; readonly sides: RelaySides }
  /** They may no longer, after so many milliseconds. */
  | {
      readonly kind: "close relay";
      readonly introductionId: number;
      readonly users: readonly AccountId[];
      readonly lingerMs: number;
    };

/** What an effect says of an event. */
export type Emitted = Pick<Event<unknown, MessageBody, Rule>, "name" | "command" | "bodyCase" | "rule">;

/** All logins of a user. */
export function allLogins({ account }: User): Receivers {
  return allLoginsOf(account.id);
}

/** The same of a user by its id. */
export function allLoginsOf(user: AccountId): Receivers {
  return { kind: "all", user };
}

/** The other logins of the same user. */
export function otherLogins({ id, user }: Login): Receivers {
  return { kind: "all but", user: user.account.id, login: id };
}

/** One login. */
export function onlyLogin({ id, user }: Login): Receivers {
  return { kind: "only", user: user.account.id, logins: [id] };
}

/** Of an outbox that has none. Never added to. */
const NO_EFFECTS: Effect[] = [];
const NO_CHANGES: Change[] = [];

/** Collects the effects and changes of the handler that runs. */
export class Outbox {
  #effects: Effect[] = NO_EFFECTS;
  #changes: Change[] = NO_CHANGES;

  emit<T>(to: Receivers, event: Event<T, MessageBody, Rule>, value: T): void {
    this.emitToMany([to], event, value);
  }

  emitToMany<T>(to: readonly Receivers[], event: Event<T, MessageBody, Rule>, value: T): void {
    if (to.length > 0) this.#add({ kind: "emit", to, event, body: event.wrap(value) });
  }

  /** Sends a body that further calls send to other receivers: it is encoded once for all of them. */
  spread(to: readonly Receivers[], event: Emitted, body: MessageBody): void {
    if (to.length > 0) this.#add({ kind: "emit", to, event, body, isSpread: true });
  }

  note(to: Receivers, note: KeptNote): void {
    this.#add({ kind: "note", to: [to], note });
  }

  beginLogin({ id, user }: Login): void {
    this.#add({ kind: "begin login", user: user.account.id, login: id });
  }

  /** @param error  sent before the connection is closed; undefined leaves the connection open */
  endLogin({ id, user }: Login, error: ProtocolError | undefined): void {
    this.#add({ kind: "end login", user: user.account.id, login: id, error });
  }

  openRelay(introductionId: number, sides: RelaySides): void {
    this.#add({ kind: "open relay", introductionId, sides });
  }

  /**
   * @param users     both sides
   * @param lingerMs  how long the relay goes on
   */
  closeRelay(introductionId: number, users: readonly User[], lingerMs: number): void {
    const ids = users.map(({ account }) => account.id);
    this.#add({ kind: "close relay", introductionId, users: ids, lingerMs });
  }

  /** Adds a change, which is committed before the answer and the effects are sent. */
  store(change: Change): void {
    if (this.#changes === NO_CHANGES) this.#changes = [change];
    else this.#changes.push(change);
  }

  /** Nobody may change the lists. */
  take(): { readonly effects: readonly Effect[]; readonly changes: readonly Change[] } {
    const taken = { effects: this.#effects, changes: this.#changes };
    this.#effects = NO_EFFECTS;
    this.#changes = NO_CHANGES;
    return taken;
  }

  #add(effect: Effect): void {
    // A list of one: an empty one would make room for many with its first value.
    if (this.#effects === NO_EFFECTS) this.#effects = [effect];
    else this.#effects.push(effect);
  }
}
