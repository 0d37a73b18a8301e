/** What a client knows of the way to a peer: plain data, which JSON keeps whole. */

export type AddressFamily = "IPv4" | "IPv6";

/** What one side can do with one address family. */
export interface FamilyFacts {
  readonly family: AddressFamily;
  /**
   * Whether datagrams of the side get to the server and back. "no answer": it asked in vain. "not asked": it did not try
   * this family. "unknown": the peer's client has not said it.
   */
  readonly udp: "works" | "no answer" | "not asked" | "unknown";
  /**
   * Whether a NAT changes the address of the side's datagrams, by what the server sees. "unknown": the server has not
   * answered, or the peer's client has not said it.
   */
  readonly nat: "none" | "present" | "unknown";
}

/** One side of a link. */
export interface SideFacts {
  /** The user's name. */
  readonly name: string;
  /** The address families of the machine, without loopback and link-local addresses. Of a peer: those that are known. */
  readonly families: readonly FamilyFacts[];
  /**
   * The addresses that the other side was offered, by kind. One that the client knows itself and at which the server sees
   * it too counts as its own.
   */
  readonly candidates: {
    readonly host: number;
    readonly reflexive: number;
    readonly portMapped: number;
  };
}

/** What this side tried at one address of the peer, or over the relay, and what came of it. */
export interface AttemptFacts {
  readonly kind: "direct" | "relay";
  /** Of the peer; of a relay, where this side sends to. */
  readonly address: string;
  readonly port: number;
  /**
   * The kind of the candidate; "host" also if the server sees the peer there. Absent: the peer has not offered the address,
   * or it is the relay.
   */
  readonly candidate?: "host" | "reflexive" | "port-mapped";
  /** Before the link was connected: punches and initiations of this side that went there. */
  readonly punches: number;
  readonly initiations: number;
  /** Datagrams of the handshake that came from there and verified, and punches there that the peer has answered. */
  readonly heard: number;
  /** Once the link was connected: requests for a proof that went there. */
  readonly requests: number;
  /**
   * - in use: the datagrams of the link take it, or took it at the end.
   * - proven: the peer receives there.
   * - failed: it has been proven, and the peer missed three requests in a row.
   * - answered: something of the peer arrived, but the path is not proven.
   * - no answer: nothing arrived.
   * - not tried: nothing was sent there.
   */
  readonly outcome: "in use" | "proven" | "failed" | "answered" | "no answer" | "not tried";
  /** Smoothed round trip time in milliseconds, if one is known. */
  readonly rttMs?: number;
}

/** The way over the relay of the server. */
export interface RelayFacts {
  /**
   * - not granted: the server has no relay.
   * - no answer: this side has asked the relay for its place there, and got no answer so far.
   * - bound: the relay forwards to this side.
   * - over: the conversation has used up its bytes or its time.
   */
  readonly state: "not granted" | "no answer" | "bound" | "over";
  /** Where it is, if one was granted, and how many bytes it forwards for the conversation at most. */
  readonly address?: string;
  readonly port?: number;
  readonly bytesMax?: number;
  /**
   * About how many bytes of them are left: what the relay told when this side bound its place there, less what this side
   * has sent over it and got from it since. 0 if the state is "over".
   */
  readonly bytesLeft?: number;
  /** How this side reaches it now: over UDP, or over its connection to the server. Absent: it does not. */
  readonly transport?: "udp" | "tls";
}

/** Why a link is as it is, in a word that programs can compare. Both sides find the same, unless one knows more. */
export type ExplanationCause =
  // A link.
  | "direct"
  | "relayed: no UDP"
  | "relayed: no address offered"
  | "relayed: no common family"
  | "relayed: NAT"
  | "relayed: no direct answer"
  | "paths failed"
  // No link yet.
  | "connecting"
  // No link.
  | "no UDP"
  | "relay over"
  | "no relay"
  | "relay silent"
  | "peer silent"
  | "handshake incomplete"
  | "not the network"
  // A link that has ended.
  | "ended";

/**
 * Why a link goes where it goes, or why there is none: what is known of both sides, what was tried and what came of it,
 * and a verdict for people. Plain data.
 *
 * What it says of the peer is what the peer's client and the server tell; nothing proves it.
 */
export interface Explanation {
  /** One or two sentences for people: the cause, and what to do. */
  readonly verdict: string;
  readonly cause: ExplanationCause;
  /** Whose network the cause is in, if it is in one of them. */
  readonly causedBy?: "own" | "peer" | "both";
  readonly own: SideFacts;
  readonly peer: SideFacts;
  readonly attempts: readonly AttemptFacts[];
  readonly relay: RelayFacts;
  /**
   * Whether the keys of the link depend on a secret of ML-KEM-768 as well, which somebody with a quantum computer cannot
   * compute from a recording. It is so if both clients have ML-KEM-768.
   */
  readonly postQuantum: boolean;
}
