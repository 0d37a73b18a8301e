/**
 * A core: a process that has the rules of the chat and the store, and answers gateways over the bus.
 *
 * - `core-server.ts` is the process.
 * - `core-relay.ts` sends gateways the conversations whose relay they are.
 * - `core-host.ts` has a `GatewayLink` for each gateway, which has a `BusConnection` for each of its connections.
 *
 * - `note-seal.ts` shows a core what the one before it has noted of a login, and `gateway-pauses.ts` how long a gateway is not
 *   heard that is cut again and again.
 *
 * Invariant: what is about a connection is taken only from the gateway that attached it, and a login only if a core has noted it
 * for that connection. A gateway is named by the subject on which its packets arrive.
 */

import type { CoreMessageMessage, NetworkBan, Welcome } from "../../../generated/chatwire/cluster/v1/core.ts";
import type { Feature } from "../../../generated/chatwire/v1/capability.ts";
import type { Ban } from "../../chat/state/account.ts";
import { ANNOUNCEMENT_SALT_BYTES } from "../../crypto/link/announcement.ts";
import type { Limits } from "../../limits.ts";
import { type TurnLimits, Turns } from "../../net/streams/turns.ts";
import { Timer } from "../../net/timers.ts";
import type { BanChange, LocalCore } from "../../server/core/local-core.ts";
import type { Observer } from "../../server/observation/observer.ts";
import type { Tracer } from "../../server/observation/tracing.ts";
import { type Bus, type BusSubjects, type BusSubscription, lastNameOf } from "../bus/bus.ts";
import type { BusLimits } from "../bus/limits.ts";
import { failureMessages, recordsOf } from "../failure-messages.ts";
import {
  BANS_PER_MESSAGE_MAX,
  FAILURES_SENT_MS,
  GATEWAY_TURN_MESSAGES_MAX,
  GATEWAY_TURNS_MS_MAX,
  GATEWAYS_MAX,
  TAKE_OVER_WAIT_MS,
} from "../limits.ts";
import type { BusConnection } from "./bus-connection.ts";
import type { CoreRelay } from "./core-relay.ts";
import { GatewayLink, type LinkHost } from "./gateway-link.ts";
import { GatewayPauses } from "./gateway-pauses.ts";
import { NoteSeal } from "./note-seal.ts";

/** The part of a `LocalCore` that gateways use. */
export type HostedCore = LinkHost["core"] &
  Pick<LocalCore<BusConnection>, "takeOver" | "deriveKey" | "loginThrottle" | "hasIntroduction" | "networkBans">;

export interface CoreHostOptions {
  readonly network: LinkHost["network"];
  readonly bus: Bus;
  readonly subjects: BusSubjects;
  readonly core: HostedCore;
  readonly relay: CoreRelay;
  readonly observer: Observer;
  readonly tracer: Tracer;
  readonly limits: Limits;
  readonly features: ReadonlySet<Feature>;
  /** 16 bytes, unless a gateway has others of the core before. */
  readonly announcementSalt: Uint8Array;
  /** The gateways of the core before this one, which are waited for. */
  readonly expected: readonly string[];
  /** The fencing token of the core. */
  readonly token: number;
  readonly busLimits: BusLimits;
}

const GATEWAY_TURNS: TurnLimits = {
  takerMessagesMax: GATEWAY_TURN_MESSAGES_MAX,
  // Turns of a gateway lead to one write for all of them.
  loopTurnsMax: Number.POSITIVE_INFINITY,
  loopMsMax: GATEWAY_TURNS_MS_MAX,
  strangersMsMax: GATEWAY_TURNS_MS_MAX,
};

/** The gateways of a core. */
export class CoreHost {
  /** Resolves once the core has the connections of the one before it. */
  readonly takenOver: Promise<void>;
  readonly #options: CoreHostOptions;
  readonly #host: LinkHost;
  readonly #subscription: BusSubscription;
  readonly #links = new Map<string, GatewayLink>();
  readonly #pauses = new GatewayPauses();
  #lastId = 0;
  /** Gateways that have connections of the core before, as far as is known. Empty: those that are ready go on. */
  readonly #expected: Set<string>;
  readonly #wait: Timer;
  readonly #failures: Timer;
  #onTakenOver: () => void = () => {};
  #announcementSalt: Uint8Array;
  /** Whether a gateway has the salt. From then on, all get the same. */
  #isSaltTold = false;

