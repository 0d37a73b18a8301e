/** What a client knows of the way to a peer: plain data, which JSON keeps whole. */

export type AddressFamily = "IPv4" | "IPv6";

/**
 * How the NAT between a client and the internet maps the client's UDP socket (RFC 4787, section 4.1).
 *
 * - none: the address is that of the socket; there is no NAT.
 * - endpoint-independent: every destination sees the same external address and port.
 * - port-dependent: each destination sees another external port, which nobody can know beforehand (a symmetric NAT).
 * - unknown: the server did not answer from two ports, or, of a peer, its client has not told.
 */
export type NatMapping = "none" | "endpoint-independent" | "port-dependent" | "unknown";

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
  /** How that NAT maps the side's UDP socket. */
  readonly mapping: NatMapping;
}

/** One side of a link. */
export interface SideFacts {
  /** The user's name. */
  readonly name: string;
  /**
   * Of this side: whether it uses only the relay of the server. Then it offers no address, and is told none of the peer, so
   * that the peer's `candidates` are all 0, whatever the peer has offered. Absent: it is not so, or, of the peer, not known.
   */
  readonly relayOnly?: true;
  /**
   * The address families of the machine, without loopback and link-local addresses. Of a peer: those that are known. If the
   * peer has moved to another network, only the families of the addresses that it has announced since.
   */
  readonly families: readonly FamilyFacts[];
  /**
   * The candidates of the side, by kind: those that it has announced last inside the seal. Before the first announcement, those
   * of the peer are what the server has passed on, and nothing but the server's word says that they are the peer's. An address that only the other side has seen counts as reflexive. One that the client knows itself and at
   * which the server sees it too counts as its own.
   */
  readonly candidates: {
    readonly host: number;
    readonly reflexive: number;
    readonly portMapped: number;
  };
}

/** What this side tried at one address of the peer, or over the relay, and what came of it. */
export interface AttemptFacts {
  /** port-mapped: to an address of the peer's gateway, which forwards to the peer from there. */
  readonly kind: "direct" | "port-mapped" | "relay";
  /** Of the peer; of a relay, where this side sends to. */
  readonly address: string;
  readonly port: number;
  /**
   * The kind of the candidate; "host" also if the server sees the peer there. Absent: it is the relay, or the address is not
   * among those that the peer has announced last inside the seal, or, before the first announcement, that the server passed on.
   */
  readonly candidate?: "host" | "reflexive" | "port-mapped";
  /** The address of this machine from which datagrams leave, if they take a further uplink. Absent: the system chooses. */
  readonly local?: string;
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
  /**
   * The share of the requests for a proof that got lost lately, or their answers, from 0 to 1, and how many requests that is
   * about: the latest 100 of the last five minutes. Absent: none counts yet.
   */
  readonly loss?: { readonly rate: number; readonly requests: number };
  /** How long ago the peer last proved to receive there, in milliseconds. Absent: it never did. */
  readonly provenAgoMs?: number;
}

/** The latest search of ports, which tries to reach a side whose NAT maps each destination to another port. */
export interface SearchFacts {
  /**
   * - sockets: this side has such a NAT. It has opened many sockets and sent from each to the peer.
   * - ports: the peer has such a NAT. This side has sent to random ports of its address.
   */
  readonly role: "sockets" | "ports";
  /** Where the server saw the peer. With the role "ports", the probes went to other ports there. */
  readonly address: string;
  readonly port: number;
  /** Sockets that this side has opened for it. */
  readonly sockets: number;
  /** Datagrams that this side has sent for it. */
  readonly probes: number;
  /**
   * - not begun: this client has begun as many searches as its limits allow, or could open no socket.
   * - running: it goes on.
   * - found: a datagram of the peer got through. `attempts` says what became of that path.
   * - nothing found: it has used up its budget or its time.
   * - stopped: the link got a direct path in another way, or has ended.
   */
  readonly outcome: "not begun" | "running" | "found" | "nothing found" | "stopped";
}

/** The way over the relay of the server. */
export interface RelayFacts {
  /**
   * - not granted: the server has no relay.
   * - not tried: the conversation failed before this side sent anything to the relay.
   * - no answer: this side has sent requests to the relay, and got no answer so far.
   * - bound: the relay forwards to this side.
   * - over: the conversation has used up its bytes or its time.
   */
  readonly state: "not granted" | "not tried" | "no answer" | "bound" | "over";
  /** Where it is, if one was granted, and how many bytes it forwards for the conversation at most. */
  readonly address?: string;
  readonly port?: number;
  readonly bytesMax?: number;
  /**
   * About how many of these bytes are left: what the relay last reported, less what this side has sent and received over
   * it since. 0 if the state is "over".
   */
  readonly bytesLeft?: number;
  /** How this side reaches it now: over UDP, or over its connection to the server. Absent: it does not. */
  readonly transport?: "udp" | "tls";
}

/**
 * Why a link is as it is, in a word that programs can compare. Both sides find the same, unless one knows more, or their
 * ways differ: a side that reaches the other through its gateway ("port-mapped") is itself reached directly. Only the side
 * that wants it knows of "relayed: relay only"; to the other one that is "relayed: no address offered".
 */
export type ExplanationCause =
  // A link.
  | "direct"
  | "port-mapped"
  | "relayed: relay only"
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
  | "server silent"
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
  /** Absent: there was no search of ports. */
  readonly search?: SearchFacts;
  readonly relay: RelayFacts;
  /**
   * Whether the keys of the link also depend on a secret of ML-KEM-768, which a quantum computer cannot compute from a
   * recording. They do if both clients have ML-KEM-768.
   */
  readonly postQuantum: boolean;
}
