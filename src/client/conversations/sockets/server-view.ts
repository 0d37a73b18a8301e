import { OpenDatagramRequest } from "../../../../generated/chatwire/v1/connection.ts";
import { OpenDatagram } from "../../../../generated/chatwire/v1/rules.ts";
import { createKeyExchange } from "../../../crypto/datagram-keys.ts";
import { ChatError } from "../../../errors.ts";
import type { AddressFamily } from "../../../explanation.ts";
import { mayBelongTo } from "../../../ip-network.ts";
import type { DatagramSocket } from "../../../net/datagram-socket.ts";
import type { Network } from "../../../net/network.ts";
import { Timer } from "../../../net/timers.ts";
import { Backoff, earlier } from "../../../peering/path/backoff.ts";
import { isSameMapping, mappingOf, type SeenMapping } from "../../../peering/search/nat-mapping.ts";
import { ProbeClient, type ProbeTarget } from "../../../session/probe/probe-client.ts";
import { ProbeCodec } from "../../../session/probe/probe-codec.ts";
import {
  familyOf,
  formatIpAddress,
  isCandidateAddress,
  isSameAddress,
  parseIpAddress,
  type SocketAddress,
} from "../../../socket-address.ts";
import type { Connection } from "../../connection/connection.ts";
import { hasFamilyOf, type ServerProbes } from "../server-probes.ts";

/** Further addresses of a server that are looked at. */
const ADDRESSES_MAX = 4;
/** Once the server has answered in one family, the view counts as complete after so long, in milliseconds. */
const SECOND_FAMILY_MS = 100;
/** After so long without an answer, UDP counts as blocked, unless the server is far away. A later answer counts too. */
const SILENCE_MS_MIN = 250;
/**
 * So long after probes that the server has left unanswered, it is asked again, and then after each further pause. The
 * last one repeats. All four probes of a question may be lost, or UDP be blocked for a while.
 */
const REPEAT_MS = 2_000;
const REPEAT_PAUSES_MS = [5_000, 15_000, 60_000] as const;
/** The server's word that a NAT has changed the address is acted on at most this often. */
const MOVE_PAUSE_MS = 5_000;
/** The targets whose answers make candidates. */
const FAMILIES = ["first", "other-family"] as const;
/** The second port in the family of a target. It only shows how the NAT maps: nothing waits for it. */
const SECOND_PORTS = { first: "second", "other-family": "other-second" } as const;

/** What the client and the server agreed on for probes. */
export interface AgreedProbes {
  /** How long the server took to answer over TCP. */
  readonly roundTripMs: number;
  /** For all sockets of this client. */
  readonly codec: ProbeCodec;
  readonly targets: ReadonlyMap<ProbeTarget, SocketAddress>;
  /** The server's address of the other family than that of the connection; undefined: it has told none. */
  readonly further: string | undefined;
  /** The second port of the server, in each family in which it can be asked; that of the connection first. */
  readonly secondPorts: readonly SocketAddress[];
}

export interface ServerViewOptions {
  readonly network: Network;
  readonly socket: DatagramSocket;
  /** Limits what goes to the addresses that the server names. */
  readonly probes: ServerProbes;
  /** Whether a conversation may use more than the relay, so that the server may still be asked. */
  readonly hasDirect: () => boolean;
  /** Agrees with the server on probes, once. Undefined: the server or this client has none. */
  readonly agree: (() => Promise<AgreedProbes>) | undefined;
  /** Returns the addresses of the socket on this machine. */
  readonly hosts: () => readonly SocketAddress[];
  /** Called when probes begin. */
  readonly onAgreed: () => void;
  /** Called when `addresses`, `asked` or `isSettled` has changed. */
  readonly onChange: () => void;
  /**
   * Called after `onChange` if the server sees another address than before, though this machine has the same, because a NAT
   * has changed it; but at most once in 5 s, and later if need be.
   */
  readonly onMoved: () => void;
  /** Called when `isAsking` may have become false. */
  readonly onAnswered: () => void;
}

