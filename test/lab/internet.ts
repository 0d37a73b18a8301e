/**
 * The lab: clients in homes of all kinds, and a server that all of them reach.
 *
 * How the folder fits together:
 *
 * - `namespaces.ts` makes network namespaces and removes them. `routers.ts` has the kinds of homes.
 * - `internet.ts` joins homes to an internet with the example server. `lab-process.ts` runs a program in a namespace;
 *   in a home, that is `client-program.ts`, which prints each `client-event.ts`.
 * - `cells.ts` connects two homes, `expectations.ts` says what must come of it, `explained.ts` what the clients must
 *   say of it, `uplink.ts` moves a home while it talks or lets its uplink go dark, `search.ts` waits for a search of ports,
 *   and `upnp.ts` for a port that a router of `upnp-router.ts` maps. `main.ts` is the command `npm run lab`.
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
import { type Namespace, Namespaces } from "./namespaces.ts";
import { DARKNESS, hasIpv4, hasIpv6, type Kind, rulesOf } from "./routers.ts";
import { startUpnp } from "./upnp-router.ts";

// The range for tests of networks (RFC 2544), and that for examples (RFC 3849). Each home has a number.
const SERVER_IPV4 = "198.18.0.1";
const SERVER_IPV6 = "2001:db8::1";
const publicIpv4 = (number: number): string => `198.18.0.${number}`;
const publicIpv6 = (number: number): string => `2001:db8::${number}`;
const privateIpv4 = (number: number, host: number): string => `192.168.${number}.${host}`;
const homeIpv6 = (number: number, host: number): string => `2001:db8:${number}::${host}`;

/**
 * How the addresses begin that routers with UPnP have besides: miniupnpd serves no network without a public address, and
 * takes none of the ranges for tests for one. Nothing of them leaves the namespaces.
 */
export const MAPPED_NETWORK = "11.18.0.";
/** The tables of routes from this one on are free. */
const FIRST_TABLE = 1_000;

