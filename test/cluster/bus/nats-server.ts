/** A NATS server for tests, on loopback, which takes TLS only and knows the parts of one server as users. */

import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { BusSubjects } from "../../../src/cluster/bus/bus.ts";
import { TestAuthority } from "../../certificates.ts";
import { commandAt, type Place } from "../../namespaces/place.ts";

const LOOKS_MAX = 500;
const LOOK_PAUSE_MS = 10;

/** Why no server can be started here; undefined if one can. */
export function whyNoNats(): string | undefined {
  return spawnSync("nats-server", ["--version"]).status === 0 ? undefined : "nats-server is not installed";
}

/** A server that is started, killed and started again at the same port. */
export class NatsServer {
  /** The certificate of the authority that has signed that of the server, PEM. */
  readonly authorities: string;
  readonly #folder: string;
  readonly #users: string;
  readonly #place: Place | undefined;
  #child: ChildProcess | undefined;
  #port = -1;

  private constructor(folder: string, authorities: string, users: string, place: Place | undefined) {
    this.#folder = folder;
    this.authorities = authorities;
    this.#users = users;
    this.#place = place;
  }

  /**
   * Starts a server whose users are "core" and the gateways, each with its name as the password, and with the
   * permissions that `BusSubjects` describes.
   *
   * @param name      of the server whose parts they are
   * @param gateways  their names
   * @param place     where it runs, without TLS, because it has no name there. Default: here, with TLS
   */
  static async create(name: string, gateways: readonly string[], place?: Place): Promise<NatsServer> {
    const subjects = new BusSubjects(name);
    const users = [
      userLine(
        "core",
        gateways.map((gateway) => subjects.toGateway(gateway)),
        [subjects.toCoreFromAll],
      ),
      ...gateways.map((gateway) =>
        userLine(
          gateway,
          [subjects.toCore(gateway), subjects.toRelayFrom(gateway)],
          [subjects.toGateway(gateway), subjects.toRelayOf(gateway)],
        ),
      ),
    ];
    const folder = await mkdtemp(join(tmpdir(), "chatwire-nats-"));
    const authority = await TestAuthority.create("chatwire test authority");
    const { cert, key } = await authority.issue({ names: ["localhost"] });
    await writeFile(join(folder, "cert.pem"), cert);
    await writeFile(join(folder, "key.pem"), key);
    const server = new NatsServer(folder, authority.cert, users.join("\n"), place);
    await server.start();
    return server;
  }

  get url(): string {
    return this.#place === undefined ? `tls://localhost:${this.#port}` : `nats://${this.#place.address}:${this.#port}`;
  }

  async start(): Promise<void> {
    const tls = `tls { cert_file: "${join(this.#folder, "cert.pem")}", key_file: "${join(this.#folder, "key.pem")}" }`;
    const lines = [
      `host: "${this.#place?.address ?? "127.0.0.1"}"`,
      `port: ${this.#port}`,
      `ports_file_dir: "${this.#folder}"`,
      ...(this.#place === undefined ? [tls] : []),
      `authorization { users: [`,
      this.#users,
      "] }",
    ];
    const file = join(this.#folder, "nats.conf");
    await writeFile(file, lines.join("\n"));
    const [command = "", ...args] = commandAt(this.#place, ["nats-server", "-c", file]);
    this.#child = spawn(command, args, { stdio: "ignore" });
    this.#port = await readNatsPort(this.#folder);
  }

  async kill(): Promise<void> {
    const child = this.#child;
    this.#child = undefined;
    if (child === undefined) return;
    const exited = once(child, "exit");
    child.kill("SIGKILL");
    await exited;
    for (const name of await readdir(this.#folder)) if (name.endsWith(".ports")) await rm(join(this.#folder, name));
  }

  async remove(): Promise<void> {
    await this.kill();
    await rm(this.#folder, { recursive: true });
  }
}

function userLine(user: string, publish: readonly string[], subscribe: readonly string[]): string {
  const permissions = `publish: ${JSON.stringify(publish)}, subscribe: ${JSON.stringify(subscribe)}`;
  return `{ user: "${user}", password: "${user}", permissions: { ${permissions} } }`;
}

/** Waits for the file in which nats-server names its ports. */
export async function readNatsPort(folder: string): Promise<number> {
  for (let look = 0; look < LOOKS_MAX; look++) {
    const file = (await readdir(folder)).find((name) => name.endsWith(".ports"));
    const text = file === undefined ? "" : await readFile(join(folder, file), "utf8");
    const port = /"(?:nats|tls):\/\/[^"]*:(\d+)"/.exec(text)?.[1];
    if (port !== undefined) return Number(port);
    await sleep(LOOK_PAUSE_MS);
  }
  throw new Error("nats-server has not started.");
}
