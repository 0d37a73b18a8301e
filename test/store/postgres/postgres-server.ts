/** A PostgreSQL server for tests, in a temporary folder, reachable over a Unix socket only, unless it has a place. */

import { type ChildProcess, execFile, spawn } from "node:child_process";
import { chownSync, existsSync, readdirSync, readFileSync } from "node:fs";
import { appendFile, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import { PostgresConnection } from "../../../src/store/postgres/connection.ts";
import type { Row } from "../../../src/store/postgres/row.ts";
import { commandAt, type Place } from "../../namespaces/place.ts";

const VERSION_MIN = 15;
/** PostgreSQL refuses to run as root. */
const USERS = ["postgres", "nobody"];
/** After a kill, the old processes end before another server may start. */
const STARTS_MAX = 200;
const START_PAUSE_MS = 50;

/** The user and group as which a process of PostgreSQL runs; empty if this one may run it. */
interface Identity {
  readonly uid?: number;
  readonly gid?: number;
}

/** Why no server can be started here; undefined if one can. */
export function whyNoPostgres(): string | undefined {
  if (findPrograms() === undefined) return `PostgreSQL ${VERSION_MIN} or later is not installed`;
  return findIdentity() === undefined
    ? "PostgreSQL does not run as root, and there is no other user for it"
    : undefined;
}

export interface PostgresServerOptions {
  /** Where it can be reached over TCP too. Only root may start it there. */
  readonly place?: Place;
  /** Besides those of all tests: "NAME=VALUE". */
  readonly settings?: readonly string[];
}

const TCP_PORT = 5432;

/** A server that is started, killed and started again in the same folder. */
export class PostgresServer {
  readonly #programs: string;
  readonly #identity: Identity;
  readonly #folder: string;
  readonly #options: PostgresServerOptions;
  #child: ChildProcess | undefined;
  #schemas = 0;

  private constructor(programs: string, identity: Identity, folder: string, options: PostgresServerOptions) {
    this.#programs = programs;
    this.#identity = identity;
    this.#folder = folder;
    this.#options = options;
  }

  /** Creates a server and starts it. */
  static async create(options: PostgresServerOptions = {}): Promise<PostgresServer> {
    const [programs, identity] = [findPrograms(), findIdentity()];
    if (programs === undefined || identity === undefined) throw new Error(whyNoPostgres());
    const folder = await mkdtemp(join(tmpdir(), "chatwire-pg-"));
    if (identity.uid !== undefined && identity.gid !== undefined) chownSync(folder, identity.uid, identity.gid);
    const server = new PostgresServer(programs, identity, folder, options);
    const args = [
      "-D",
      join(folder, "data"),
      "-U",
      "chatwire",
      "-E",
      "UTF8",
      "--locale=C",
      "--auth=trust",
      "--no-sync",
    ];
    await promisify(execFile)(join(programs, "initdb"), args, { cwd: folder, ...identity });
    if (options.place !== undefined)
      await appendFile(join(folder, "data", "pg_hba.conf"), "host all all 0.0.0.0/0 trust\n");
    await server.start();
    return server;
  }

  /** The folder of the socket. */
  get folder(): string {
    return this.#folder;
  }

  /** The user and group whose processes the server is. */
  get identity(): { readonly uid: number; readonly gid: number } {
    return { uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0, ...this.#identity };
  }

  /** @param host  the folder of the socket, or of one that leads to it */
  url(host = this.#folder): string {
    return `postgres://chatwire@localhost/postgres?host=${encodeURIComponent(host)}`;
  }

  /** For those that reach it over TCP. */
  get remoteUrl(): string {
    return `postgres://chatwire@${this.#options.place?.address}:${TCP_PORT}/postgres`;
  }

  /** Makes an empty schema. Returns the URL of it. */
  async newSchema(): Promise<string> {
    this.#schemas += 1;
    const name = `s${this.#schemas}`;
    await this.run(this.url(), `CREATE SCHEMA ${name}`);
    return `${this.url()}&options=-csearch_path%3D${name}`;
  }

  /** Runs statements without a store. */
  async run(url: string, sql: string): Promise<void> {
    await withConnection(url, (connection) => connection.exec(sql));
  }

  /** Runs a query without a store. */
  query(url: string, sql: string): Promise<Row[]> {
    return withConnection(url, (connection) => connection.all(sql));
  }

  /** Starts the server and waits until it takes connections. */
  async start(): Promise<void> {
    for (let count = 0; count < STARTS_MAX; count++) {
      if (await this.#tryStart()) return;
      await sleep(START_PAUSE_MS);
    }
    throw new Error(`PostgreSQL did not start in ${this.#folder}.`);
  }

  /** Kills the server without warning. */
  async kill(): Promise<void> {
    await this.#end("SIGKILL");
  }

  /** Ends the server and removes its folder. */
  async remove(): Promise<void> {
    await this.#end("SIGINT");
    await rm(this.#folder, { recursive: true, force: true });
  }

  async #tryStart(): Promise<boolean> {
    const settings = [
      `unix_socket_directories=${this.#folder}`,
      `listen_addresses=${this.#options.place?.address ?? ""}`,
      "fsync=off",
      "shared_buffers=16MB",
      ...(this.#options.settings ?? []),
    ];
    const args = ["-D", join(this.#folder, "data"), ...settings.flatMap((setting) => ["-c", setting])];
    const child = this.#spawn([join(this.#programs, "postgres"), ...args]);
    const started = await new Promise<boolean>((resolve) => {
      let log = "";
      child.stderr.setEncoding("utf8").on("data", (text: string) => {
        log += text;
        if (log.includes("ready to accept connections")) resolve(true);
      });
      child.on("exit", () => resolve(false));
    });
    if (started) this.#child = child;
    return started;
  }

  /** As the user of the server. Only root may enter a place, and ceases to be root there. */
  #spawn(postgres: readonly string[]) {
    const { place } = this.#options;
    const { uid, gid } = this.identity;
    const drop = ["setpriv", `--reuid=${uid}`, `--regid=${gid}`, "--clear-groups", "--"];
    const [command = "", ...args] = place === undefined ? postgres : commandAt(place, [...drop, ...postgres]);
    return spawn(command, args, {
      cwd: this.#folder,
      env: { ...process.env, LC_ALL: "C" },
      stdio: ["ignore", "ignore", "pipe"],
      ...(place === undefined && this.#identity),
    });
  }

  async #end(signal: "SIGKILL" | "SIGINT"): Promise<void> {
    const child = this.#child;
    this.#child = undefined;
    if (child === undefined || child.exitCode !== null) return;
    const ended = new Promise((resolve) => child.once("close", resolve));
    child.kill(signal);
    await ended;
  }
}

async function withConnection<T>(url: string, body: (connection: PostgresConnection) => Promise<T>): Promise<T> {
  const connection = await PostgresConnection.open(url);
  try {
    return await body(connection);
  } finally {
    await connection.close();
  }
}

/** The folder of the programs. Debian keeps those of each version apart. */
function findPrograms(): string | undefined {
  const debian = "/usr/lib/postgresql";
  const versions = existsSync(debian) ? readdirSync(debian).map(Number) : [];
  const ofDebian = versions
    .filter((version) => version >= VERSION_MIN)
    .sort((a, b) => b - a)
    .map((version) => join(debian, String(version), "bin"));
  const onPath = (process.env["PATH"] ?? "").split(delimiter);
  return [...ofDebian, ...onPath].find(
    (folder) => existsSync(join(folder, "initdb")) && existsSync(join(folder, "postgres")),
  );
}

function findIdentity(): Identity | undefined {
  if (process.getuid?.() !== 0) return {};
  const lines = readFileSync("/etc/passwd", "utf8").split("\n");
  const found = USERS.flatMap((user) => lines.filter((line) => line.startsWith(`${user}:`)));
  const [, , uid, gid] = found[0]?.split(":") ?? [];
  return uid === undefined || gid === undefined ? undefined : { uid: Number(uid), gid: Number(gid) };
}
