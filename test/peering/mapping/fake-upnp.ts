import type { Network } from "../../../src/net/network.ts";
import type { UpnpClient, UpnpGateway, UpnpMapRequest } from "../../../src/testing/index.ts";
import { UpnpRefusal } from "../../../src/testing/index.ts";

const SSDP_PORT = 1_900;

/** A gateway that answers searches on its network, and requests by UPnP as it is told to. */
export class FakeUpnp implements UpnpClient, UpnpGateway {
  external = "203.0.113.9";
  /** Requests to map, in order. */
  readonly requests: UpnpMapRequest[] = [];
  /** The lifetime of each mapping in seconds, by external port. */
  readonly mappings = new Map<number, number>();
  readonly locations: string[] = [];
  searches = 0;
  /** The error code with which a request to map is refused; undefined: it is not. */
  refuse: (request: UpnpMapRequest) => number | undefined = () => undefined;
  /** If set, answers to requests wait for it. Whoever asked may be gone by then. */
  answer: Promise<void> | undefined;

  /** @param address  of the gateway on its network */
  static async start(network: Network, address: string, from = address): Promise<FakeUpnp> {
    const fake = new FakeUpnp();
    const socket = await network.bindUdp(from, SSDP_PORT);
    socket.onDatagram((_bytes, asker) => {
      fake.searches += 1;
      const lines = [
        "HTTP/1.1 200 OK",
        "ST: urn:schemas-upnp-org:device:InternetGatewayDevice:1",
        `LOCATION: http://${address}:5000/rootDesc.xml`,
      ];
      socket.send(Buffer.from(`${lines.join("\r\n")}\r\n\r\n`), asker);
    });
    return fake;
  }

  get load(): () => Promise<UpnpClient> {
    return async () => this;
  }

  at(location: string): UpnpGateway {
    this.locations.push(location);
    return this;
  }

  async externalAddress(): Promise<string> {
    await this.answer;
    return this.external;
  }

  async map(request: UpnpMapRequest): Promise<void> {
    this.requests.push(request);
    await this.answer;
    const code = this.refuse(request);
    if (code !== undefined) throw new UpnpRefusal(code);
    this.mappings.set(request.externalPort, request.lifetimeSeconds);
  }

  async unmap(externalPort: number): Promise<void> {
    this.mappings.delete(externalPort);
  }
}
