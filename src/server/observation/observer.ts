/**
 * What the operator of a server can watch. `Observer` is told what happens; it counts for
 * statistics.ts and writes entries (log-entry.ts) through log.ts, which bounds their rate.
 * tracing.ts follows single requests.
 *
 * Invariant: nothing here changes what a server does, and entries contain no secrets.
 */

import type { Command } from "../../../generated/chatwire/v1/command.ts";
import { ErrorCode, type ErrorInfo } from "../../../generated/chatwire/v1/error.ts";
import type { Header } from "../../../generated/chatwire/v1/message.ts";
import { State } from "../../../generated/chatwire/v1/options.ts";
import { methods } from "../../../generated/chatwire/v1/rules.ts";
import { LOCAL_ERROR_CODES } from "../../errors.ts";
import { isGrease } from "../../framing/grease.ts";
import type { Limits } from "../../limits.ts";
import type { RefusalCode } from "../../net/listener.ts";
import type { Clock, ExhaustedCode } from "../../net/network.ts";
import type { RefusedBy } from "../../net/streams/admission.ts";
import type { CountedPrefix } from "../../origin.ts";
import type { AnyMethod } from "../../session/rules.ts";
import { TokenBucket } from "../../token-bucket.ts";
import type { KeyChange } from "../server-keys.ts";
import { Log } from "./log.ts";
import type { CallbackFailure, DrainOutcome, Logger, LoginKind, StoreFullReason } from "./log-entry.ts";
import { Histogram, type ServerStatistics, Tally } from "./statistics.ts";

/** The facts about a connection that logs and statistics show. */
export interface Observed {
  readonly id: number;
  readonly address: string;
  readonly port: number;
  readonly openedMs: number;
  /** Name of the user who is logged in. */
  readonly user: string | undefined;
  /** Name of the user who logged in last, and may have logged off since. */
  readonly lastUser: string | undefined;
  readonly bytesReceived: number;
  readonly bytesSent: number;
}

const nameOfMethod = new Map<Command, string>(Object.values(methods).map(({ name, command }) => [command, name]));
const nameOfCode = new Map<ErrorCode, string>(Object.entries(ErrorCode).map(([name, code]) => [code, name]));

/** Stands for every code that a client made up, because each different code would take memory. */
const UNKNOWN_CODE = "UNKNOWN";

/** A lasting lack of descriptors is logged this often. */
const EXHAUSTED_LOG_INTERVAL_MS = 60_000;

/** Counts what happens at a server and writes it to the log. */
export class Observer {
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #limits: Limits;
  readonly #startedMs: number;
  readonly #closed = new Tally<string>();
  readonly #refused = new Tally<RefusalCode>();
  readonly #logins = new Tally<LoginKind>();
  readonly #loginsFailed = new Tally<LoginKind>();
  #loginsUnfinished = 0;
  /** By command, then by outcome. */
  readonly #requests = new Map<string, Tally<string>>();
  readonly #refusedByLimit = new Tally<string>();
  readonly #refusedByPrefix = new Map<string, Tally<CountedPrefix>>();
  readonly #eventsSkipped = new Tally<string>();
  #eventsRefused = 0;
  #eventsRefusedByClients = 0;
  readonly #commits = new Histogram();
  readonly #warnings: TokenBucket;
  #opened = 0;
  #resumed = 0;
  #detached = 0;
  #exhaustedSeconds = 0;
  /** From when on the next entry about descriptors is written. */
  #exhaustedLogMs = Number.NEGATIVE_INFINITY;
  /** Bytes of closed connections. */
  #bytes = { received: 0, sent: 0 };

  constructor(clock: Clock, logger: Logger | undefined, limits: Limits) {
    this.#clock = clock;
    this.#startedMs = clock.monotonicMs();
    this.#log = new Log(clock, logger, limits.logEntriesPerSecond);
    this.#limits = limits;
    const perSecond = limits.logEntriesPerSecond;
    this.#warnings = new TokenBucket({ perSecond, burst: perSecond }, clock.monotonicMs());
  }

