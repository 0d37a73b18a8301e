import type { Gateway, Network, UdpSocket } from "../../../src/net/network.ts";
import type { SocketAddress } from "../../../src/socket-address.ts";
import { natPmpAddressAnswer, natPmpMapAnswer, pcpAnswer, refusedVersion } from "./gateway-answers.ts";

export interface TestGatewayOptions {
  readonly network: Network;
  /** Address and port of the gateway; port 0: any free one. */
  readonly at: SocketAddress;
  /** Default: PCP. */
  readonly protocol?: "PCP" | "NAT-PMP";
  /** IPv4. */
  readonly externalAddress: string;
  /** Default: the one that is suggested. */
  readonly externalPort?: number;
  readonly lifetimeSeconds?: number;
}

/** How long a gateway has run when it is started here. */
const START_SECONDS = 1_000;

/** A gateway that answers on a UDP socket. It forwards nothing. */
export class TestGateway {
  /** Every request, in order. */
  readonly requests: Uint8Array[] = [];
  readonly #options: TestGatewayOptions;
  readonly #socket: UdpSocket;
  #externalPort: number | undefined;
  #startMs: number;
  #waiting: (() => void)[] | undefined;

  static async start(options: TestGatewayOptions): Promise<TestGateway> {
    return new TestGateway(options, await options.network.bindUdp(options.at.address, options.at.port));
  }

  private constructor(options: TestGatewayOptions, socket: UdpSocket) {
    this.#options = options;
    this.#socket = socket;
    this.#externalPort = options.externalPort;
    this.#startMs = options.network.monotonicMs();
    socket.onDatagram((bytes, from) => {
      const request = Uint8Array.from(bytes);
      this.requests.push(request);
      const answer = (): void => socket.send(this.#answer(request), from);
      if (this.#waiting === undefined) answer();
      else this.#waiting.push(answer);
    });
  }

  /** The gateway as the machine with this address knows it. */
  from(localAddress: string): Gateway {
    return { address: { address: this.#options.at.address, port: this.#socket.address.port }, localAddress };
  }

  /** The lifetimes in the requests to map a port, in seconds. */
  get lifetimes(): number[] {
    return this.requests.flatMap((bytes) => {
      const isMap = bytes[1] === 1;
      return isMap ? [Buffer.from(bytes).readUInt32BE(bytes[0] === 2 ? 4 : 8)] : [];
    });
  }

  /** Loses its mappings, and maps every port to this external one from now on. */
  restart(externalPort: number): void {
    this.#startMs = this.#options.network.monotonicMs() + START_SECONDS * 1_000;
    this.#externalPort = externalPort;
  }

  /** Answers nothing until `resume`. */
  pause(): void {
    this.#waiting = [];
  }

  resume(): void {
    const waiting = this.#waiting ?? [];
    this.#waiting = undefined;
    for (const answer of waiting) answer();
  }

  close(): Promise<void> {
    return this.#socket.close();
  }

  #answer(request: Uint8Array): Uint8Array {
    const { network, protocol, externalAddress: address, lifetimeSeconds = 7_200 } = this.#options;
    const port = this.#externalPort;
    const epochSeconds = START_SECONDS + Math.floor((network.monotonicMs() - this.#startMs) / 1_000);
    if (request[0] === 2) {
      if (protocol === "NAT-PMP") return refusedVersion(epochSeconds);
      return pcpAnswer(request, { address, epochSeconds, lifetimeSeconds, ...(port === undefined ? {} : { port }) });
    }
    if (request[1] === 0) return natPmpAddressAnswer(address, epochSeconds);
    return natPmpMapAnswer(request, { epochSeconds, lifetimeSeconds, ...(port === undefined ? {} : { port }) });
  }
}
