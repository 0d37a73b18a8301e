import type { Target } from "../protocols/protocol.ts";
import { joinChatwirePair } from "./chatwire-pair.ts";
import { joinNatsPair } from "./nats-pair.ts";
import type { Exchange, JoinPair, Pair } from "./pair.ts";
import { joinRawPair } from "./raw-pair.ts";

const JOIN = { chatwire: joinChatwirePair, nats: joinNatsPair, raw: joinRawPair } satisfies Record<string, JoinPair>;

export type PairsProtocol = keyof typeof JOIN;

export type PairsRequest =
  | {
      readonly kind: "join";
      readonly protocol: PairsProtocol;
      readonly target: Target;
      readonly exchange: Exchange;
      readonly pairs: number;
    }
  /** Each pair sends bursts, one when the one before is done. */
  | { readonly kind: "send"; readonly bursts: number; readonly perBurst: number };

/** Pairs of clients of one server. */
export class Pairs {
  readonly #pairs: Pair[] = [];

  async handle(request: PairsRequest): Promise<void> {
    if (request.kind === "join") {
      const { protocol, target, exchange, pairs } = request;
      for (let number = 0; number < pairs; number++) this.#pairs.push(await JOIN[protocol](target, number, exchange));
      return;
    }
    const { bursts, perBurst } = request;
    await Promise.all(
      this.#pairs.map(async (pair) => {
        for (let burst = 0; burst < bursts; burst++) await pair.send(perBurst);
      }),
    );
  }
}
