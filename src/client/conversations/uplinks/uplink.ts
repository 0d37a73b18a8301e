import type { DatagramSocket } from "../../../net/datagram-socket.ts";
import type { Clock } from "../../../net/network.ts";
import { Timer } from "../../../net/timers.ts";
import type { ProbeClient } from "../../../session/probe/probe-client.ts";
import { parseIpAddress, type SocketAddress } from "../../../socket-address.ts";

export interface UplinkOptions {
  readonly clock: Clock;
  /** From 1. No later uplink of the client gets it again. */
  readonly number: number;
  /** Bound to an address of an interface. */
  readonly socket: DatagramSocket;
  /** Asks at the target "second". */
  readonly probe: ProbeClient;
  /** Of probes and their answers. */
  readonly connectionId: bigint;
  /** The second port of the server: what it sees does not replace the address of the main socket. */
  readonly server: SocketAddress;
  /** Called when the server has answered, or has left all probes unanswered. */
  readonly onSettled: () => void;
}

/** A socket bound to an address of an interface, and where the server sees it. */
export class Uplink {
  readonly number: number;
  readonly socket: DatagramSocket;
  /** The address of this machine. */
  readonly local: string;
  readonly family: 4 | 6;
  readonly #options: UplinkOptions;
  readonly #timer: Timer;
  #seenAt: SocketAddress | undefined;

  constructor(options: UplinkOptions) {
    const { clock, number, socket, probe, connectionId } = options;
    this.#options = options;
    this.number = number;
    this.socket = socket;
    this.local = socket.address.address;
    this.family = ipFamilyOf(this.local);
    this.#timer = new Timer(clock, () => this.#run());
    socket.claim(connectionId, (bytes) => {
      probe.handleDatagram(bytes, clock.monotonicMs());
      this.#run();
      return true;
    });
  }

  /** Where the server saw the socket last; undefined: it never has. */
  get seenAt(): SocketAddress | undefined {
    return this.#seenAt;
  }

  /** Whether the server has answered, or has left all probes unanswered, since `ask`. */
  get isSettled(): boolean {
    return this.#options.probe.isSettled("second");
  }

  /** Asks the server where it sees the socket. */
  ask(): void {
    this.#options.probe.ask(this.#options.clock.monotonicMs());
    this.#run();
  }

  close(): void {
    this.#timer.clear();
    this.socket.close().catch(() => {});
  }

  #run(): void {
    const { clock, probe, socket, server, onSettled } = this.#options;
    const nowMs = clock.monotonicMs();
    for (let out = probe.pollTransmit(nowMs); out !== undefined; out = probe.pollTransmit(nowMs))
      socket.send(out.bytes, server);
    this.#timer.set(probe.nextTimeoutMs());
    if (!this.isSettled) return;
    this.#seenAt = probe.endpointAt("second") ?? this.#seenAt;
    onSettled();
  }
}

/** @param address  an IP address in text form */
export function ipFamilyOf(address: string): 4 | 6 {
  return parseIpAddress(address)?.family === 6 ? 6 : 4;
}
