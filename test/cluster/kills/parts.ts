/** The processes of a server of several processes on this machine, which can be killed and started again. */

import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { controlPlace } from "../../../examples/server/config/options.ts";
import { askServer } from "../../../examples/server/control/client.ts";
import type { ControlItem } from "../../../examples/server/control/control.ts";
import { createCertificate } from "../../../src/server/index.ts";
import { bundleArgumentsFor } from "../../compiled-sources.ts";
import { commandAt, type Place } from "../../namespaces/place.ts";
import { PostgresServer } from "../../store/postgres/postgres-server.ts";
import { NatsServer } from "../bus/nats-server.ts";
import { ITERATIONS } from "./load.ts";

const SERVER = "chatwire";
const LIMITS = [`scramIterations=${ITERATIONS}`, "registrationsPerAddressMax=1000"];
/** How long a part may take until it has printed what it prints when it runs. */
const START_MS = 60_000;
const STARTS_MAX = 5;
/** What a gateway prints. Of an address, what is before the port, and of a URL, what is after the scheme. */
const LISTENING = /Listening on (?:\w+:\/\/)?(\S+):(\d+) key sha256=(\w+)/;

/** Without variables of the tests, which the server does not know. */
const ENVIRONMENT = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith("CHATWIRE_")));

/** One process of the server. */
export class Part {
  readonly name: string;
  readonly #args: () => readonly string[];
  readonly #place: Place | undefined;
  /** The file that node runs from the next start on. Default: the server of this release. */
  program: string | undefined;
  #child: ChildProcess | undefined;
  /** What it has printed since it was started. */
  #printed = "";
  /** When it printed each line, in monotonic milliseconds. */
  onLine: (line: string, atMs: number) => void = () => {};

  /** @param place  where it runs; default: here */
  constructor(name: string, args: () => readonly string[], place?: Place) {
    this.name = name;
    this.#args = args;
    this.#place = place;
  }

  get isRunning(): boolean {
    return this.#child !== undefined;
  }

  /** The last line that it has printed. */
  get state(): string {
    return this.#printed.trimEnd().split("\n").at(-1) ?? "";
  }

  /** Starts it, as a supervisor does: again if it ends at once. Waits until it has printed what matches. */
  async start(ready: RegExp): Promise<RegExpExecArray> {
    for (let count = 1; ; count++) {
      const found = await this.#start(ready).catch((error) => {
        if (count === STARTS_MAX || this.isRunning) throw error;
      });
      if (found !== undefined) return found;
    }
  }

  async #start(ready: RegExp): Promise<RegExpExecArray> {
    this.#printed = "";
    const program = this.program === undefined ? bundleArgumentsFor("examples/server/main.ts") : [this.program];
    const [command = "", ...args] = commandAt(this.#place, [process.execPath, ...program, ...this.#args()]);
    const child = spawn(command, args, {
      env: ENVIRONMENT,
      stdio: ["ignore", "pipe", "inherit"],
    });
    this.#child = child;
    child.stdout.setEncoding("utf8");
    const found = new Promise<RegExpExecArray>((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`${this.name} has not started.`)), START_MS);
      child.stdout.on("data", (text: string) => {
        this.#printed += text;
        for (const line of text.split("\n")) if (line !== "") this.onLine(line, performance.now());
        const match = ready.exec(this.#printed);
        if (match === null) return;
        clearTimeout(timer);
        resolve(match);
      });
      child.once("exit", (code, signal) => {
        if (signal !== "SIGKILL" && signal !== "SIGTERM" && code !== 0) console.log(`${this.name} has ended: ${code}`);
        if (this.#child === child) this.#child = undefined;
        clearTimeout(timer);
        reject(new Error(`${this.name} has ended.`));
      });
    });
    return found;
  }

  /** Ends it, by default without warning. @returns whether its exit code is 0 */
  async kill(signal: "SIGKILL" | "SIGTERM" = "SIGKILL"): Promise<boolean> {
    const child = this.#child;
    this.#child = undefined;
    if (child === undefined) return true;
    const exited = once(child, "exit");
    child.kill(signal);
    const [code] = await exited;
    return code === 0;
  }
}

export interface ClusterOptions {
  /** Those of the server. */
  readonly limits?: readonly string[];
  /** Where "nats", "postgres" and each part runs. Default: here. */
  readonly placeOf?: (name: string) => Place;
  /** Of PostgreSQL: "NAME=VALUE". */
  readonly settings?: readonly string[];
}

/** PostgreSQL, NATS, cores and gateways. */
export class Cluster {
  readonly postgres: PostgresServer;
  readonly nats: NatsServer;
  readonly cores: readonly Part[];
  readonly gateways: readonly Part[];
  /** The addresses of the gateways, with the fingerprint of their key. */
  readonly urls: string[] = [];
  readonly #folder: string;
  readonly #ports = new Map<Part, string>();