const PORT = 4433;
const START_MAX_MS = 30_000;

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
  /** The number of the latest uplink. The server is 1. */
  #uplinks = 1;

  /** @throws CommandFailed; Error: the server does not start; or the reason of the signal */
  static async create(signal: AbortSignal): Promise<Internet> {
    const internet = new Internet(signal);
    try {
      await internet.#startServer();
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
    // All public IPv4 addresses are on one link. Nothing is forwarded to private ones. IPv6 is routed.
    this.#core.ip([
      "link add public type bridge",
      "link set public up",
      `address add ${SERVER_IPV4}/24 dev public`,
      `address add ${SERVER_IPV6}/64 dev public`,
    ]);
    this.#core.sysctl("net.ipv6.conf.all.forwarding=1");
  }

  /** Adds a home. @param name  of the user there; unique */
  addHome(name: string, kind: Kind, mapping?: "upnp"): Home {
    const home = new Home(this.#namespaces.add(name), (namespace) => this.#plug(namespace, kind, mapping));
    home.move();
    return home;
  }

  /** Starts the client program in a home. @param mapping  by what it asks for a port, besides PCP and NAT-PMP */
  startClient(name: string, home: Home, kind: Kind, mapping?: "upnp"): LabProcess {
    const host = hasIpv6(kind) ? `[${SERVER_IPV6}]` : SERVER_IPV4;
    const url = `chat://${host}:${PORT}#sha256=${this.#fingerprint}`;
    const more = mapping === undefined ? [] : [mapping];
    return this.#start(home.namespace, bundleArgumentsFor("test/lab/client-program.ts", url, name, ...more));
  }

  [Symbol.dispose](): void {
    for (const process of this.#processes) process.kill();
    for (const router of this.#routers) router.kill("SIGKILL");
    this.#namespaces[Symbol.dispose]();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  async #startServer(): Promise<void> {
    const place = ["--host", "::", "--port", String(PORT), "--data", this.#folder];
    const flags = [...place, "--limit", `scramIterations=${TEST_ITERATIONS}`];
    const server = this.#start(this.#core, bundleArgumentsFor("examples/server/main.ts", ...flags));
    this.#fingerprint = await server.next(
      (line) => /^Listening on .* key sha256=([0-9a-f]{64})$/.exec(line)?.[1],
      START_MAX_MS,
    );
  }

  #start(namespace: Namespace, args: readonly string[]): LabProcess {
    const process = new LabProcess(namespace.name, args, this.signal);
    this.#processes.push(process);
    return process;
  }

  /** Connects a home to the internet, through a new router if its kind has one. The home's interface is still down. */
  #plug(home: Namespace, kind: Kind, mapping: "upnp" | undefined): Uplink {
    this.#uplinks += 1;
    const number = this.#uplinks;
    const device = `uplink${number}`;
    if (kind === "open") {
      this.#addPort(home, device, number);
      return { number, device, addresses: [`${publicIpv4(number)}/24`], gateways: [SERVER_IPV4], darken: undefined };
    }
    const router = this.#namespaces.add(`router${number}`);
    const darken = (): void => router.nft(DARKNESS);
    this.#addPort(router, "wan", number);
    router.ip([`link add lan type veth peer name ${device} netns ${home.name}`, "link set wan up", "link set lan up"]);
    router.nft(rulesOf(kind, privateIpv4(number, 2)));
    const [addresses, gateways]: [string[], string[]] = [[], []];
    if (hasIpv4(kind)) {
      router.sysctl("net.ipv4.ip_forward=1");
      router.ip([
        `address add ${publicIpv4(number)}/24 dev wan`,
        `address add ${privateIpv4(number, 1)}/24 dev lan`,
        `route add default via ${SERVER_IPV4}`,
      ]);
      addresses.push(`${privateIpv4(number, 2)}/24`);
      gateways.push(privateIpv4(number, 1));
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
    }
    if (mapping === "upnp") this.#startUpnp(router, number);
    return { number, device, addresses, gateways, darken };
  }

  #startUpnp(router: Namespace, number: number): void {
    const address = `${MAPPED_NETWORK}${number}`;
    this.#core.sysctl("net.ipv4.ip_forward=1");
    this.#core.ip([`route add ${address}/32 via ${publicIpv4(number)}`]);
    const program = startUpnp(router, address, this.#folder);
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
  /** Of the uplink in its internet, and of the table of its routes where a home has several. */
  readonly number: number;
  readonly device: string;
  /** With the lengths of their prefixes. */
  readonly addresses: readonly string[];
  readonly gateways: readonly string[];
  /** Lets nothing pass the router from now on; undefined: there is none. */
  readonly darken: (() => void) | undefined;
}

/** A home with one host. */
export class Home {
  readonly namespace: Namespace;
  readonly #plug: (namespace: Namespace) => Uplink;
  /** The one that the system chooses. */
  #uplink: Uplink | undefined;

  /** @param plug  makes a new uplink of the home's kind */
  constructor(namespace: Namespace, plug: (namespace: Namespace) => Uplink) {
    this.namespace = namespace;
    this.#plug = plug;
  }

  /** Leaves the present uplink, if there is one, for a new one with other addresses. */
  move(): void {
    const uplink = this.#plug(this.namespace);
    const { device, addresses, gateways } = uplink;
    this.namespace.ip([
      ...(this.#uplink === undefined ? [] : [`link delete ${this.#uplink.device}`]),
      `link set ${device} up`,
      ...addresses.map((address) => `address add ${address} dev ${device}`),
      ...gateways.map((gateway) => `route add default via ${gateway}`),
    ]);
    this.#uplink = uplink;
  }

  /**
   * Adds a further uplink of the home's kind. It is used by what has one of its addresses as source. Only IPv4.
   *
   * @returns its address
   */
  addUplink(): string {
    const { number, device, addresses, gateways } = this.#plug(this.namespace);
    const [address = ""] = addresses;
    const [source = ""] = address.split("/");
    const [gateway = ""] = gateways;
    this.namespace.ip([
      `link set ${device} up`,
      `address add ${address} dev ${device}`,
      `route add default via ${gateway} dev ${device} table ${FIRST_TABLE + number}`,
      `rule add from ${source} table ${FIRST_TABLE + number}`,
    ]);
    return source;
  }

  /** Lets nothing pass the router of the uplink that the system chooses. The home's interface stays as it is. */
  darken(): void {
    this.#uplink?.darken?.();
  }
}
