/** What a case works with: connections, users and datagrams, all of them gone when the case ends. */

import { Privacy } from "../../../generated/chatwire/v1/account.ts";
import { Feature } from "../../../generated/chatwire/v1/capability.ts";
import type { Command } from "../../../generated/chatwire/v1/command.ts";
import { HelloRequest, type HelloResponse } from "../../../generated/chatwire/v1/connection.ts";
import { Hello } from "../../../generated/chatwire/v1/rules.ts";
import { type AnnouncedLimits, resolveServerLimits } from "../../framing/announced-limits.ts";
import { isLoopbackAddress } from "../../socket-address.ts";
import type { Case, Section } from "../shared/case.ts";
import { Pause, Skip } from "../shared/fault.ts";
import {
  ACCOUNTS_GIVEN,
  type Account,
  deleteAccount,
  type LoggedIn,
  logIn,
  type Registration,
  register,
  type User,
} from "./account.ts";
import { DatagramPort } from "./datagrams.ts";
import { PAUSE_FACTOR, RawConnection } from "./raw-connection.ts";
import { resetAccount } from "./reset-account.ts";
import { checkLimits, checkTried, type TriedLimit } from "./server-limits.ts";
import { openConnection, random, sleep, type Target } from "./socket.ts";

/** The users whom cases share. `hermit` is private, the others are public. */
export const ROLES = ["ada", "grace", "linus", "hermit"] as const;
export type Role = (typeof ROLES)[number];
/** Accounts that the command line gives, if it gives any: one for each role, and one for cases that use a new user. */
export const ACCOUNTS_GIVEN_COUNT = ROLES.length + 1;

/** The server under test, and the accounts that the suite has there. */
export interface Site {
  readonly target: Target;
  /** How long a case waits for anything, in milliseconds. */
  readonly timeoutMs: number;
  /** The server's answer to the first hello. */
  readonly hello: HelloResponse;
  /** Accounts of the command line, or that the suite has registered. */
  readonly shared: Map<Role, Account>;
  /** The account of the command line for cases that use a new user. If there is one, the suite registers nobody. */
  readonly spare: Account | undefined;
  /** Names of the shared accounts of the command line that are in their first state. */
  readonly ready: Set<string>;
  /** Accounts that the suite has registered and must delete, by name. */
  readonly created: Map<string, Account>;
}

/** The features of version 1. */
const FEATURES: readonly Feature[] = [
  Feature.PROBES,
  Feature.MEDIA,
  Feature.APPLICATION_MESSAGES,
  Feature.RELAY_MESSAGES,
  Feature.REQUEST_IDS,
  Feature.WATCH_SCOPES,
  Feature.ROOMS,
];
const NAME_BYTES = 4;

export interface NewUser extends Registration {
  /** Features that the user's client names. Default: all of version 1. */
  readonly features?: readonly Feature[];
}

export type ServerCase = Case<ServerContext>;
export type ServerSection = Section<ServerContext>;

export class ServerContext {
  readonly site: Site;
  /** What was sent and received, a line for each message. */
  readonly log: string[] = [];
  readonly #limits: AnnouncedLimits;
  readonly #wires: RawConnection[] = [];
  readonly #ports: DatagramPort[] = [];
  readonly #users = new Map<string, User>();
  readonly #cleanups: (() => Promise<unknown>)[] = [];

  constructor(site: Site) {
    this.site = site;
    this.#limits = resolveServerLimits(site.hello.limits);
  }

