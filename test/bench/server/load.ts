import type { Socket } from "node:net";
import type { Member, Protocol, Target } from "./protocols/protocol.ts";

/** Clients that connect at a time. */
const JOINING_MAX = 32;

/** What a turn of fan-out took, besides the processor time of the server. */
export interface FanOut {
  readonly deliveries: number;
  /** From the first byte that the sender wrote to the last delivery: milliseconds of each burst. */
  readonly burstsMs: readonly number[];
}

/** Some of the members of a server. Each has a number, which no other has. */
export interface Numbers {
  readonly from: number;
  readonly count: number;
}

/** Has receivers join that stay idle. */
export async function stay(protocol: Protocol, target: Target, { from, count }: Numbers): Promise<void> {
  let next = from;
  const join = async (): Promise<void> => {
    while (next < from + count) {
      const { socket } = await protocol.join(target, next++, "receiver");
      throwIfClosed(socket);
      socket.resume();
    }
  };
  await Promise.all(Array.from({ length: JOINING_MAX }, join));
}

/** One sender and many receivers of one server. */
export class Load {
  readonly #sender: Member;
  readonly #receivers: number;
  #delivered = 0;
  #expected = 0;
  #onAll = (): void => {};

  /** @param targets  where the server listens: the sender joins at the first one, and the receivers at each in turn */
  static async join(protocol: Protocol, targets: readonly Target[], receivers: number): Promise<Load> {
    const targetOf = (number: number): Target => {
      const target = targets[number % targets.length];
      if (target === undefined) throw new Error("The server listens nowhere.");
      return target;
    };
    const load = new Load(await protocol.join(targetOf(0), 0, "sender"), receivers);
    let joined = 0;
    const join = async (): Promise<void> => {
      while (joined < receivers) {
        joined += 1;
        load.#count(await protocol.join(targetOf(joined), joined, "receiver"));
      }
    };
    await Promise.all(Array.from({ length: JOINING_MAX }, join));
    return load;
  }

  private constructor(sender: Member, receivers: number) {
    this.#sender = sender;
    this.#receivers = receivers;
    // It may get answers.
    this.#count(sender);
  }

  /** Publishes bursts of messages, each when the receivers have all of the one before. */
  async fanOut(bursts: number, perBurst: number): Promise<FanOut> {
    const before = this.#delivered;
    const burstsMs: number[] = [];
    for (let burst = 0; burst < bursts; burst++) {
      const startedMs = performance.now();
      const arrived = this.#expect(perBurst * this.#receivers);
      this.#sender.socket.write(this.#sender.publication(perBurst));
      await arrived;
      burstsMs.push(performance.now() - startedMs);
    }
    return { deliveries: this.#delivered - before, burstsMs };
  }

  #expect(deliveries: number): Promise<void> {
    this.#expected = this.#delivered + deliveries;
    return new Promise((resolve) => {
      this.#onAll = resolve;
    });
  }

  #count(member: Member): void {
    throwIfClosed(member.socket);
    member.socket.on("data", (bytes) => {
      this.#delivered += member.count(bytes);
      if (this.#delivered >= this.#expected) this.#onAll();
    });
  }
}

function throwIfClosed(socket: Socket): void {
  socket.removeAllListeners("close");
  socket.on("close", () => {
    throw new Error("The server closed a connection.");
  });
}
