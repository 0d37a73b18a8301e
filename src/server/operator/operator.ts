/**
 * What the operator of a server can do while it runs. `Operator` has a method for each
 * command; connections.ts has those about connections, which one gateway takes too; ban-subject.ts reads what a ban is about.
 *
 * Invariant: a method that changes something resolves once the change is stored, and
 * each command is logged before its effects are seen.
 */

import type { Chat, Outcome } from "../../chat/chat.ts";
import {
  type AccountInfo,
  type ExportedAccount,
  type ExportedText,
  exportAccount,
  exportText,
  listAccounts,
} from "../../chat/operator/accounts.ts";
import * as commands from "../../chat/operator/commands.ts";
import { appointRoomOwner, beginRoomEpochs, closeRoom, listRooms, type RoomInfo } from "../../chat/operator/rooms.ts";
import type { Ban, InvitationCode, MailboxEntry, MailboxQuery } from "../../chat/state/account.ts";
import { hasEnded } from "../../chat/state/admission/bans.ts";
import { isExpired } from "../../chat/state/admission/invitation-codes.ts";
import type { ChatState } from "../../chat/state/chat-state.ts";
import { UsageError } from "../../errors.ts";
import { checkKeys, checkWord, unknownWord } from "../../known-words.ts";
import { type Limits, RUNTIME_LIMITS, type RuntimeLimit } from "../../limits.ts";
import { checkLimits } from "../check-limits.ts";
import type { Observer } from "../observation/observer.ts";
import { type BanSubject, type ParsedSubject, parseBanSubject, textOfBanSubject } from "./ban-subject.ts";
import { type ConnectionInfo, type OperatedConnection, OperatedConnections } from "./connections.ts";

/** The longest ban, and the longest life of an invitation code. */
const DURATION_MS_MAX = 3_153_600_000_000;
const INVITATION_USES_MAX = 1_000_000;
const TEXTS_PER_READ = 500;

/** What the operator needs of the server. */
export interface OperatorHost {
  readonly chat: Chat;
  readonly observer: Observer;
  /** Those of the server, which this changes. */
  readonly limits: { -readonly [Name in keyof Limits]: number };
  readonly connections: () => Iterable<OperatedConnection>;
  /** Monotonic milliseconds. */
  readonly nowMs: () => number;
  readonly wallMs: () => number;
  readonly isClosing: () => boolean;
  /** Commits the changes and carries out the effects, then calls `done`. */
  readonly release: (outcome: Outcome, done: () => void) => void;
  readonly read: (query: MailboxQuery, done: (entries: readonly MailboxEntry[]) => void) => void;
  /** Makes the parts of the server take over limits that have changed. */
  readonly onLimits: () => void;
}

/** A ban, as the operator sees it. */
export interface BanInfo {
  readonly kind: Ban["kind"];
  /** The name, or the network in CIDR notation. */
  readonly subject: string;
  readonly since: Date;
  /** Undefined: for ever. */
  readonly until: Date | undefined;
  /** Whether it applies no more. */
  readonly ended: boolean;
}

/** An invitation code, without the code itself. */
export interface InvitationCodeInfo {
  readonly id: string;
  readonly usesLeft: number;
  readonly created: Date;
  /** Undefined: never. */
  readonly expires: Date | undefined;
  readonly expired: boolean;
}

/** For how long something holds. */
export interface ForTime {
  /** Milliseconds; undefined: for ever. */
  readonly durationMs?: number | undefined;
}

/** The commands of the operator, on a server that runs. */
export class Operator {
  readonly #host: OperatorHost;
  readonly #connections: OperatedConnections;

  constructor(host: OperatorHost) {
    this.#host = host;
    this.#connections = new OperatedConnections(host);
  }

  /** The open connections, with the users who are logged in. */
  connections(): ConnectionInfo[] {
    return this.#connections.list();
  }

  /** The accounts, in the order of their names. @param part  only those whose name contains it, in any case */
  accounts(part = ""): AccountInfo[] {
    this.#log("accounts", part);
    return this.#look((state) => listAccounts(state, part, this.#host.wallMs()));
  }

  /**
   * Ends all logins of a user and closes their connections with KICKED. The user may log in again.
   *
   * @returns how many logins there were
   * @throws UsageError no account has the name
   */
  async kick(name: string): Promise<number> {
    return this.#run("kick", name, (state) => commands.kickUser(state, name));
  }

  /** Closes a connection with KICKED. @throws UsageError there is no such connection */
  kickConnection(connection: number): void {
    this.#checkOpen();
    this.#connections.kick(connection);
  }

