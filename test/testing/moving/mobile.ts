import type { ChatClient, PeerLink } from "../../../src/index.ts";
import type { InterfaceAddress } from "../../../src/net/network.ts";
import { NATS, type SimulatedHost } from "../../../src/testing/index.ts";
import { replace } from "../../served/replace.ts";
import type { SimulatedChat } from "../simulated-chat.ts";

/** The address that the host of a server has besides, if users with IPv6 are to reach it. */
export const SERVER_IPV6 = "2001:db8::1";

/** The families that a network has. Behind IPv4 is a port-restricted NAT, before IPv6 a firewall. */
export type Families = "IPv4" | "IPv6" | "both";

/** A user who moves from network to network, each with a router of its own. */
export class Mobile {
  readonly client: ChatClient;
  readonly host: SimulatedHost;
  readonly #chat: SimulatedChat;
  readonly #number: number;
  readonly #watched: Watched;
  #networks = 1;

  /** @param number  tells the addresses of users apart; 1 or 2 */
  static async join(chat: SimulatedChat, name: string, number: number, families: Families = "IPv4"): Promise<Mobile> {
    const { world } = chat;
    const host = world.addHost(...homeOf(chat, number, 1, families));
    const watched = { list: "", seenMs: Number.NEGATIVE_INFINITY };
    const interfaces = (): InterfaceAddress[] => {
      const found = [...host.interfaces()];
      const list = found.map((each) => each.address).join();
      if (list !== watched.list) watched.seenMs = world.nowMs;
      watched.list = list;
      return found;
    };
    // As a name with an address of each family would be.
    const { client } = await chat.connect({ logInAgain: true, network: replace(host, { interfaces }) }, host, [
      chat.url,
      `chat://[${SERVER_IPV6}]`,
    ]);
    await world.run(client.register({ name, password: "secret-1", privacy: "PUBLIC" }));
    return new Mobile(chat, number, { client, host, watched });
  }

  private constructor(
    chat: SimulatedChat,
    number: number,
    parts: { client: ChatClient; host: SimulatedHost; watched: Watched },
  ) {
    this.#chat = chat;
    this.#number = number;
    this.client = parts.client;
    this.host = parts.host;
    this.#watched = parts.watched;
  }

  /** When the client has seen the latest change of its interfaces. */
  get seenMs(): number {
    return this.#watched.seenMs;
  }

  /** Leaves the network and joins another one. */
  move(families: Families = "IPv4"): void {
    this.#networks += 1;
    this.host.move(...homeOf(this.#chat, this.#number, this.#networks, families));
  }
}

/** The interfaces that the client has seen, and since when. */
interface Watched {
  list: string;
  seenMs: number;
}

/** Makes a network, and returns the address and the place of a host in it. */
function homeOf({ world }: SimulatedChat, user: number, network: number, families: Families) {
  const number = 100 * (user - 1) + network;
  const [ipv4, ipv6] = [`192.168.${number}.2`, `2001:db8:${number}::2`];
  const behind = world.addRouter(
    families === "IPv6" ? {} : { address: `203.0.113.${number}`, nat: NATS.portRestricted },
  );
  const addresses = { IPv4: [ipv4], IPv6: [ipv6], both: [ipv4, ipv6] }[families];
  return [addresses, { behind }] as const;
}

/** The frames and texts that arrive on a link, and when. */
export class Arrivals {
  readonly texts: string[] = [];
  readonly framesMs: number[] = [];
  readonly #nowMs: () => number;

  constructor(link: PeerLink, nowMs: () => number) {
    this.#nowMs = nowMs;
    void this.#readTexts(link);
    void this.#readFrames(link);
  }

  /** The longest time without a frame from then on until now. */
  gapSinceMs(sinceMs: number): number {
    let [gapMs, beforeMs] = [0, sinceMs];
    for (const atMs of [...this.framesMs.filter((each) => each > sinceMs), this.#nowMs()]) {
      gapMs = Math.max(gapMs, atMs - beforeMs);
      beforeMs = atMs;
    }
    return gapMs;
  }

  async #readTexts(link: PeerLink): Promise<void> {
    for await (const { text } of link) this.texts.push(text);
  }

  async #readFrames(link: PeerLink): Promise<void> {
    for await (const stream of link.mediaStreams) for await (const _ of stream) this.framesMs.push(this.#nowMs());
  }
}
