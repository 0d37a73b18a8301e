import type { CoreMessageMessage } from "../../../generated/chatwire/cluster/v1/core.ts";
import type { RelaySides } from "../../chat/state/relay-access.ts";
import type { RelayTarget } from "../../server/effect-router.ts";

/** A gateway, as this needs it. */
export interface RelayGateway {
  readonly name: string;
  send(message: CoreMessageMessage): void;
}

/** A connection, as this needs it. */
export interface RelayedConnection {
  readonly gateway: RelayGateway;
  /** Its number at the gateway. */
  readonly number: number;
  readonly takesRelayed: boolean;
}

/** Tells gateways of which conversations they are the relay: of those whose inviters are at them. */
export class CoreRelay implements RelayTarget<RelayedConnection> {
  /** The gateways that have something to do with each conversation. */
  readonly #gateways = new Map<number, Set<RelayGateway>>();

  /** See `RelayTarget`. */
  open(introduction: number, sides: RelaySides, connections: readonly (RelayedConnection | undefined)[]): void {
    const [inviter, invited] = connections;
    if (inviter === undefined) return;
    const relay = inviter.gateway;
    const told = sides.map(({ relayId, key, user: account }, at) => ({
      ...{ relayId, key, account },
      gateway: connections[at]?.gateway.name ?? "",
      connection: connections[at]?.number ?? 0,
      takesRelayed: connections[at]?.takesRelayed ?? false,
    }));
    relay.send({ case: "relayOpened", value: { introduction, sides: told } });
    this.note(relay, [introduction]);
    if (invited === undefined || invited.gateway === relay) return;
    const { gateway, number: connection } = invited;
    gateway.send({ case: "relayReferred", value: { introduction, connection, gateway: relay.name } });
    this.note(gateway, [introduction]);
  }

  /** See `RelayTarget`. */
  close(introduction: number, lingerMs: number): void {
    for (const gateway of this.#gateways.get(introduction) ?? [])
      gateway.send({ case: "relayClosed", value: { introduction, lingerMs } });
    this.#gateways.delete(introduction);
  }

  /** A gateway has something to do with these conversations. */
  note(gateway: RelayGateway, introductions: readonly number[]): void {
    for (const introduction of introductions) {
      const gateways = this.#gateways.get(introduction) ?? new Set();
      this.#gateways.set(introduction, gateways.add(gateway));
    }
  }

  /** Closes those of which nobody has kept anything. @param isKept  whether an introduction goes on */
  closeForgotten(isKept: (introduction: number) => boolean): void {
    for (const introduction of [...this.#gateways.keys()]) if (!isKept(introduction)) this.close(introduction, 0);
  }

  /** A gateway is gone. */
  remove(gateway: RelayGateway): void {
    for (const [introduction, gateways] of this.#gateways)
      if (gateways.delete(gateway) && gateways.size === 0) this.#gateways.delete(introduction);
  }
}