  started(server: { host: string; port: number; fingerprint: string | undefined }, accounts: number): void {
    const { host, port, fingerprint } = server;
    this.#log.write({ level: "info", event: "server-started", host, port, fingerprint, accounts });
  }

  certificateLoaded(fingerprint: string, key: KeyChange): void {
    const level = key === "other" ? "warn" : "info";
    this.#log.write({ level, event: "certificate-loaded", fingerprint, key });
  }

  keyAnnounced(fingerprint: string | undefined): void {
    this.#log.write({ level: "info", event: "key-announced", fingerprint });
  }

  opened({ id, address, port }: Observed): void {
    this.#opened += 1;
    this.#log.write({ level: "info", event: "connection-opened", connection: id, address, port });
  }

  closed({ id, lastUser, openedMs, bytesReceived, bytesSent }: Observed, reason: string): void {
    const code = knownCode(reason);
    this.#closed.add(code);
    this.#bytes.received += bytesReceived;
    this.#bytes.sent += bytesSent;
    const durationMs = Math.round(this.#clock.monotonicMs() - openedMs);
    this.#log.write({
      level: "info",
      event: "connection-closed",
      connection: id,
      user: lastUser,
      code,
      durationMs,
      bytesReceived,
      bytesSent,
    });
  }

  /** A connection is lost, and its session waits to be resumed. */
  detached({ id, lastUser }: Observed, reason: string): void {
    this.#detached += 1;
    const code = knownCode(reason);
    this.#log.write({ level: "info", event: "session-detached", connection: id, user: lastUser, code });
  }

  /** @param young  the connection that has handed its socket over, and is gone */
  resumed({ id, lastUser, detachedMs }: Observed & { readonly detachedMs: number | undefined }, young: Observed): void {
    this.#resumed += 1;
    this.#bytes.received += young.bytesReceived;
    this.#bytes.sent += young.bytesSent;
    const { address, port } = young;
    const durationMs = detachedMs === undefined ? 0 : Math.round(this.#clock.monotonicMs() - detachedMs);
    const by = { connection: id, from: young.id, user: lastUser };
    this.#log.write({ level: "info", event: "session-resumed", ...by, address, port, durationMs });
  }

  resumptionRefused({ id, address }: Observed, code: string): void {
    this.#log.write({ level: "warn", event: "resumption-refused", connection: id, address, code });
  }

  /** A connection was refused before it was open. @param by  the limit that the connection exceeded */
  refusedConnection(address: string, code: RefusalCode, by?: RefusedBy): void {
    this.#refused.add(code);
    if (by !== undefined) this.#refusedByLimit.add(by.limit);
    if (by?.prefix !== undefined) this.refusedAtPrefix(by.limit, by.prefix);
    // Every scanner of the internet fails at TLS, which no operator wants to read.
    const level = code === "TLS_FAILED" ? "debug" : "warn";
    this.#log.write({ level, event: "connection-refused", address, code });
  }

  /** A limit for a part of an address has refused something. `refused` and `refusedConnection` count it for the limit. */
  refusedAtPrefix(limit: keyof Limits, prefix: CountedPrefix): void {
    const tally = this.#refusedByPrefix.get(limit) ?? new Tally<CountedPrefix>();
    this.#refusedByPrefix.set(limit, tally);
    tally.add(prefix);
  }

  /** Because of a limit, others did not get so many events of a request, which was answered as usual. */
  dropped(
    { id, address, user }: Pick<Observed, "id" | "address" | "user">,
    command: string,
    limit: keyof Limits,
    count: number,
  ): void {
    for (let left = count; left > 0; left--) this.#refusedByLimit.add(limit);
    if (count === 0) return;
    this.#log.write({ level: "warn", event: "limit-refused", connection: id, address, user, command, limit });
  }

  /** In this second, no descriptor was left. */
  descriptorsExhausted(code: ExhaustedCode): void {
    this.#exhaustedSeconds += 1;
    const nowMs = this.#clock.monotonicMs();
    if (nowMs < this.#exhaustedLogMs) return;
    this.#exhaustedLogMs = nowMs + EXHAUSTED_LOG_INTERVAL_MS;
    this.#log.write({ level: "error", event: "descriptors-exhausted", code });
  }

  answered(connection: Observed, method: AnyMethod): void {
    this.#count(method.name, "OK");
    if (method.rule.enters !== State.AVAILABLE || connection.user === undefined) return;
    const kind = loginKind(method.name);
    this.#logins.add(kind);
    this.#log.write({ level: "info", event: "login", connection: connection.id, user: connection.user, kind });
  }

  refused(connection: Observed, { command: number, answers }: Header, { code, ...info }: ErrorInfo): void {
    // An error that answers no request announces a close, which `closed` counts.
    if (answers === 0) return;
    const { id, address, user } = connection;
    const command = nameOfMethod.get(number) ?? "unknown";
    this.#count(command, nameOfCode.get(code) ?? String(code));
    const limit = info.limit === "" && code === ErrorCode.RATE_LIMITED ? `${command}.rate` : info.limit;
    if (code === ErrorCode.LOGIN_FAILED) {
      const kind = loginKind(command);
      this.#loginsFailed.add(kind);
      this.#log.write({ level: "warn", event: "login-failed", connection: id, address, kind });
    } else if (limit !== "") {
      this.#refusedByLimit.add(limit);
      this.#log.write({ level: "warn", event: "limit-refused", connection: id, address, user, command, limit });
    } else if (code === ErrorCode.INTERNAL) {
      this.#log.write({ level: "error", event: "request-failed", connection: id, command });
    }
  }

  /** A client gave up a login with a password after its first half. */
  unfinishedLogin({ id, address }: Pick<Observed, "id" | "address">): void {
    this.#loginsUnfinished += 1;
    this.#log.write({ level: "warn", event: "login-unfinished", connection: id, address });
  }

  /** A callback of the application's program failed. */
  callbackFailed(callback: string, failure: CallbackFailure): void {
    this.#log.write({ level: "error", event: "callback-failed", callback, failure });
  }

  /** The server skipped a message of a client. If the message was critical, the server has refused it. */
  skipped({ id, user }: Observed, { command, critical }: Header, code: string): void {
    this.#eventsSkipped.add(code);
    if (critical) this.#eventsRefused += 1;
    // Clients send grease all the time; it tells nothing about them.
    if (isGrease(command)) return;
    this.#log.write({ level: "debug", event: "event-skipped", connection: id, user, command, code, critical });
  }

  /** A client refused a critical event of the server. */
  eventRefused({ id, user }: Observed, { command }: Header, reason: string): void {
    this.#eventsRefusedByClients += 1;
    const code = knownCode(reason);
    this.#log.write({ level: "warn", event: "event-refused", connection: id, user, command, code });
  }

  /** Reports an error of this program as a warning of the process, at most `logEntriesPerSecond` times a second. */
  internalError(error: unknown): void {
    if (this.#warnings.take(this.#clock.monotonicMs()) === 0)
      process.emitWarning(error instanceof Error ? error : String(error));
  }

  committed(durationMs: number): void {
    this.#commits.add(durationMs);
    if (durationMs < this.#limits.slowCommitMs) return;
    this.#log.write({ level: "warn", event: "store-slow", durationMs: Math.round(durationMs) });
  }

  /** The operator gave a command. */
  operated(command: string, subject: string | undefined): void {
    this.#log.write({ level: "info", event: "operator-command", command, subject });
  }

  storeFull(reason: StoreFullReason, bytes: number): void {
    this.#log.write({ level: "error", event: "store-full", reason, bytes });
  }

  storeHasRoom(bytes: number): void {
    this.#log.write({ level: "info", event: "store-has-room", bytes });
  }

  clockJumped(jumpMs: number): void {
    this.#log.write({ level: "warn", event: "clock-jumped", jumpMs });
  }

  clockBehind(behindMs: number): void {
    this.#log.write({ level: "warn", event: "clock-behind", behindMs });
  }

  /** A core has lost a gateway, or has cut it, with the connections that the gateway had. */
  gatewayLost(gateway: string, reason: string, connections: number): void {
    this.#log.write({ level: "warn", event: "gateway-lost", gateway, reason, connections });
  }

  /** A gateway has to begin anew with the core, which has none of its connections any more. */
  coreLost(reason: string, connections: number): void {
    this.#log.write({ level: "warn", event: "core-lost", reason, connections });
  }

  /** A message of a client that may be missing was dropped, because too much waits for the core. */
  droppedForCore(): void {
    this.#eventsSkipped.add("RATE_LIMITED");
  }

  storeFailed(error: unknown): void {
    const reason = error instanceof Error ? error.message : String(error);
    this.#log.write({ level: "error", event: "store-failed", reason });
  }

  drainStarted(connections: number): void {
    this.#log.write({ level: "info", event: "drain-started", connections });
  }

  drainEnded(outcome: DrainOutcome, durationMs: number): void {
    const level = outcome === "drained" ? "info" : "warn";
    this.#log.write({ level, event: "drain-ended", outcome, durationMs: Math.round(durationMs) });
    this.#log.end();
  }

  /** @param now  the current numbers of the server */
  statistics(now: {
    open: readonly Observed[];
    accounts: number;
    rooms: number;
    detached: number;
    keptBytes: number;
    datagramsDropped: number;
    store: ServerStatistics["store"];
    relay: ServerStatistics["relay"];
  }): ServerStatistics {
    const sum = (of: "bytesReceived" | "bytesSent"): number => now.open.reduce((total, each) => total + each[of], 0);
    return {
      uptimeMs: Math.round(this.#clock.monotonicMs() - this.#startedMs),
      connections: {
        openNow: now.open.length,
        loggedInNow: now.open.filter(({ user }) => user !== undefined).length,
        opened: this.#opened,
        closed: this.#closed.toRecord(),
        detached: this.#detached,
        detachedNow: now.detached,
        resumed: this.#resumed,
        keptBytesNow: now.keptBytes,
        refused: this.#refused.toRecord(),
        exhaustedSeconds: this.#exhaustedSeconds,
      },
      accountsNow: now.accounts,
      roomsNow: now.rooms,
      store: now.store,
      logins: byKind(this.#logins),
      loginsFailed: byKind(this.#loginsFailed),
      loginsUnfinished: this.#loginsUnfinished,
      requests: [...this.#requests].flatMap(([command, tally]) =>
        tally.entries().map(([outcome, count]) => ({ command, outcome, count })),
      ),
      refusedByLimit: this.#refusedByLimit.toRecord(),
      refusedByPrefix: [...this.#refusedByPrefix].flatMap(([limit, tally]) =>
        tally.entries().map(([prefix, count]) => ({ limit, prefix, count })),
      ),
      events: {
        skipped: this.#eventsSkipped.toRecord(),
        refused: this.#eventsRefused,
        refusedByClients: this.#eventsRefusedByClients,
      },
      bytesReceived: this.#bytes.received + sum("bytesReceived"),
      bytesSent: this.#bytes.sent + sum("bytesSent"),
      datagramsDropped: now.datagramsDropped,
      relay: now.relay,
      commits: this.#commits.toCounts(),
      logEntriesSuppressed: this.#log.suppressed,
    };
  }

  #count(command: string, outcome: string): void {
    let tally = this.#requests.get(command);
    if (tally === undefined) {
      tally = new Tally();
      this.#requests.set(command, tally);
    }
    tally.add(outcome);
  }
}

/** The code, if this program has it. The code of a client's error may be any number. */
function knownCode(code: string): string {
  return Object.hasOwn(ErrorCode, code) || Object.hasOwn(LOCAL_ERROR_CODES, code) ? code : UNKNOWN_CODE;
}

function loginKind(method: string): LoginKind {
  if (method === methods.Register.name) return "registration";
  if (method === methods.LogInWithToken.name) return "token";
  return method.includes("Device") ? "device" : "password";
}

function byKind(tally: Tally<LoginKind>): Record<LoginKind, number> {
  return {
    registration: tally.get("registration"),
    password: tally.get("password"),
    device: tally.get("device"),
    token: tally.get("token"),
  };
}