/** What the server sees of a UDP socket: its address from outside in each family, and how the NAT maps it. */
export class ServerView {
  readonly #options: ServerViewOptions;
  readonly #timer: Timer;
  #agreed: AgreedProbes | undefined;
  #probe: ProbeClient | undefined;
  #isAgreeing = false;
  /** Whether the server is to see the socket. */
  #isWanted = false;
  #isClosed = false;
  /** When to ask again what the server has not answered. */
  #repeats = new Backoff(REPEAT_PAUSES_MS, Number.POSITIVE_INFINITY);
  /** When the server counts as silent, unless it has answered since it was asked last. */
  #silentMs = 0;
  /** Where the server saw the socket, since this machine has its present addresses. */
  readonly #addresses = new Map<ProbeTarget, SocketAddress>();
  /** What shows the server that this client receives there. */
  readonly #tokens = new Map<ProbeTarget, Uint8Array>();
  /** Where the server has left the latest probes unanswered. */
  readonly #silent = new Set<ProbeTarget>();
  #isSettled: boolean;
  #hasNews = false;
  #hasMoved = false;
  #movedMs = Number.NEGATIVE_INFINITY;
  readonly #mappings = new Map<ProbeTarget, SeenMapping>();
  readonly #onSeen = new Set<(seen: readonly SeenMapping[]) => void>();

  constructor(options: ServerViewOptions) {
    this.#options = options;
    this.#timer = new Timer(options.network, () => this.#run());
    this.#isSettled = options.agree === undefined;
  }