  /** The server's limits. @throws Fault they contradict each other */
  get limits(): AnnouncedLimits {
    checkLimits(this.#limits);
    return this.#limits;
  }

  /** A limit that the case reaches. @throws Skip it is too large to reach */
  reached(name: TriedLimit): number {
    return checkTried(this.limits, name);
  }

  get timeoutMs(): number {
    return this.site.timeoutMs;
  }

  /** Opens a connection, in the state NEW. */
  async connect(): Promise<RawConnection> {
    const open = await openConnection(this.site.target, this.timeoutMs);
    const name = String.fromCharCode(65 + (this.#wires.length % 26));
    const connection = new RawConnection(open, name, this.timeoutMs, this.log);
    connection.mayRegister = this.site.spare === undefined;
    this.#wires.push(connection);
    return connection;
  }

  /**
   * Opens a connection and says hello: the state AWAY.
   *
   * @param features  that the client names
   */
  async greet(features: readonly Feature[] = FEATURES): Promise<RawConnection> {
    return this.#brief("has said hello", async () => {
      const connection = await this.connect();
      const { limits } = await connection.ok(Hello, helloRequest(features));
      connection.limits = resolveServerLimits(limits);
      checkLimits(connection.limits);
      return { connection };
    }).then(({ connection }) => connection);
  }

  /** Logs one of the shared users in, on a new connection. */
  async user(role: Role): Promise<User> {
    const { shared } = this.site;
    const known = shared.get(role);
    const privacy = role === "hermit" ? Privacy.PRIVATE : Privacy.PUBLIC;
    if (known !== undefined) {
      if (this.site.spare !== undefined && !this.site.ready.has(known.name)) await this.#reset(known, privacy);
      return this.#keep(await this.again(known));
    }
    const user = await this.#register(this.newName(role), { privacy });
    shared.set(role, { name: user.name, password: user.password });
    return user;
  }

  /** Logs the account of a user in on another connection. */
  async again(account: Account, { device, features }: NewUser = {}): Promise<LoggedIn> {
    const attempt = async (): Promise<LoggedIn> => logIn(await this.greet(features), account, device);
    try {
      return await this.#brief(`is logged in as ${account.name}`, attempt);
    } catch (error) {
      if (!(error instanceof Pause) || error.afterMs > PAUSE_FACTOR * this.timeoutMs) throw error;
      await sleep(error.afterMs);
      return attempt();
    }
  }

  /** Registers a user for this case alone, or logs the spare account of the command line in, which is as new. */
  async newUser(options: NewUser = {}): Promise<User> {
    const { spare } = this.site;
    if (spare === undefined) return this.#keep(await this.#register(this.newName("eve"), options));
    if (this.#users.has(spare.name)) this.skip(ACCOUNTS_GIVEN);
    await this.#reset(spare, options.privacy ?? Privacy.PUBLIC);
    return this.#keep(await this.again(spare, options));
  }

  /** Registers a user for a case that ends the account, or that a wrong server might let end it. */
  async disposableUser(): Promise<User> {
    if (this.site.spare !== undefined) this.skip(ACCOUNTS_GIVEN);
    return this.newUser();
  }

  /** Deletes, when the case ends, the account that is logged in on a connection, if the suite has registered it. */
  discard(user: User): void {
    if (this.site.spare === undefined) {
      this.site.created.set(user.name, { name: user.name, password: user.password });
    }
    this.#keep(user);
  }

  /** Deletes the account of a user now. */
  async delete(user: User): Promise<void> {
    await deleteAccount(user);
    this.site.created.delete(user.name);
    this.#users.delete(user.name);
  }

  /** Whether the server runs on this machine, so that nothing between translates addresses. */
  get isLocal(): boolean {
    const { host } = this.site.target;
    return host === "localhost" || isLoopbackAddress(host);
  }

  /** A name that nobody has. */
  newName(prefix: string): string {
    return `${prefix}-${Buffer.from(random(NAME_BYTES)).toString("hex")}`;
  }

  /** Opens a UDP socket. */
  async udp(): Promise<DatagramPort> {
    const port = await DatagramPort.open(this.site.target.host);
    this.#ports.push(port);
    return port;
  }

  /** Runs when the case ends, however it ends. The last one runs first. */
  later(cleanup: () => Promise<unknown>): void {
    this.#cleanups.unshift(cleanup);
  }

  skip(reason: string): never {
    throw new Skip(reason);
  }

  /** Skips the case unless a feature is the server's. */
  needs(name: keyof typeof Feature): void {
    const { features } = this.site.hello;
    if (!features.includes(Feature[name])) this.skip(`the server does not have the feature ${name}`);
  }

  /** Skips the case on a plain connection. */
  needsChannelBinding(): void {
    if (this.site.target.security === "plain") this.skip("the connection has no channel binding");
  }

  /** Ends everything that the case began, and deletes the accounts that it registered. */
  async close(): Promise<void> {
    for (const cleanup of this.#cleanups) await cleanup().catch(() => {});
    for (const user of this.#users.values()) {
      if (!this.site.created.has(user.name) || this.#isShared(user) || user.connection.isEnded) continue;
      const deleted = await deleteAccount(user).then(
        () => true,
        () => false,
      );
      if (deleted) this.site.created.delete(user.name);
    }
    for (const connection of this.#wires) connection.destroy();
    for (const port of this.#ports) port.close();
  }

  /** Brings an account of the command line into the state of a new one, on a connection that then ends. */
  async #reset(account: Account, privacy: Privacy): Promise<void> {
    const begin = this.log.length;
    const user = await this.again(account);
    await resetAccount(user, privacy);
    user.connection.end();
    await user.connection.ended("the suite has ended its side");
    this.log.splice(begin, this.log.length, `${user.connection.name} has reset the account ${account.name}`);
    this.site.ready.add(account.name);
  }

  async #register(name: string, options: NewUser): Promise<User> {
    const account = { name, password: "correct horse battery" };
    const user = await this.#brief(`has registered ${name}`, async () =>
      register(await this.greet(options.features), account, options),
    );
    this.site.created.set(name, account);
    return user;
  }

  /** Replaces what `run` adds to the log by one line, unless it fails. */
  async #brief<T extends { readonly connection: RawConnection }>(what: string, run: () => Promise<T>): Promise<T> {
    const begin = this.log.length;
    const result = await run();
    this.log.splice(begin, this.log.length, `${result.connection.name} ${what}`);
    return result;
  }

  #keep(user: User): User {
    this.#users.set(user.name, user);
    return user;
  }

  #isShared({ name }: User): boolean {
    return [...this.site.shared.values()].some((account) => account.name === name);
  }
}

/** The hello of a client of version 1. */
export function helloRequest(features: readonly Feature[] = FEATURES): HelloRequest {
  return HelloRequest.create({ versions: [1], agent: "chatwire verify", features: [...features] });
}

/** Any command number that version 1 reserves and never gives a meaning. */
export const RESERVED_COMMAND: Command = 9_000;
