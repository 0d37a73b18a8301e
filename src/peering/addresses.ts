import { PeerAddresses } from "../../generated/chatwire/v1/peer.ts";
import { events } from "../../generated/chatwire/v1/rules.ts";
import { Candidate, CandidateKind } from "../../generated/chatwire/v1/signalling.ts";
import { ProtocolError } from "../errors.ts";
import { encodePeerMessage } from "../framing/peer-message.ts";
import { scopeOf } from "../ip-network.ts";
import type { Limits } from "../limits.ts";
import { isCandidateAddress, isSameAddress, type SocketAddress } from "../socket-address.ts";
import { TokenBucket } from "../token-bucket.ts";
import type { BodyOf, Channel, Outbox } from "./channel.ts";

/** After this pause an announcement is tried again for which the queue had no room. */
const FULL_PAUSE_MS = 1_000;
/** A sequence in a header of a message, at most: for its length. */
const SEQUENCE_MAX = Number.MAX_SAFE_INTEGER;

/** Where this side may be reachable. */
export interface OwnAddresses {
  /** The addresses that this side knows itself or from the server, the best first. */
  readonly candidates: readonly Candidate[];
  /** The IP addresses at which the server sees this side's socket. */
  readonly seenByServer: readonly string[];
}

/** The latest announcement of each side; undefined: it has made none. That of the peer has only addresses that it may have. */
export interface Announcements {
  readonly own: readonly Candidate[] | undefined;
  readonly peer: readonly Candidate[] | undefined;
}

export interface AddressChannelOptions {
  readonly limits: Pick<Limits, "candidatesMax">;
  readonly outbox: Outbox;
  /** The addresses at which the peer saw this side, as `Paths.seenAt`. */
  readonly seenByPeer: () => readonly SocketAddress[];
  /** Takes the addresses of the peer: those that a client may offer, at most `candidatesMax`. */
  readonly onAddresses: (addresses: readonly Candidate[], nowMs: number) => void;
}

/**
 * Announces the addresses of this side inside the seal, once and whenever they change, and takes those of the peer. What
 * the server says of a side counts for nothing but tries, so the first announcement is made although nothing has changed.
 *
 * An address that only the peer has seen is announced if the server sees this side at the same IP address: a NAT has
 * mapped another port toward the peer. Any other may be that of somebody who forwards datagrams both ways.
 *
 * Link-local addresses are announced only to a peer who seems to be on the same link: one of whom the server has shown such an
 * address. A client has loopback ones only if it is on the server's machine, and takes them only there.
 *
 * @see proto/PROTOCOL.md, "Announced addresses"
 */
export class AddressChannel implements Channel<"peerAddresses"> {
  readonly bodies = ["peerAddresses"] as const;
  readonly #options: AddressChannelOptions;
  #own: OwnAddresses | undefined;
  /** What the peer knows from the latest announcement; undefined: there was none. */
  #known: readonly Candidate[] | undefined;
  /** Whether the server has shown a link-local address of the peer. */
  #isNear = false;
  #announcements: Announcements = { own: undefined, peer: undefined };
  #bucket: TokenBucket | undefined;
  #isAllowed = false;
  #dueMs: number | undefined;

  constructor(options: AddressChannelOptions) {
    this.#options = options;
  }

  get announcements(): Announcements {
    return this.#announcements;
  }

  /** Begins to announce: the link is connected. @param isAllowed  whether both sides have the feature */
  begin(isAllowed: boolean, nowMs: number): void {
    this.#isAllowed = isAllowed;
    this.#update(nowMs);
  }

  /** Sets the addresses of this side. */
  set(own: OwnAddresses, nowMs: number): void {
    this.#own = own;
    this.#update(nowMs);
  }

  /** Takes note of addresses of the peer that the server has named. */
  offered(addresses: readonly SocketAddress[], nowMs: number): void {
    if (this.#isNear || !addresses.some(({ address }) => scopeOf(address) === "link")) return;
    this.#isNear = true;
    this.#update(nowMs);
  }

  /** Takes note that `seenByPeer` may have changed. */
  seen(nowMs: number): void {
    this.#update(nowMs);
  }

  handle({ value: { addresses } }: BodyOf<"peerAddresses">, nowMs: number): void {
    const usable = addresses.filter(isCandidateAddress).slice(0, this.#options.limits.candidatesMax);
    const peer = usable.map(({ kind, address, port }) => Candidate.create({ kind, address, port }));
    this.#announcements = { ...this.#announcements, peer };
    this.#options.onAddresses(usable, nowMs);
  }

  get nextTimeoutMs(): number | undefined {
    return this.#dueMs;
  }

  handleTimeout(nowMs: number): "waiting" {
    if (this.#dueMs !== undefined && this.#dueMs <= nowMs) this.#update(nowMs);
    return "waiting";
  }

  /** Announces the addresses that hold now, if the peer does not know them, or sets when to. */
  #update(nowMs: number): void {
    this.#dueMs = undefined;
    if (!this.#isAllowed || this.#own === undefined) return;
    const addresses = this.#current(this.#own);
    if (this.#known !== undefined && isSameSet(addresses, this.#known)) return;
    this.#bucket ??= new TokenBucket(events.PeerAddresses.rule.rate ?? { perSecond: 1, burst: 1 }, nowMs);
    const waitMs = this.#bucket.waitMs(nowMs);
    if (waitMs > 0) {
      this.#dueMs = nowMs + waitMs;
      return;
    }
    try {
      this.#options.outbox.sendReliable({ case: "peerAddresses", value: PeerAddresses.create({ addresses }) });
    } catch (error) {
      if (!(error instanceof ProtocolError)) throw error;
      this.#dueMs = nowMs + FULL_PAUSE_MS;
      return;
    }
    this.#bucket.take(nowMs);
    this.#known = addresses;
    this.#announcements = { ...this.#announcements, own: addresses };
  }

  /** As many as may be announced and fit into a datagram. Those that the peer saw come first: they work. */
  #current({ candidates, seenByServer }: OwnAddresses): Candidate[] {
    const { limits, outbox, seenByPeer } = this.#options;
    const reached = candidates.filter(({ address }) => this.#isNear || scopeOf(address) !== "link");
    const mapped = seenByPeer()
      .filter(({ address }) => seenByServer.includes(address))
      .filter((seen) => !candidates.some((each) => isSameAddress(each, seen)))
      .map((each) => Candidate.create(each));
    const addresses = [...mapped, ...reached].slice(0, limits.candidatesMax);
    while (addresses.length > 0 && encodedBytes(addresses) > outbox.messageBytesMax) addresses.pop();
    return addresses;
  }
}

function encodedBytes(addresses: Candidate[]): number {
  const body = { case: "peerAddresses", value: PeerAddresses.create({ addresses }) } as const;
  return encodePeerMessage(body, SEQUENCE_MAX).length;
}

/** Whether two lists name the same addresses, and the same of them as mapped by a gateway. */
function isSameSet(some: readonly Candidate[], others: readonly Candidate[]): boolean {
  const isMapped = ({ kind }: Candidate): boolean => kind === CandidateKind.PORT_MAPPED;
  const isIn = (list: readonly Candidate[]) => (one: Candidate) =>
    list.some((each) => isSameAddress(each, one) && isMapped(each) === isMapped(one));
  return some.every(isIn(others)) && others.every(isIn(some));
}
