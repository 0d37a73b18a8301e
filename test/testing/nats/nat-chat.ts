import type { ChatClient, ChatError, PeerLink } from "../../../src/index.ts";
import type { Certificate } from "../../../src/net/certificate.ts";
import type { ChatServerOptions } from "../../../src/server/index.ts";
import {
  NATS,
  type RouterOptions,
  type SimulatedHost,
  type SimulatedRouter,
  type SimulatedWorld,
  type SimulatedWorldOptions,
} from "../../../src/testing/index.ts";
import { next } from "../../client/chat-world.ts";
import { SimulatedChat } from "../simulated-chat.ts";

/** The networks that users have at home. */
export const ALL_HOME_NAMES = [
  "open",
  "full cone",
  "address-restricted",
  "port-restricted",
  "symmetric",
  "UDP blocked",
  // Its NAT maps each IP address anew: to the two ports of one server, it looks like "port-restricted".
  "address-dependent",
] as const;

export type Home = (typeof ALL_HOME_NAMES)[number];

/** Those of which two ports of the server tell enough. */
export const HOME_NAMES: readonly Home[] = ALL_HOME_NAMES.filter((name) => name !== "address-dependent");

/** The router of each home. "open" has none. */
const ROUTERS: Readonly<Record<Home, RouterOptions | undefined>> = {
  open: undefined,
  "full cone": { nat: NATS.fullCone },
  "address-restricted": { nat: NATS.addressRestricted },
  "port-restricted": { nat: NATS.portRestricted },
  symmetric: { nat: NATS.symmetric },
  "UDP blocked": { blocksUdp: true },
  "address-dependent": { nat: { mapping: "address-dependent", filtering: "address-and-port-dependent" } },
};

export interface Resident {
  readonly client: ChatClient;
  readonly host: SimulatedHost;
  /** Undefined in a home without a NAT. */
  readonly router: SimulatedRouter | undefined;
}

/** A server on the internet, and users at home. */
export class NatChat {
  readonly chat: SimulatedChat;
  readonly world: SimulatedWorld;
  #homes = 0;

  /** @param conditions  of the internet between all homes and the server */
  static async start(
    certificate: Certificate,
    seed: number,
    options: ChatServerOptions = {},
    conditions: Omit<SimulatedWorldOptions, "seed"> = {},
  ): Promise<NatChat> {
    return new NatChat(await SimulatedChat.start(certificate, { ...conditions, seed }, { host: "::", ...options }));
  }

  private constructor(chat: SimulatedChat) {
    this.chat = chat;
    this.world = chat.world;
  }

  /** Connects a user, from a home of that kind. */
  async join(name: string, home: Home): Promise<Resident> {
    this.#homes += 1;
    const address = `203.0.113.${this.#homes}`;
    const options = ROUTERS[home];
    const router = options && this.world.addRouter({ address, ...options });
    const host = this.world.addHost(router === undefined ? address : `192.168.${this.#homes}.2`, { behind: router });
    return { client: await this.register(name, host), host, router };
  }

  /** Connects a user from a host. */
  async register(
    name: string,
    host: SimulatedHost,
    url: string | readonly string[] = this.chat.url,
  ): Promise<ChatClient> {
    const { client } = await this.chat.connect({}, host, url);
    await this.world.run(client.register({ name, password: "secret-1", privacy: "PUBLIC" }));
    return client;
  }

  /** Lets one user connect to the other, who accepts. Returns both ends of the link, or the error that each side got. */
  async connect(inviter: ChatClient, invited: ChatClient): Promise<[PeerLink | ChatError, PeerLink | ChatError]> {
    const settled = (promise: Promise<PeerLink>) => promise.catch((error: ChatError) => error);
    const accepted = next(invited.conversations.invitations).then((invitation) => invitation.accept());
    const connecting = inviter.connectTo(invited.name ?? "");
    return this.world.run(Promise.all([settled(connecting), settled(accepted)]));
  }
}

/** Both ends of a link. @throws the error of a side that has none */
export function linksOf(outcome: readonly [PeerLink | ChatError, PeerLink | ChatError]): [PeerLink, PeerLink] {
  const [one, other] = outcome;
  if ("code" in one) throw one;
  if ("code" in other) throw other;
  return [one, other];
}
