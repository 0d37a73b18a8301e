import { PortMapping, type PortMappingOptions } from "../../../src/peering/mapping/port-mapping.ts";
import { parseIpAddress, type SocketAddress } from "../../../src/socket-address.ts";
import { SeededRandom } from "../../../src/testing/seeded-random.ts";
import { SEED } from "../../seed.ts";
import { GATEWAY, natPmpAddressAnswer, natPmpMapAnswer, refusedVersion } from "./gateway-answers.ts";

export const INTERNAL_PORT = 54_321;

/** What a gateway answers to a request; undefined: nothing. */
export type Answer = (request: Uint8Array, nowMs: number) => Uint8Array | undefined;

/** One mapping on virtual time, and the gateway that it asks. */
export class MappingBench {
  readonly mapping: PortMapping;
  /** Every request, and when it was sent. */
  readonly sent: { readonly bytes: Uint8Array; readonly atMs: number }[] = [];
  answer: Answer = () => undefined;
  nowMs = 0;

  constructor(options: Partial<PortMappingOptions> = {}) {
    const localAddress = parseIpAddress("192.168.1.20");
    if (localAddress === undefined) throw new Error("The address is wrong.");
    const random = new SeededRandom(SEED);
    this.mapping = new PortMapping({
      gateway: GATEWAY,
      localAddress,
      internalPort: INTERNAL_PORT,
      lifetimeMs: 7_200_000,
      random: (length) => random.bytes(length),
      ...options,
    });
  }

  get times(): number[] {
    return this.sent.map(({ atMs }) => atMs);
  }

  get lastRequest(): Uint8Array {
    return this.sent.at(-1)?.bytes ?? new Uint8Array(0);
  }

  ask(): void {
    this.mapping.ask(this.nowMs);
    this.drain();
  }

  release(): void {
    this.mapping.release();
    this.drain();
  }

  /** Hands a datagram over, from the gateway by default. */
  receive(bytes: Uint8Array, from: SocketAddress = GATEWAY): void {
    this.mapping.handleDatagram(bytes, from, this.nowMs);
    this.drain();
  }

  /** Lets the time pass, and everything happen that is due. */
  advance(durationMs: number): void {
    const untilMs = this.nowMs + durationMs;
    for (let next = this.mapping.nextTimeoutMs; next !== undefined && next <= untilMs; ) {
      this.nowMs = Math.max(this.nowMs, next);
      this.drain();
      const after = this.mapping.nextTimeoutMs;
      if (after !== undefined && after <= this.nowMs) throw new Error(`Time stands still at ${this.nowMs} ms.`);
      next = after;
    }
    this.nowMs = untilMs;
  }

  drain(): void {
    for (;;) {
      const bytes = this.mapping.pollTransmit(this.nowMs);
      if (bytes === undefined) return;
      this.sent.push({ bytes, atMs: this.nowMs });
      const answer = this.answer(bytes, this.nowMs);
      if (answer !== undefined) this.mapping.handleDatagram(answer, GATEWAY, this.nowMs);
    }
  }
}

/** A gateway that has only NAT-PMP. */
export function natPmpGateway({ address = "203.0.113.9", epochSeconds = 1_000, ...map } = {} as NatPmpGateway): Answer {
  return (request, nowMs) => {
    const epoch = epochSeconds + Math.floor(nowMs / 1_000);
    if (request[0] !== 0) return refusedVersion(epoch);
    if (request[1] === 0) return natPmpAddressAnswer(address, epoch);
    return natPmpMapAnswer(request, { epochSeconds: epoch, ...map });
  };
}

interface NatPmpGateway {
  readonly address?: string;
  readonly epochSeconds?: number;
  readonly port?: number;
  readonly lifetimeSeconds?: number;
  readonly resultCode?: number;
}