  /** The addresses that the server saw last, at most one of each family, and how they came about. */
  get seen(): readonly SeenMapping[] {
    return [...this.#mappings.values()];
  }

  /** Calls `handler` whenever `seen` has changed, until the function that this returns is called. */
  onSeen(handler: (seen: readonly SeenMapping[]) => void): () => void {
    this.#onSeen.add(handler);
    return () => void this.#onSeen.delete(handler);
  }

  /** Where the server sees the socket: an address of each family at most. */
  get addresses(): SocketAddress[] {
    return [...this.#addresses.values()];
  }

  /** What shows the server that this client receives at `addresses`. A server of an older version gives nothing. */
  get tokens(): Uint8Array[] {
    return [...this.#tokens.values()].filter(({ length }) => length > 0);
  }

  /** Whether the first probes have come to something: answers, or none for some time. */
  get isSettled(): boolean {
    return this.#isSettled;
  }

  /**
   * The families in which the server has been asked, with the address at which it saw the socket; undefined: it has not
   * answered there.
   */
  get asked(): ReadonlyMap<AddressFamily, SocketAddress | undefined> {
    const asked = new Map<AddressFamily, SocketAddress | undefined>();
    for (const target of FAMILIES) {
      const at = this.#agreed?.targets.get(target);
      const [seenAt, isSilent] = [this.#addresses.get(target), this.#silent.has(target)];
      if (at !== undefined && (isSilent || seenAt !== undefined))
        asked.set(familyOf(at.address), isSilent ? undefined : seenAt);
    }
    return asked;
  }

  /** Whether the server may still answer in a family. */
  get isAsking(): boolean {
    return FAMILIES.some((target) => this.#probe?.isSettled(target) === false);
  }

  /** What the client and the server agreed on; undefined before that. */
  get agreed(): AgreedProbes | undefined {
    return this.#agreed;
  }

  /**
   * Asks the server, and asks again after an earlier answer, because a NAT forgets a silent socket. Does not wait: links
   * work without the answer.
   */
  ask(): void {
    if (this.#agreed === undefined || this.#probe === undefined) {
      void this.#begin(true);
      return;
    }
    const nowMs = this.#options.network.monotonicMs();
    this.#probe.ask(nowMs);
    this.#listen(this.#agreed, nowMs);
  }

  /** Learns at which addresses the server is, and lets it see nothing: sends no probe. Does not wait. */
  learn(): void {
    if (this.#agreed === undefined) void this.#begin(false);
  }

  /** The addresses of this machine have changed: what the server saw before says nothing. */
  forget(): void {
    this.#addresses.clear();
    this.#silent.clear();
    this.#tokens.clear();
  }

  /** The user is logged in again: what was agreed and seen holds no longer. Call `ask` or `learn` to begin anew. */
  renew(): void {
    const { codec } = this.#agreed ?? {};
    if (this.#probe !== undefined && codec !== undefined) this.#options.socket.release(codec.connectionId);
    this.#agreed = undefined;
    this.#probe = undefined;
    this.#timer.clear();
    this.forget();
  }

  close(): void {
    this.#isClosed = true;
    this.#timer.clear();
  }

  /**
   * Agrees on probes, and begins to send them if that is wanted by then. If the server refuses, the next call tries
   * again.
   */
  async #begin(probes: boolean): Promise<void> {
    const { network, socket, agree } = this.#options;
    this.#isWanted ||= probes;
    if (agree === undefined || this.#isAgreeing) return;
    this.#isAgreeing = true;
    try {
      const agreed = this.#agreed ?? (await agree());
      // The server chose the id. By that of a link, it could take the datagrams of the link.
      if (this.#probe === undefined && socket.isClaimed(agreed.codec.connectionId)) {
        this.#giveUp();
        return;
      }
      this.#agreed = agreed;
      if (this.#isWanted && !this.#isClosed) this.#start(agreed, network.monotonicMs());
    } catch (error) {
      if (!(error instanceof ChatError)) throw error;
      this.#giveUp();
    } finally {
      this.#isAgreeing = false;
    }
  }

  /** The server will see nothing of the socket. */
  #giveUp(): void {
    if (!this.#isWanted) return;
    this.#settle();
    this.#tell(this.#options.network.monotonicMs());
  }

  #start(agreed: AgreedProbes, nowMs: number): void {
    const { network, socket } = this.#options;
    const { codec, targets } = agreed;
    const probe = new ProbeClient(codec, nowMs, [...targets.keys()]);
    this.#probe = probe;
    socket.claim(codec.connectionId, (bytes, from) => {
      const answered = probe.handleDatagram(bytes, network.monotonicMs());
      const to = answered && targets.get(answered.target);
      if (to !== undefined && isSameAddress(from, to)) this.#options.probes.answered(to, answered?.probes ?? 0);
      this.#see(probe);
      this.#run();
      return true;
    });
    this.#listen(agreed, nowMs);
    this.#options.onAgreed();
  }

  #listen({ roundTripMs }: AgreedProbes, nowMs: number): void {
    this.#repeats = new Backoff(REPEAT_PAUSES_MS, nowMs + REPEAT_MS);
    this.#silentMs = nowMs + Math.max(SILENCE_MS_MIN, 3 * roundTripMs);
    this.#run();
  }

  #run(): void {
    const { network, socket, probes } = this.#options;
    const [agreed, probe] = [this.#agreed, this.#probe];
    if (agreed === undefined || probe === undefined || this.#isClosed) return;
    const nowMs = network.monotonicMs();
    if (this.#mayRepeat(probe) && this.#repeats.takeDue(nowMs)) probe.repeat(nowMs);
    for (let out = probe.pollTransmit(nowMs); out !== undefined; out = probe.pollTransmit(nowMs)) {
      const to = agreed.targets.get(out.target);
      if (to !== undefined && probes.take(to)) socket.send(out.bytes, to);
    }
    this.#noteSilence(agreed, probe, nowMs);
    this.#judge(agreed, probe);
    const wholeMs = this.#noteWhole(probe, nowMs);
    const repeatMs = this.#mayRepeat(probe) ? this.#repeats.nextMs : undefined;
    const mayMoveMs = this.#movedMs + MOVE_PAUSE_MS;
    const moveMs = this.#hasMoved && mayMoveMs > nowMs ? mayMoveMs : undefined;
    this.#timer.set(earlier(earlier(wholeMs, repeatMs), moveMs));
    this.#tell(nowMs);
    if (!this.isAsking) this.#options.onAnswered();
  }

  #mayRepeat(probe: ProbeClient): boolean {
    return probe.isMissingAnswers && this.#options.hasDirect();
  }

  /**
   * The connection shows that the server is there, so it is soon missed at its first address. The other may be slower.
   */
  #noteSilence({ targets }: AgreedProbes, probe: ProbeClient, nowMs: number): void {
    for (const target of FAMILIES) {
      const isAnswered = probe.endpointAt(target) !== undefined;
      const isMissed = probe.isSettled(target) || (target === "first" && nowMs >= this.#silentMs);
      if (isAnswered === this.#silent.has(target) && (isAnswered || isMissed) && targets.has(target)) {
        if (isAnswered) this.#silent.delete(target);
        else this.#silent.add(target);
        this.#hasNews = true;
      }
    }
  }

  /** Looks whether the view is complete. Returns when something is due next. */
  #noteWhole(probe: ProbeClient, nowMs: number): number {
    const answeredMs = FAMILIES.map((target) => probe.answeredMs(target) ?? Number.POSITIVE_INFINITY);
    const wholeMs = Math.min(this.#silentMs, Math.min(...answeredMs) + SECOND_FAMILY_MS);
    if (wholeMs <= nowMs || FAMILIES.every((target) => probe.isSettled(target))) this.#settle();
    const isFirstOpen = !probe.isSettled("first") && nowMs < this.#silentMs;
    return Math.min(
      probe.nextTimeoutMs() ?? Number.POSITIVE_INFINITY,
      isFirstOpen ? this.#silentMs : Number.POSITIVE_INFINITY,
      this.#isSettled ? Number.POSITIVE_INFINITY : wholeMs,
    );
  }

  #settle(): void {
    if (this.#isSettled) return;
    this.#isSettled = true;
    this.#hasNews = true;
  }

  #tell(nowMs: number): void {
    const hasNews = this.#hasNews;
    const isMove = this.#hasMoved && nowMs >= this.#movedMs + MOVE_PAUSE_MS;
    this.#hasNews = false;
    if (isMove) {
      this.#hasMoved = false;
      this.#movedMs = nowMs;
    }
    if (hasNews) this.#options.onChange();
    if (isMove) this.#options.onMoved();
  }

  #see(probe: ProbeClient): void {
    for (const target of FAMILIES) {
      const [before, now] = [this.#addresses.get(target), probe.endpointAt(target)];
      if (now !== undefined) this.#tokens.set(target, probe.tokenAt(target));
      if (now === undefined || (before !== undefined && isSameAddress(before, now))) continue;
      this.#addresses.set(target, now);
      this.#hasNews = true;
      if (before !== undefined) this.#hasMoved = true;
    }
  }

  /** Judges the NAT of each family in which both ports have been asked. */
  #judge({ targets }: AgreedProbes, probe: ProbeClient): void {
    const hosts = this.#options.hosts();
    let isChanged = false;
    for (const target of FAMILIES) {
      const second = SECOND_PORTS[target];
      if (!probe.isSettled(target) || !probe.isSettled(second)) continue;
      const endpoint = probe.endpointAt(target);
      const hasTwoHosts = targets.get(target)?.address !== targets.get(second)?.address;
      const seen = endpoint && { mapping: mappingOf(endpoint, probe.endpointAt(second), hosts, hasTwoHosts), endpoint };
      if (isSameMapping(seen, this.#mappings.get(target))) continue;
      if (seen === undefined) this.#mappings.delete(target);
      else this.#mappings.set(target, seen);
      isChanged = true;
    }
    if (!isChanged) return;
    this.#hasNews = true;
    for (const handler of this.#onSeen) handler(this.seen);
  }
}

/**
 * Agrees with the server on keys for probes, and learns at which of its addresses it answers them.
 *
 * @throws TransportError; ProtocolError; ClosedError: see `Connection.call`
 */
export async function agreeOnProbes(connection: Connection): Promise<AgreedProbes> {
  const exchange = createKeyExchange(connection.network.randomBytes);
  const request = OpenDatagramRequest.create({ publicKey: exchange.publicKey });
  const startMs = connection.network.monotonicMs();
  const response = await connection.call(OpenDatagram, request, {});
  const roundTripMs = connection.network.monotonicMs() - startMs;
  const { publicKey, connectionId, port } = response;
  const { clientKey, serverKey } = exchange.derive(publicKey, connection.exportDatagramSecret());
  const { server } = connection.datagramAddresses;
  const targets = new Map<ProbeTarget, SocketAddress>();
  const further = furtherAddress(server, response.addresses);
  const other = further && hasFamilyOf(further, connection.network.interfaces()) ? further : undefined;
  for (const [target, address] of [
    ["first", server],
    ["other-family", other],
  ] as const) {
    if (address === undefined) continue;
    const second = { address: asWritten(response.secondAddress || address), port: response.secondPort };
    // Asked before the first port: nothing waits for its answer, so it should be there when that of the first one is.
    if (isSecondPort(second, address)) targets.set(SECOND_PORTS[target], second);
    targets.set(target, { address, port });
  }
  const secondPorts = Object.values(SECOND_PORTS).flatMap((target) => targets.get(target) ?? []);
  const codec = new ProbeCodec({ connectionId, sealKey: clientKey, openKey: serverKey });
  return { roundTripMs, codec, targets, further, secondPorts };
}

/**
 * Whether a second port of the server can be probed in the family of one of its addresses. It may be at another address
 * of that family, which must reach no less far: a server must not make its clients send into their networks.
 */
function isSecondPort(second: SocketAddress, server: string): boolean {
  if (second.address === server) return second.port >= 1 && second.port <= 65_535;
  return (
    isCandidateAddress(second) && familyOf(second.address) === familyOf(server) && mayBelongTo(server, second.address)
  );
}

/**
 * The first address of the server of the other family than that of the connection. Only one that may be the server's
 * own: a server must not make its clients send into their networks.
 */
function furtherAddress(server: string, told: readonly string[]): string | undefined {
  const isOther = (address: string): boolean =>
    isCandidateAddress({ address, port: 1 }) &&
    parseIpAddress(address)?.family !== parseIpAddress(server)?.family &&
    mayBelongTo(server, address);
  const found = told.slice(0, ADDRESSES_MAX).find(isOther);
  return found === undefined ? undefined : asWritten(found);
}

/** An IP address as the system writes the source of a datagram. Any other text stays as it is. */
function asWritten(address: string): string {
  const parsed = parseIpAddress(address);
  return parsed === undefined ? address : formatIpAddress(parsed);
}
