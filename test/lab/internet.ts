/**
 * The lab: clients in homes of all kinds, and a server that all of them reach.
 *
 * How the folder fits together:
 *
 * - `namespaces.ts` makes network namespaces and removes them. `routers.ts` has the kinds of homes.
 * - `internet.ts` joins homes to an internet with the example server. `lab-process.ts` runs a program in a namespace;
 *   in a home, that is `client-program.ts`, which prints each `client-event.ts`.
 * - `cells.ts` connects two homes, in the rounds of `rounds.ts`; `expectations.ts` says what must come of it, and
 *   `explained.ts` what the clients must say of it.
 * - `talk/` has what happens while two talk: `uplink.ts` moves homes, with `uplink-main.ts`, `dark.ts` lets one of two
 *   uplinks go dark, and `lost-server.ts` takes the server from them. `client-streams.ts` is what the clients send meanwhile, `streams-outcome.ts` what came of it.
 * - `search.ts` waits for a search of ports, and `mapped-port.ts` for a port that a router of `mapping-router.ts` maps.
 * - `examples/` lets the example client run in place of the client program: in all cells by `example-cells.ts`, and
 *   through troubles by `example-talk.ts`. `example-side.ts` types and reads, `why-text.ts` says what must be read.
 * - `main.ts` is the command `npm run lab`; `lab.test.ts` runs what is short enough for each change.
 *
 * Invariant: an experiment makes all that it needs, and removes all of it whatever happens. Nothing outside of its
 * namespaces and its folder changes.
 */

