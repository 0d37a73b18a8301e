import { type Packet, packetBytes } from "../packet.ts";
import type { SeededRandom } from "../seeded-random.ts";
import type { VirtualTime } from "../virtual-time.ts";
import { checkConditions, Line, type LinkConditions, PERFECT_LINK } from "./line.ts";

/** The link between a host or a router and the network that it is attached to. Both directions have conditions of their own. */
export class Link {
  /** To the network. */
  readonly up: LinkDirection;
  /** From the network. */
  readonly down: LinkDirection;

  /**
   * @param conditions  of both directions; those that are missing are perfect
   * @throws UsageError a condition is unknown or out of range
   */
  constructor(time: VirtualTime, random: SeededRandom, conditions: Partial<LinkConditions>) {
    this.up = new LinkDirection(time, random, conditions);
    this.down = new LinkDirection(time, random, conditions);
  }

  /** Changes conditions of both directions from now on. @throws UsageError a condition is unknown or out of range */
  change(conditions: Partial<LinkConditions>): void {
    this.up.change(conditions);
    this.down.change(conditions);
  }
}

/** One direction of a link, with conditions of its own. */
export class LinkDirection {
  readonly #time: VirtualTime;
  readonly #line: Line;
  #conditions = PERFECT_LINK;
  /** Packets under way. */
  #underWay = 0;

  constructor(time: VirtualTime, random: SeededRandom, conditions: Partial<LinkConditions>) {
    this.#time = time;
    this.#line = new Line(time, random, () => this.#conditions);
    this.change(conditions);
  }

  /** The conditions in force. */
  get conditions(): LinkConditions {
    return this.#conditions;
  }

  /** Changes conditions from now on. @throws UsageError a condition is unknown or out of range */
  change(conditions: Partial<LinkConditions>): void {
    checkConditions(conditions, " of a link");
    this.#conditions = { ...this.#conditions, ...conditions };
  }

  /** Carries a packet, and calls `arrive` when it is there: at once if the link takes no time. */
  carry(packet: Packet, arrive: (packet: Packet) => void): void {
    const bytes = packetBytes(packet);
    for (const atMs of packet.protocol === "udp" ? this.#line.carryDatagram(bytes) : this.#line.carry(bytes)) {
      if (atMs <= this.#time.nowMs && this.#underWay === 0) arrive(packet);
      else this.#schedule(() => arrive(packet), atMs);
    }
  }

  #schedule(arrive: () => void, atMs: number): void {
    this.#underWay += 1;
    this.#time.schedule(() => {
      this.#underWay -= 1;
      arrive();
    }, atMs);
  }
}