  /**
   * Bans a name, an address or a network, closes the connections that it applies to, and keeps the ban in the store. A
   * further ban of the same replaces the earlier one. An IPv6 address stands for its /64, which one host can use.
   *
   * @throws UsageError the subject or the time is wrong, or there are `bansMax` bans
   * @throws ProtocolError STORE_FULL
   */
  async ban(subject: BanSubject, { durationMs }: ForTime = {}): Promise<BanInfo> {
    const parsed = parseBanSubject(subject);
    const wallMs = this.#host.wallMs();
    const time = { sinceMs: wallMs, untilMs: endOf(wallMs, durationMs) };
    const ban = await this.#run("ban", textOfBanSubject(parsed), (state) =>
      parsed.kind === "name"
        ? commands.banName(state, parsed.name, time)
        : commands.banNetwork(state, parsed.network, time),
    );
    if (ban.kind === "network") this.#closeBanned();
    return banInfo(ban, wallMs);
  }

  /** Removes a ban. @throws UsageError there is no such ban; ProtocolError STORE_FULL */
  async unban(subject: BanSubject): Promise<void> {
    const parsed: ParsedSubject = parseBanSubject(subject);
    await this.#run("unban", textOfBanSubject(parsed), (state) => commands.unban(state, parsed));
  }

  /** The bans, those that have ended included. */
  bans(): BanInfo[] {
    this.#log("bans");
    const wallMs = this.#host.wallMs();
    return this.#look(({ bans }) => bans.list().map((ban) => banInfo(ban, wallMs)));
  }

  /** Whether users may register without an invitation code. */
  get registration(): "open" | "closed" {
    return this.#look((state) => (state.registrationOpen ? "open" : "closed"));
  }

  /** Opens registration, or closes it for all without an invitation code; kept in the store. @throws ProtocolError STORE_FULL */
  async setRegistration(to: "open" | "closed"): Promise<void> {
    const word = checkWord(to, ["open", "closed"], "Registration");
    await this.#run("registration", word, (state) => commands.openRegistration(state, word === "open"));
  }

  /**
   * Creates an invitation code, with which `uses` users may register while registration is closed.
   *
   * @returns the code, which is told this once, and what the server keeps of it
   * @throws UsageError a number is wrong, or there are `invitationCodesMax` codes; ProtocolError STORE_FULL
   */
  async createInvitationCode(
    options: ForTime & { readonly uses?: number | undefined } = {},
  ): Promise<InvitationCodeInfo & { readonly code: string }> {
    checkKeys(options, { uses: true, durationMs: true }, "option", " of an invitation code");
    const { uses = 1, durationMs } = options;
    if (!Number.isInteger(uses) || uses < 1 || uses > INVITATION_USES_MAX)
      throw new UsageError(`uses must be a whole number from 1 to ${INVITATION_USES_MAX}, not ${uses}.`);
    const wallMs = this.#host.wallMs();
    const of = { usesLeft: uses, createdMs: wallMs, expiresMs: endOf(wallMs, durationMs) };
    const { code, kept } = await this.#run("invite", undefined, (state) => commands.createInvitationCode(state, of));
    return { code, ...codeInfo(kept, wallMs) };
  }

  /** Lists what the server keeps of the invitation codes: not the codes themselves. */
  invitationCodes(): InvitationCodeInfo[] {
    this.#log("invitations");
    const wallMs = this.#host.wallMs();
    return this.#look(({ invitationCodes }) => invitationCodes.list().map((code) => codeInfo(code, wallMs)));
  }

  /** @throws UsageError there is no such code; ProtocolError STORE_FULL */
  async removeInvitationCode(id: string): Promise<void> {
    await this.#run("uninvite", id, (state) => commands.removeInvitationCode(state, id));
  }

  /**
   * Deletes an account with everything that belongs to it, and ends its logins.
   *
   * @throws UsageError no account has the name; ProtocolError STORE_FULL: the disk is full
   */
  async deleteAccount(name: string): Promise<void> {
    const times = { nowMs: this.#host.nowMs(), wallMs: this.#host.wallMs() };
    await this.#run("delete", name, (state) => commands.deleteAccount(state, name, times));
  }

  /**
   * Everything that the server keeps of an account, without password verifier and keys. Texts are read from the store
   * as they are asked for.
   *
   * @throws UsageError no account has the name
   */
  exportAccount(name: string): { readonly account: ExportedAccount; readonly texts: AsyncIterable<ExportedText> } {
    this.#checkOpen();
    const { id, account } = this.#look((state) => exportAccount(state, name));
    this.#log("export", name);
    return { account, texts: this.#texts(id) };
  }

  /** The rooms, hidden ones included, in the order of their names. @param part  only those whose name contains it, in any case */
  rooms(part = ""): RoomInfo[] {
    this.#log("rooms", part);
    return this.#look((state) => listRooms(state, part));
  }

  /**
   * Closes a room and deletes its posts. Its members learn that it is gone.
   *
   * @param id  in hex
   * @throws UsageError no room has the id; ProtocolError STORE_FULL: the disk is full
   */
  async closeRoom(id: string): Promise<void> {
    await this.#run("close-room", id, (state) => closeRoom(state, id));
  }

  /**
   * Makes a member of a room an owner, besides those that it has.
   *
   * @param id  in hex
   * @throws UsageError no room has the id, or the user is no member of it; ProtocolError STORE_FULL
   */
  async appointRoomOwner(id: string, name: string): Promise<void> {
    const wallMs = this.#host.wallMs();
    await this.#run("appoint-room-owner", `${id} ${name}`, (state) => appointRoomOwner(state, id, name, wallMs));
  }

  /**
   * Begins another epoch in all rooms, so that clients get their posts anew. Call it once after the database was set back
   * by its own tools; `SqliteStore.restore` does it itself.
   *
   * @returns how many rooms there are
   * @throws ProtocolError STORE_FULL
   */
  async beginRoomEpochs(): Promise<number> {
    return this.#run("begin-room-epochs", undefined, beginRoomEpochs);
  }

  /** The limits in force. Those of `RUNTIME_LIMITS` may be changed. */
  limits(): Limits {
    this.#log("limits");
    return { ...this.#host.limits };
  }

  /**
   * Changes a limit until the server ends, and tells the clients that are logged in. It applies to what comes later:
   * lowering it takes nothing away. Rates begin anew on all connections.
   *
   * @throws UsageError the limit is not one of `RUNTIME_LIMITS`, or the value is not a positive integer or does not fit
   *   the other limits
   */
  setLimit(name: RuntimeLimit, value: number): void {
    this.#checkOpen();
    const { limits } = this.#host;
    if (!RUNTIME_LIMITS.includes(name))
      throw new UsageError(unknownWord(name, RUNTIME_LIMITS, "limit", " that can be changed while the server runs"));
    if (!Number.isSafeInteger(value) || value < 1)
      throw new UsageError(`The limit ${name} must be a positive integer, not ${value}.`);
    checkLimits({ ...limits, [name]: value });
    this.#log("limit", `${name}=${value}`);
    limits[name] = value;
    this.#host.onLimits();
  }

  /** Closes all connections from addresses that are banned now. */
  #closeBanned(): void {
    const { chat, connections, wallMs } = this.#host;
    for (const connection of [...connections()]) {
      const error = chat.banOf(connection.address, wallMs());
      if (error !== undefined) connection.closeWith(error);
    }
  }

  async *#texts(owner: number): AsyncGenerator<ExportedText> {
    for (let textId = 0; ; ) {
      this.#checkOpen();
      const query = { kind: "after", owner, textId, countMax: TEXTS_PER_READ } as const;
      const entries = await new Promise<readonly MailboxEntry[]>((resolve) => this.#host.read(query, resolve));
      yield* entries.map(exportText);
      const last = entries.at(-1);
      if (last === undefined) return;
      textId = last.textId;
    }
  }

  /** Runs a command that changes nothing. */
  #look<T>(run: (state: ChatState) => T): T {
    return this.#host.chat.operate(run, this.#host.nowMs()).result;
  }

  /** Runs a command that changes something; resolves once it is stored. */
  async #run<T>(command: string, subject: string | undefined, run: (state: ChatState) => T): Promise<T> {
    this.#checkOpen();
    const { result, outcome } = this.#host.chat.operate(run, this.#host.nowMs());
    this.#log(command, subject);
    await new Promise<void>((resolve) => this.#host.release(outcome, resolve));
    return result;
  }

  /** A server that closes may not commit, or answer, any more. */
  #checkOpen(): void {
    if (this.#host.isClosing()) throw new UsageError("The server is closing.", "WRONG_STATE");
  }

  #log(command: string, subject?: string): void {
    this.#host.observer.operated(command, subject === "" ? undefined : subject);
  }
}

function endOf(wallMs: number, durationMs: number | undefined): number | undefined {
  if (durationMs === undefined) return undefined;
  if (!Number.isInteger(durationMs) || durationMs < 1 || durationMs > DURATION_MS_MAX)
    throw new UsageError(`durationMs must be a whole number from 1 to ${DURATION_MS_MAX}, not ${durationMs}.`);
  return wallMs + durationMs;
}

function banInfo(ban: Ban, wallMs: number): BanInfo {
  const { kind, subject, sinceMs, untilMs } = ban;
  return { kind, subject, since: new Date(sinceMs), until: dateOf(untilMs), ended: hasEnded(ban, wallMs) };
}

function codeInfo(code: InvitationCode, wallMs: number): InvitationCodeInfo {
  const { id, usesLeft, createdMs, expiresMs } = code;
  return {
    id,
    usesLeft,
    created: new Date(createdMs),
    expires: dateOf(expiresMs),
    expired: isExpired(code, wallMs),
  };
}

function dateOf(ms: number | undefined): Date | undefined {
  return ms === undefined ? undefined : new Date(ms);
}
