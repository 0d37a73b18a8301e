/**
 * UPnP by the package nat-upnp-rejetto, which programs that want it install.
 *
 * The package knows SOAP and how gateways describe themselves, and has no limits: it reads answers of any length, for
 * any time, and sends to wherever a description points. So it has no access to the network of its own. It talks to an
 * HTTP proxy on loopback, which forwards to one gateway only, cuts long answers off, and closes with the request.
 */

import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from "node:http";
import { UsageError } from "../errors.ts";
import { isUrlOf } from "../peering/mapping/ssdp.ts";
import { type UpnpClient, type UpnpGateway, UpnpRefusal } from "../peering/mapping/upnp.ts";
import { onAbort } from "./deadline.ts";

type Package = typeof import("nat-upnp-rejetto");
type Arguments = (string | number)[][];

/** Descriptions of gateways have up to 20 kB. */
const ANSWER_BYTES_MAX = 65_536;
const LOOPBACK = "127.0.0.1";
const DEFAULT_HTTP_PORT = 80;
/** How the owner of the gateway sees whose mapping it is. */
const DESCRIPTION = "chatwire";

/** @throws UsageError WRONG_STATE: the package is not installed */
export async function loadUpnpPackage(): Promise<UpnpClient> {
  try {
    const loaded = await import("nat-upnp-rejetto");
    return { at: (location) => new PackageGateway(loaded, new URL(location)) };
  } catch (error) {
    const why = error instanceof Error ? error.message.split("\n")[0] : String(error);
    throw new UsageError(
      `portMapping "upnp" needs the package nat-upnp-rejetto: npm install chatwire nat-upnp-rejetto (${why})`,
      "WRONG_STATE",
    );
  }
}

class PackageGateway implements UpnpGateway {
  readonly #package: Package;
  readonly #location: URL;

  constructor(loaded: Package, location: URL) {
    this.#package = loaded;
    this.#location = location;
  }

  async externalAddress(signal: AbortSignal): Promise<string> {
    const { GetExternalIPAddressResponse: response } = await this.#run("GetExternalIPAddress", [], signal);
    const address = response?.["NewExternalIPAddress"];
    return typeof address === "string" ? address : "";
  }

  async map(...[mapping, signal]: Parameters<UpnpGateway["map"]>): Promise<void> {
    const { externalPort, localAddress, internalPort, lifetimeSeconds } = mapping;
    const given = [
      ...mappingOf(externalPort),
      ["NewInternalPort", internalPort],
      ["NewInternalClient", localAddress],
      ["NewEnabled", 1],
      ["NewPortMappingDescription", DESCRIPTION],
      ["NewLeaseDuration", lifetimeSeconds],
    ];
    await this.#run("AddPortMapping", given, signal);
  }

  async unmap(externalPort: number, signal: AbortSignal): Promise<void> {
    await this.#run("DeletePortMapping", mappingOf(externalPort), signal);
  }

  async #run(
    action: string,
    given: Arguments,
    signal: AbortSignal,
  ): ReturnType<InstanceType<Package["Device"]>["run"]> {
    await using proxy = await GatewayProxy.open(this.#location, signal);
    class ProxiedDevice extends this.#package.Device {
      override async getService(types: string[]): ReturnType<InstanceType<Package["Device"]>["getService"]> {
        const service = await super.getService(types);
        return { ...service, controlURL: proxy.redirect(service.controlURL) };
      }
    }
    try {
      return await new ProxiedDevice(proxy.url).run(action, given);
    } catch (error) {
      signal.throwIfAborted();
      throw refusalOf(error) ?? new Error(`${action} came to nothing.`, { cause: error });
    }
  }
}

/** The arguments by which a gateway knows a mapping. */
function mappingOf(externalPort: number): Arguments {
  return [
    ["NewRemoteHost", ""],
    ["NewExternalPort", externalPort],
    ["NewProtocol", "UDP"],
  ];
}

/** The package throws what the gateway said of the error, as the text of XML is. */
function refusalOf(error: unknown): UpnpRefusal | undefined {
  if (typeof error !== "object" || error === null || !("errorCode" in error)) return undefined;
  const code = Number(error.errorCode);
  return Number.isInteger(code) ? new UpnpRefusal(code) : undefined;
}

/** An HTTP server on loopback that forwards requests to one gateway, as long as it is open. */
class GatewayProxy implements AsyncDisposable {
  readonly #server: Server;
  readonly #gateway: string;
  #port: number;
  readonly #path: string;
  readonly #closing = new AbortController();
  readonly #leave: () => void;

  /** @throws the reason of the signal; Error: the system has no socket for it */
  static async open(location: URL, signal: AbortSignal): Promise<GatewayProxy> {
    signal.throwIfAborted();
    const server = createServer({ keepAlive: false });
    const proxy = new GatewayProxy(server, location, signal);
    await new Promise<void>((resolve, reject) => {
      server.once("error", reject);
      server.listen(0, LOOPBACK, resolve);
    });
    return proxy;
  }

  private constructor(server: Server, location: URL, signal: AbortSignal) {
    this.#server = server;
    this.#gateway = location.hostname;
    this.#port = portOf(location);
    this.#path = `${location.pathname}${location.search}`;
    server.on("request", (incoming, outgoing) => this.#forward(incoming, outgoing));
    this.#leave = onAbort(signal, () => this.#close());
  }

  /** Where the gateway describes itself, through this proxy. */
  get url(): string {
    return `${this.#origin}${this.#path}`;
  }

  /**
   * Forwards to the port of a URL of the gateway from now on.
   *
   * @param url  of the gateway, or already of this proxy
   * @returns the URL through this proxy
   * @throws Error the URL leads elsewhere
   */
  redirect(url: string): string {
    const { origin, pathname, search } = new URL(url);
    if (origin === this.#origin) return url;
    if (!isUrlOf(url, this.#gateway)) throw new Error("The gateway describes a service that is not at its address.");
    this.#port = portOf(new URL(url));
    return `${this.#origin}${pathname}${search}`;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#leave();
    this.#close();
  }

  get #origin(): string {
    const address = this.#server.address();
    return `http://${LOOPBACK}:${typeof address === "object" ? address?.port : 0}`;
  }

  #close(): void {
    this.#closing.abort();
    this.#server.close();
    this.#server.closeAllConnections();
  }

  #forward(incoming: IncomingMessage, outgoing: ServerResponse): void {
    const { method = "GET", url: path = "/", headers } = incoming;
    const kept = ["content-type", "content-length", "soapaction"].flatMap((name) => {
      const value = headers[name];
      return value === undefined ? [] : [[name, value]];
    });
    const passed = request({
      host: this.#gateway,
      port: this.#port,
      method,
      path,
      headers: Object.fromEntries(kept),
      agent: false,
      signal: this.#closing.signal,
    });
    const drop = (): void => {
      passed.destroy();
      outgoing.destroy();
    };
    passed.on("error", drop);
    incoming.on("error", drop);
    outgoing.on("error", drop);
    passed.on("response", (answer) => {
      let left = ANSWER_BYTES_MAX;
      answer.on("error", drop);
      answer.on("data", (bytes: Uint8Array) => {
        left -= bytes.length;
        if (left < 0) drop();
        else outgoing.write(bytes);
      });
      answer.on("end", () => outgoing.end());
      outgoing.writeHead(answer.statusCode ?? 502, { connection: "close" });
    });
    incoming.pipe(passed);
  }
}

function portOf({ port }: URL): number {
  return port === "" ? DEFAULT_HTTP_PORT : Number(port);
}