import type { ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { bundleArgumentsFor } from "../compiled-sources.ts";
import { TEST_ITERATIONS } from "../sim/scram-proof.ts";
import { LabProcess } from "./lab-process.ts";
import { type Mapping, startMapping } from "./mapping-router.ts";
import { type Namespace, Namespaces } from "./namespaces.ts";
import { DARKNESS, hasIpv4, hasIpv6, type Kind, lossOfServer, rulesOf, SERVER_FOUND } from "./routers.ts";

// The range for tests of networks (RFC 2544), that for private networks (RFC 1918), and that for examples (RFC 3849).
// Each uplink has a number, which begins at FIRST_UPLINK.
const SERVER_IPV4 = "198.18.0.1";
const SERVER_IPV6 = "2001:db8::1";
const FIRST_UPLINK = 2;
const publicIpv4 = (number: number): string => `198.18.${number >> 8}.${number & 255}`;
const publicIpv6 = (number: number): string => `2001:db8::${number.toString(16)}`;
const privateIpv4 = (number: number, host: number): string => `10.${number >> 8}.${number & 255}.${host}`;
const homeIpv6 = (number: number, host: number): string => `2001:db8:${number.toString(16)}::${host}`;

/**
 * How the addresses begin that routers which map ports have besides: miniupnpd serves no network without a public address, and
 * takes none of the ranges for tests for one. Nothing of them leaves the namespaces.
 */
export const MAPPED_NETWORK = "11.18.";
/** The tables of routes from this one on are free. */
const FIRST_TABLE = 1_000;
/** The length of the prefix of the public IPv4 addresses. */
const PUBLIC_BITS = 16;
export const SERVER_PORT = 4433;
const START_MAX_MS = 60_000;
/** Many programs of the lab start on a machine that may be busy with other tests. */
const PATIENCE = ["helloTimeoutMs=60000", "loginTimeoutMs=60000", "frameTimeoutMs=60000"];

/** The address of the relay for a home of a kind: that of the server, in the family of the connection to it. */
export function relayAddressOf(kind: Kind): string {
  return hasIpv6(kind) ? SERVER_IPV6 : SERVER_IPV4;
}

/** An internet with a server, and homes. */
export class Internet implements Disposable {
  /** Fires when the experiment must stop. */
  readonly signal: AbortSignal;
  readonly #namespaces = new Namespaces();
  readonly #core: Namespace;
  readonly #folder: string;
  readonly #processes: LabProcess[] = [];
  readonly #routers: ChildProcess[] = [];
  #fingerprint = "";
  /** The number of the next uplink. */
  #nextUplink = FIRST_UPLINK;

  /**
   * @param limits  of the server: "NAME=NUMBER"
   * @throws CommandFailed; Error: the server does not start; or the reason of the signal
   */
  static async create(signal: AbortSignal, ...limits: readonly string[]): Promise<Internet> {
    const internet = new Internet(signal);
    try {
      await internet.#startServer(limits);
      return internet;
    } catch (error) {
      internet[Symbol.dispose]();
      throw error;
    }
  }

  private constructor(signal: AbortSignal) {
    signal.throwIfAborted();
    this.signal = signal;
    this.#folder = mkdtempSync(join(tmpdir(), "chatwire-lab-"));
    this.#core = this.#namespaces.add("internet");
    // All public IPv4 addresses are on one link. Nothing is forwarded to private ones. IPv6 is routed. A bridge without an
    // address of its own takes one of its ports', which changes with them: the others would send to the old one for a while.
    this.#core.ip([
      "link add public address 02:00:00:00:00:01 type bridge",
      "link set public up",
      `address add ${SERVER_IPV4}/${PUBLIC_BITS} dev public`,
      `address add ${SERVER_IPV6}/64 dev public`,
    ]);
    this.#core.sysctl("net.ipv6.conf.all.forwarding=1");
  }

  /** Adds a home. @param name  of the user there; unique. @param mapping  what its routers speak */
  addHome(name: string, kind: Kind, mapping?: Mapping): Home {
    const namespace = this.#namespaces.add(name);
    return new Home(namespace, kind, (next) => this.#plug(namespace, next, mapping));
  }

  /** Starts the client program in a home. @param mapping  by what it asks for a port, besides PCP and NAT-PMP */
  startClient(name: string, home: Home, mapping?: Mapping): LabProcess {
    const args = [this.#urlsFor(home).join(), name, ...(mapping === "upnp" ? [mapping] : [])];
    return this.#start(name, home.namespace, bundleArgumentsFor("test/lab/client-program.ts", ...args));
  }

  /** Starts the example client in a home, at pipes, with an empty folder for its data. */
  startExample(name: string, home: Home, ...flags: readonly string[]): LabProcess {
    const data = join(this.#folder, name);
    const [url] = this.#urlsFor(home);
    const place = ["--server", url, "--data", data, "--name", name];
    return this.#start(name, home.namespace, bundleArgumentsFor("examples/client/main.ts", ...place, ...flags));
  }

  [Symbol.dispose](): void {
    for (const process of [...this.#processes, ...this.#routers]) process.kill();
    this.#namespaces[Symbol.dispose]();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  async #startServer(limits: readonly string[]): Promise<void> {
    const place = ["--host", "::", "--port", String(SERVER_PORT), "--data", join(this.#folder, "server")];
    const all = [`scramIterations=${TEST_ITERATIONS}`, ...PATIENCE, ...limits];
    const flags = [...place, ...all.flatMap((each) => ["--limit", each])];
    const server = this.#start("the server", this.#core, bundleArgumentsFor("examples/server/main.ts", ...flags));
    this.#fingerprint = await server.next(
      (line) => /^Listening on .* key sha256=([0-9a-f]{64})$/.exec(line)?.[1],
      START_MAX_MS,
    );
  }

  /** The server at both its addresses, as a name would have them. A home with both families talks to it over IPv6. */
  #urlsFor({ kind }: Home): [string, string] {
    const urlOf = (host: string) => `chat://${host}:${SERVER_PORT}#sha256=${this.#fingerprint}`;
    const [ipv4, ipv6] = [urlOf(SERVER_IPV4), urlOf(`[${SERVER_IPV6}]`)];
    return hasIpv6(kind) ? [ipv6, ipv4] : [ipv4, ipv6];
  }

  #start(name: string, namespace: Namespace, args: readonly string[]): LabProcess {
    const process = new LabProcess(name, namespace.name, args, this.signal);
    this.#processes.push(process);
    return process;
  }

  /** Connects a home to the internet, through a new router if its kind has one. The home's interface is still down. */
  #plug(home: Namespace, kind: Kind, mapping: Mapping | undefined): Uplink {
    const number = this.#nextUplink;
    this.#nextUplink += 1;
    const device = `uplink${number}`;
    if (kind === "open") {
      this.#addPort(home, device, number);
      const address = publicIpv4(number);
      return { number, device, addresses: [`${address}/${PUBLIC_BITS}`], gateways: [SERVER_IPV4], seenAt: [address] };
    }
    const router = this.#namespaces.add(`router${number}`);
    this.#addPort(router, "wan", number);
    router.ip([`link add lan type veth peer name ${device} netns ${home.name}`, "link set wan up", "link set lan up"]);
    router.nft(rulesOf(kind, privateIpv4(number, 2)));
    const [addresses, gateways, seenAt]: [string[], string[], string[]] = [[], [], []];
    if (hasIpv4(kind)) {
      router.sysctl("net.ipv4.ip_forward=1");
      router.ip([
        `address add ${publicIpv4(number)}/${PUBLIC_BITS} dev wan`,
        `address add ${privateIpv4(number, 1)}/24 dev lan`,
        `route add default via ${SERVER_IPV4}`,
      ]);
      addresses.push(`${privateIpv4(number, 2)}/24`);
      gateways.push(privateIpv4(number, 1));
      seenAt.push(publicIpv4(number));
    }
    if (hasIpv6(kind)) {
      router.sysctl("net.ipv6.conf.all.forwarding=1");
      router.ip([
        `address add ${publicIpv6(number)}/64 dev wan`,
        `address add ${homeIpv6(number, 1)}/64 dev lan`,
        `route add default via ${SERVER_IPV6}`,
      ]);
      this.#core.ip([`route add ${homeIpv6(number, 0)}/64 via ${publicIpv6(number)}`]);
      addresses.push(`${homeIpv6(number, 2)}/64`);
      gateways.push(homeIpv6(number, 1));
      seenAt.push(homeIpv6(number, 2));
    }
    if (mapping !== undefined) this.#startMapping(router, mapping, number);
    return { number, device, addresses, gateways, seenAt, router, remove: () => this.#namespaces.remove(router) };
  }

  #startMapping(router: Namespace, mapping: Mapping, number: number): void {
    const address = `${MAPPED_NETWORK}${number >> 8}.${number & 255}`;
    this.#core.sysctl("net.ipv4.ip_forward=1");
    this.#core.ip([`route add ${address}/32 via ${publicIpv4(number)}`]);
    const program = startMapping(router, mapping, address, this.#folder);
    // Without it, no port is mapped, which shows.
    program.on("error", () => {});
    this.#routers.push(program);
  }

  /** Connects an interface of a namespace to the link of the public addresses. */
  #addPort(namespace: Namespace, device: string, number: number): void {
    this.#core.ip([
      `link add port${number} type veth peer name ${device} netns ${namespace.name}`,
      `link set port${number} master public`,
      `link set port${number} up`,
    ]);
  }
}

