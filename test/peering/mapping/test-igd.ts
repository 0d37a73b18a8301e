import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { Network, UdpSocket } from "../../../src/net/network.ts";
import { systemNetwork } from "../../../src/net/system-network.ts";

const ADDRESS = "127.0.0.1";
const SSDP_PORT = 1_900;
const SERVICE = "urn:schemas-upnp-org:service:WANIPConnection:1";

/** Sends an answer of the gateway's own making. */
export type HttpAnswer = (response: ServerResponse) => void;

export interface TestIgdOptions {
  readonly externalAddress?: string;
  /** The error code with which a request is refused; undefined: it is not. */
  readonly refuse?: (action: string, given: ReadonlyMap<string, string>) => number | undefined;
  /** What comes instead of the description, or of the answer to an action. */
  readonly instead?: (what: string) => HttpAnswer | undefined;
  /** Where the description says that requests go. */
  readonly controlUrl?: string;
  /** Where the gateway says that its description is. */
  readonly location?: string;
}

/** An internet gateway device on loopback: UDP for searches, and HTTP. It forwards nothing, and knows no PCP. */
export class TestIgd implements AsyncDisposable {
  /** The actions that were asked for, in order. */
  readonly actions: string[] = [];
  /** The lifetime of each mapping in seconds, by external port. */
  readonly mappings = new Map<number, number>();
  externalAddress: string;
  searches = 0;
  readonly #options: TestIgdOptions;
  readonly #server: Server;
  readonly #socket: UdpSocket;

  static async start(options: TestIgdOptions = {}): Promise<TestIgd> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, ADDRESS, resolve));
    return new TestIgd(options, server, await systemNetwork.bindUdp(ADDRESS, 0));
  }

  private constructor(options: TestIgdOptions, server: Server, socket: UdpSocket) {
    this.externalAddress = options.externalAddress ?? "203.0.113.9";
    this.#options = options;
    this.#server = server;
    this.#socket = socket;
    server.on("request", (request, response) => void this.#handle(request, response));
    socket.onDatagram((bytes, from) => {
      if (!Buffer.from(bytes).toString("latin1").startsWith("M-SEARCH ")) return;
      this.searches += 1;
      const lines = [
        "HTTP/1.1 200 OK",
        "ST: urn:schemas-upnp-org:device:InternetGatewayDevice:1",
        `LOCATION: ${options.location ?? this.location}`,
      ];
      socket.send(Buffer.from(`${lines.join("\r\n")}\r\n\r\n`), from);
    });
  }

  get location(): string {
    return `${this.#origin}/rootDesc.xml`;
  }

  /** A network whose gateway is this one, at the port for searches. */
  behind(network: Network = systemNetwork): Network {
    const { port } = this.#socket.address;
    return {
      ...network,
      gateways: async () => [{ address: { address: ADDRESS, port }, localAddress: ADDRESS }],
      bindUdp: async (host, at) => {
        const socket = await network.bindUdp(host, at);
        return {
          address: socket.address,
          close: () => socket.close(),
          send: (bytes, to) => {
            if (to.port !== SSDP_PORT) socket.send(bytes, to);
            else if (to.address === ADDRESS) socket.send(bytes, { address: ADDRESS, port });
          },
          onDatagram: (handler) =>
            socket.onDatagram((bytes, from) =>
              handler(bytes, from.port === port ? { ...from, port: SSDP_PORT } : from),
            ),
        };
      },
    };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
    await this.#socket.close();
  }

  get #origin(): string {
    const address = this.#server.address();
    return `http://${ADDRESS}:${typeof address === "object" ? address?.port : 0}`;
  }

  async #handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = Buffer.concat(chunks).toString();
    const what =
      request.method === "GET" ? "description" : (/#(\w+)"/.exec(String(request.headers["soapaction"]))?.[1] ?? "");
    if (what !== "description") this.actions.push(what);
    const instead = this.#options.instead?.(what);
    if (instead !== undefined) return instead(response);
    if (what === "description") sendXml(response, 200, this.#description);
    else
      this.#act(
        what,
        new Map([...body.matchAll(/<(New\w+)>([^<]*)</g)].map(([, name = "", value = ""]) => [name, value])),
        response,
      );
    return undefined;
  }

  #act(action: string, given: ReadonlyMap<string, string>, response: ServerResponse): void {
    const code = this.#options.refuse?.(action, given);
    if (code !== undefined) {
      const error = `<UPnPError xmlns="urn:schemas-upnp-org:control-1-0"><errorCode>${code}</errorCode></UPnPError>`;
      sendXml(
        response,
        500,
        envelope(`<s:Fault><faultstring>UPnPError</faultstring><detail>${error}</detail></s:Fault>`),
      );
      return;
    }
    const port = Number(given.get("NewExternalPort"));
    if (action === "AddPortMapping") this.mappings.set(port, Number(given.get("NewLeaseDuration")));
    if (action === "DeletePortMapping") this.mappings.delete(port);
    const isAddress = action === "GetExternalIPAddress";
    const result = isAddress ? `<NewExternalIPAddress>${this.externalAddress}</NewExternalIPAddress>` : "";
    sendXml(response, 200, envelope(`<u:${action}Response xmlns:u="${SERVICE}">${result}</u:${action}Response>`));
  }

  get #description(): string {
    const { controlUrl = "/ctl" } = this.#options;
    const urls = `<controlURL>${controlUrl}</controlURL><SCPDURL>/scpd.xml</SCPDURL>`;
    const service = `<serviceList><service><serviceType>${SERVICE}</serviceType>${urls}</service></serviceList>`;
    const device = (type: string, inner: string): string =>
      `<device><deviceType>urn:schemas-upnp-org:device:${type}:1</deviceType>${inner}</device>`;
    const list = (inner: string): string => `<deviceList>${inner}</deviceList>`;
    const wan = device("WANDevice", list(device("WANConnectionDevice", service)));
    return `<?xml version="1.0"?><root>${device("InternetGatewayDevice", list(wan))}</root>`;
  }
}

function envelope(body: string): string {
  return `<?xml version="1.0"?><s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>${body}</s:Body></s:Envelope>`;
}

export function sendXml(response: ServerResponse, status: number, body: string): void {
  response.writeHead(status, { "content-type": "text/xml" }).end(body);
}