  constructor(options: CoreHostOptions) {
    const { network, bus, subjects, core, relay, observer, tracer, token, busLimits, limits } = options;
    this.#options = options;
    this.#announcementSalt = options.announcementSalt;
    this.#expected = new Set(options.expected);
    this.takenOver = new Promise((resolve) => {
      this.#onTakenOver = resolve;
    });
    this.#wait = new Timer(network, () => this.#open());
    this.#failures = new Timer(network, () => this.#sendFailures());
    this.#host = {
      network,
      bus,
      subjects,
      core,
      relay,
      observer,
      tracer,
      token,
      busLimits,
      nextId: () => {
        this.#lastId += 1;
        return this.#lastId;
      },
      limits,
      onReady: (link) => this.#handleReady(link),
      onRemembered: (failures) => core.loginThrottle.restore(recordsOf(failures, network.monotonicMs())),
      pauses: this.#pauses,
      turns: new Turns(network, () => false, GATEWAY_TURNS),
      noteSeal: new NoteSeal(core.deriveKey("notes of logins")),
      onEnd: (gateway) => this.#handleEnd(gateway),
    };
    this.#subscription = bus.subscribe(subjects.toCoreFromAll, (packet, subject) =>
      this.#linkOf(lastNameOf(subject))?.handle(packet),
    );
    // Each link sends its gateway a first packet, by which the gateway learns of this core.
    for (const gateway of this.#expected) this.#linkOf(gateway);
    if (this.#expected.size > 0) this.#wait.set(network.monotonicMs() + TAKE_OVER_WAIT_MS);
    else this.#onTakenOver();
    core.loginThrottle.takeFresh();
    this.#failures.set(network.monotonicMs() + FAILURES_SENT_MS);
  }

  /** The names of the gateways that have sent something, and are not gone. */
  get gateways(): string[] {
    return [...this.#links.keys()];
  }

  /** The connections that have asked for something, by id. */
  get connections(): ReadonlyMap<number, BusConnection> {
    const all = [...this.#links.values()].flatMap(({ connections }) => [...connections.values()]);
    return new Map(all.map((connection) => [connection.id, connection]));
  }

  /** Sends all gateways the limits, which have changed. */
  sendLimits(): void {
    const { limits } = this.#welcome();
    this.#send({ case: "limitsChanged", value: { limits } });
  }

  /** Sends all gateways changes of bans. They close the connections that are banned now. */
  sendBans(changes: readonly BanChange[]): void {
    const networks = changes.filter(({ ban }) => ban.kind === "network");
    const bans = networks.flatMap((change) => (change.kind === "ban" ? [sentBan(change.ban)] : []));
    const lifted = networks.flatMap(({ kind, ban: { key } }) => (kind === "ban removed" ? [key] : []));
    for (const message of banMessages(bans, lifted)) this.#send(message);
  }

  /** Answers nothing more. */
  close(): void {
    this.#subscription.cancel();
    this.#wait.clear();
    this.#failures.clear();
    for (const link of this.#links.values()) link.close();
  }

  #handleReady(link: GatewayLink): void {
    this.#expected.delete(link.name);
    const { announcementSalt } = link;
    if (!this.#isSaltTold && announcementSalt.length === ANNOUNCEMENT_SALT_BYTES)
      this.#announcementSalt = announcementSalt;
    if (this.#expected.size === 0) this.#open();
  }

  #handleEnd(gateway: string): void {
    this.#links.delete(gateway);
    if (this.#expected.delete(gateway) && this.#expected.size === 0) this.#open();
  }

  /** Restores what all ready gateways handed over, then welcomes them. */
  #open(): void {
    this.#expected.clear();
    this.#wait.clear();
    const ready = [...this.#links.values()].filter(({ isReady }) => isReady);
    const { core, relay } = this.#options;
    core.takeOver(ready.flatMap((link) => link.open()));
    relay.closeForgotten((introduction) => core.hasIntroduction(introduction));
    this.#onTakenOver();
    if (ready.length === 0) return;
    this.#isSaltTold = true;
    const bans = banMessages(core.networkBans.map(sentBan), []);
    const welcome: CoreMessageMessage = { case: "welcome", value: this.#welcome() };
    for (const link of ready) for (const message of [...bans, welcome]) link.send(message);
  }

  #send(message: CoreMessageMessage): void {
    for (const link of this.#links.values()) link.send(message);
  }

  /** Gateways keep the counts for the next core. */
  #sendFailures(): void {
    const { network, core } = this.#options;
    const nowMs = network.monotonicMs();
    for (const message of failureMessages(core.loginThrottle.takeFresh(), nowMs)) this.#send(message);
    this.#failures.set(nowMs + FAILURES_SENT_MS);
  }

  #linkOf(gateway: string): GatewayLink | undefined {
    const known = this.#links.get(gateway);
    if (known !== undefined || this.#links.size >= GATEWAYS_MAX) return known;
    if (this.#pauses.isPaused(gateway, this.#options.network.monotonicMs())) return undefined;
    const link = new GatewayLink(gateway, this.#host);
    this.#links.set(gateway, link);
    return link;
  }

  #welcome(): Welcome {
    const { limits, features } = this.#options;
    return {
      limits: Object.entries(limits).map(([name, value]) => ({ name, value })),
      features: [...features],
      announcementSalt: this.#announcementSalt,
    };
  }
}

function sentBan({ key, untilMs = 0 }: Pick<Ban, "key" | "untilMs">): NetworkBan {
  return { network: key, untilMs };
}

/** None if nothing has changed. */
function banMessages(bans: readonly NetworkBan[], lifted: readonly string[]): CoreMessageMessage[] {
  const messages: CoreMessageMessage[] = [];
  for (let index = 0; index < Math.max(bans.length, lifted.length); index += BANS_PER_MESSAGE_MAX) {
    const [from, to] = [index, index + BANS_PER_MESSAGE_MAX];
    messages.push({ case: "bansChanged", value: { bans: bans.slice(from, to), lifted: lifted.slice(from, to) } });
  }
  return messages;
}