  /** @param counts  of cores and gateways */
  static async start(counts: { cores: number; gateways: number }, options: ClusterOptions = {}): Promise<Cluster> {
    const { placeOf, settings = [] } = options;
    const names = Array.from({ length: counts.gateways }, (_, index) => `gateway-${index + 1}`);
    const nats = await NatsServer.create(SERVER, names, placeOf?.("nats"));
    const postgres = await PostgresServer.create({ settings, ...(placeOf && { place: placeOf("postgres") }) });
    const cluster = new Cluster({ nats, postgres }, await mkdtemp(join(tmpdir(), "chatwire-cluster-")), names, {
      ...counts,
      ...options,
    });
    try {
      await cluster.#writeFiles(names);
      await cluster.startParts();
      return cluster;
    } catch (error) {
      await cluster.close();
      throw error;
    }
  }

  private constructor(
    { nats, postgres }: Pick<Cluster, "nats" | "postgres">,
    folder: string,
    gateways: readonly string[],
    { cores, limits = LIMITS, placeOf }: ClusterOptions & { cores: number },
  ) {
    this.nats = nats;
    this.postgres = postgres;
    this.#folder = folder;
    const file = (name: string): string => join(folder, name);
    const shared = (name: string, user: string): string[] => [
      ...["--bus", nats.url, "--bus-user", user],
      ...(placeOf === undefined ? ["--bus-authorities", file("authorities.pem")] : []),
      ...["--bus-password-file", file(`${user}.password`), "--node-name", name, "--log-level", "error"],
      ...["--data", file(name)],
    ];
    const limitFlags = limits.flatMap((limit) => ["--limit", limit]);
    this.cores = Array.from({ length: cores }, (_, index) => {
      const name = `core-${index + 1}`;
      const store = ["--store", placeOf ? postgres.remoteUrl : postgres.url(), "--pepper", file("pepper")];
      const args = ["--role", "core", ...store, ...limitFlags, ...shared(name, "core")];
      return new Part(name, () => args, placeOf?.(name));
    });
    this.gateways = gateways.map((name) => {
      const certificate = ["--certificate", file("cert.pem"), "--key", file("key.pem")];
      const place = placeOf?.(name);
      const part: Part = new Part(
        name,
        () => {
          const at = [
            "--host",
            place?.address ?? "127.0.0.1",
            "--port",
            this.#ports.get(part) ?? "0",
            "--second-probe-port",
            "off",
          ];
          return ["--role", "gateway", ...certificate, ...at, ...shared(name, name)];
        },
        place,
      );
      return part;
    });
  }

  /** Gives a command to a part, and returns what it prints or why it was refused. */
  async command(part: Part, ...words: readonly string[]): Promise<string> {
    const role = this.cores.includes(part) ? "core" : "gateway";
    const place = controlPlace({ role, nodeName: part.name, data: join(this.#folder, part.name), database: "" });
    const lines: string[] = [];
    const note = ({ text }: ControlItem): void => void lines.push(text ?? "");
    return askServer(place, { words, flags: {} }, note).then(
      () => lines.join("\n"),
      (error: Error) => error.message,
    );
  }

  /** The core that answers now; undefined: none does. */
  get answering(): Part | undefined {
    return this.cores.find((core) => core.isRunning && core.state === "Answering.");
  }

  async close(): Promise<void> {
    await Promise.all([...this.gateways, ...this.cores].map((part) => part.kill()));
    await this.nats.remove();
    await this.postgres.remove();
    await rm(this.#folder, { recursive: true });
  }

  /** Starts all cores and gateways, after `stopParts` with the same data at the same addresses. */
  async startParts(): Promise<void> {
    this.urls.length = 0;
    const [first, ...others] = this.cores;
    await first?.start(/Answering/);
    await Promise.all(others.map((core) => core.start(/Standing by/)));
    for (const gateway of this.gateways) {
      const [, host = "", port = "", fingerprint = ""] = await gateway.start(LISTENING);
      this.#ports.set(gateway, port);
      this.urls.push(`chat://${host}:${port}#sha256=${fingerprint}`);
    }
  }

  /** Ends all cores and gateways as an operator does. @returns whether all of them have ended without a fault */
  async stopParts(): Promise<boolean> {
    const isWell = [];
    for (const parts of [this.gateways, this.cores])
      isWell.push(...(await Promise.all(parts.map((part) => part.kill("SIGTERM")))));
    return isWell.every((each) => each);
  }

  async #writeFiles(users: readonly string[]): Promise<void> {
    const { cert, key } = await createCertificate();
    const files = {
      "cert.pem": cert,
      "key.pem": key,
      "authorities.pem": this.nats.authorities,
      ...Object.fromEntries(["core", ...users].map((user) => [`${user}.password`, user])),
    };
    for (const [name, text] of Object.entries(files)) await writeFile(join(this.#folder, name), text, { mode: 0o600 });
  }
}