/** What a home needs to know about its connection to the internet. */
interface Uplink {
  readonly number: number;
  readonly device: string;
  /** With the lengths of their prefixes. */
  readonly addresses: readonly string[];
  readonly gateways: readonly string[];
  /** The addresses at which others see the home. */
  readonly seenAt: readonly string[];
  readonly router?: Namespace;
  /** Removes the router. */
  readonly remove?: () => void;
}

/** A home with one host. */
export class Home {
  readonly namespace: Namespace;
  readonly #plug: (kind: Kind) => Uplink;
  #kind: Kind;
  #uplink: Uplink | undefined;

  /** @param plug  makes a new uplink of a kind */
  constructor(namespace: Namespace, kind: Kind, plug: (kind: Kind) => Uplink) {
    this.namespace = namespace;
    this.#plug = plug;
    this.#kind = kind;
    this.move(kind);
  }

  get kind(): Kind {
    return this.#kind;
  }

  /** The addresses at which others see the home now. */
  get seenAt(): readonly string[] {
    return this.#uplink?.seenAt ?? [];
  }

  /** The addresses of the home's interface, without the link-local one that the kernel adds. */
  get addresses(): readonly string[] {
    return (this.#uplink?.addresses ?? []).map((address) => address.replace(/\/.*$/, ""));
  }

  /** Leaves the present uplink, if there is one, for a new one with other addresses. */
  move(kind = this.#kind): void {
    const left = this.#uplink;
    const uplink = this.#plug(kind);
    const { device, addresses, gateways } = uplink;
    this.namespace.ip([
      ...(left === undefined ? [] : [`link delete ${left.device}`]),
      `link set ${device} up`,
      ...addresses.map((address) => `address add ${address} dev ${device}`),
      ...gateways.map((gateway) => `route add default via ${gateway}`),
    ]);
    this.#kind = kind;
    this.#uplink = uplink;
    left?.remove?.();
  }

  /**
   * Adds a further uplink of the home's kind. It is used by what has one of its addresses as source. Only IPv4.
   */
  addUplink(): void {
    const { number, device, addresses, gateways } = this.#plug(this.#kind);
    const [address = ""] = addresses;
    const [source = ""] = address.split("/");
    const [gateway = ""] = gateways;
    this.namespace.ip([
      `link set ${device} up`,
      `address add ${address} dev ${device}`,
      `route add default via ${gateway} dev ${device} table ${FIRST_TABLE + number}`,
      `rule add from ${source} table ${FIRST_TABLE + number}`,
    ]);
  }

  /** Lets nothing pass the router of the uplink that the system chooses. The home's interface stays as it is. */
  darken(): void {
    this.#filter(DARKNESS);
  }

  /** Takes the TCP connections to the server, and lets no new one through the router. UDP passes. */
  loseServer(): void {
    this.#filter(lossOfServer(SERVER_PORT));
  }

  /** Lets connections to the server through again. */
  findServer(): void {
    this.#filter(SERVER_FOUND);
  }

  /** Changes the rules of the router. @throws Error there is none */
  #filter(rules: string): void {
    const router = this.#uplink?.router;
    if (router === undefined) throw new Error(`A home of the kind "${this.#kind}" has no router.`);
    router.nft(rules);
  }
}
