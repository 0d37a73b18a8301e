/**
 * A core: a process that has the rules of the chat and the store, and answers gateways over the bus.
 *
 * - `core-server.ts` is the process.
 * - `core-host.ts` has a `GatewayLink` for each gateway, which has a `BusConnection` for each of its connections.
 *
 * Invariant: what is about a connection is taken only from the gateway that attached it. A gateway is named by the subject
 * on which its packets arrive.
 */

import type { NetworkBan, Welcome } from "../../../generated/chatwire/cluster/v1/core.ts";
import type { Feature } from "../../../generated/chatwire/v1/capability.ts";
import type { Limits } from "../../limits.ts";
import type { Network } from "../../net/network.ts";
import type { LocalCore } from "../../server/core/local-core.ts";
import type { Observer } from "../../server/observation/observer.ts";
import { type Bus, type BusSubjects, type BusSubscription, lastNameOf } from "../bus/bus.ts";
import type { BusLimits } from "../bus/limits.ts";
import { GATEWAYS_MAX } from "../limits.ts";
import type { BusConnection } from "./bus-connection.ts";
import { GatewayLink, type LinkHost } from "./gateway-link.ts";

export interface CoreHostOptions {
  readonly network: Network;
  readonly bus: Bus;
  readonly subjects: BusSubjects;
  readonly core: LocalCore<BusConnection>;
  readonly observer: Observer;
  readonly limits: Limits;
  readonly features: ReadonlySet<Feature>;
  /** 16 bytes. */
  readonly announcementSalt: Uint8Array;
  /** The fencing token of the core. */
  readonly token: number;
  readonly busLimits: BusLimits;
}

/** The gateways of a core. */
export class CoreHost {
  readonly #options: CoreHostOptions;
  readonly #host: LinkHost;
  readonly #subscription: BusSubscription;
  readonly #links = new Map<string, GatewayLink>();
  #lastId = 0;

  constructor(options: CoreHostOptions) {
    const { network, bus, subjects, core, observer, token, busLimits, limits } = options;
    this.#options = options;
    this.#host = {
      network,
      bus,
      subjects,
      core,
      observer,
      token,
      busLimits,
      welcome: () => this.#welcome(),
      nextId: () => {
        this.#lastId += 1;
        return this.#lastId;
      },
      connectionsMax: () => limits.connectionsMax,
      onEnd: (gateway) => this.#links.delete(gateway),
    };
    this.#subscription = bus.subscribe(subjects.toCoreFromAll, (packet, subject) =>
      this.#linkOf(lastNameOf(subject))?.handle(packet),
    );
  }

  /** The names of the gateways that were heard, and are not gone. */
  get gateways(): string[] {
    return [...this.#links.keys()];
  }

  /** The connections that have asked for something, by id. */
  get connections(): ReadonlyMap<number, BusConnection> {
    const all = [...this.#links.values()].flatMap(({ connections }) => [...connections.values()]);
    return new Map(all.map((connection) => [connection.id, connection]));
  }

  /** Tells all gateways the limits, which have changed. */
  tellLimits(): void {
    const { limits } = this.#welcome();
    for (const link of this.#links.values()) link.send({ case: "limitsChanged", value: { limits } });
  }

  /** Tells all gateways which networks are banned now. They close the connections that are. */
  tellBans(): void {
    const bans = this.#bans;
    for (const link of this.#links.values()) link.send({ case: "bansChanged", value: { bans } });
  }

  /** Answers nothing more. */
  close(): void {
    this.#subscription.cancel();
    for (const link of this.#links.values()) link.close();
  }

  #linkOf(gateway: string): GatewayLink | undefined {
    const known = this.#links.get(gateway);
    if (known !== undefined || this.#links.size >= GATEWAYS_MAX) return known;
    const link = new GatewayLink(gateway, this.#host);
    this.#links.set(gateway, link);
    return link;
  }

  #welcome(): Welcome {
    const { limits, features, announcementSalt } = this.#options;
    return {
      limits: Object.entries(limits).map(([name, value]) => ({ name, value })),
      features: [...features],
      announcementSalt,
      bans: this.#bans,
    };
  }

  get #bans(): NetworkBan[] {
    const { core } = this.#options;
    return core.networkBans.map(({ key, untilMs = 0 }) => ({ network: key, untilMs }));
  }
}
