/** What a client knows of the way to a peer: plain data, which JSON keeps whole. */

export type AddressFamily = "IPv4" | "IPv6";

/**
 * How the NAT between a client and the internet maps the client's UDP socket (RFC 4787, section 4.1).
 *
 * - none: the address is that of the socket; there is no NAT.
 * - same for both ports: both ports of the server saw the same external address and port. They are at one IP address,
 *   so the mapping is endpoint-independent or address-dependent: another IP address may see another port.
 * - endpoint-independent: the server saw the same external address and port from two IP addresses.
 * - port-dependent: destinations see different external ports, which nobody can know beforehand (a symmetric NAT).
 * - unknown: the server did not answer from two ports, or, of a peer, its client has not told.
 */
export type NatMapping = "none" | "same for both ports" | "endpoint-independent" | "port-dependent" | "unknown";

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
   * Of this side: whether it uses only the relay of the server. Then it offers no address, and is told none of the
   * peer, so that the peer's `candidates` are all 0, whatever the peer has offered. Absent: it is not so, or, of the
   * peer, not known.
   */
  readonly relayOnly?: true;
  /**
   * The address families of the machine, without loopback and link-local addresses. Of a peer: those that are known. If
   * the peer has moved to another network, only the families of the addresses that it has announced since.
   */
  readonly families: readonly FamilyFacts[];
  /**
   * The candidates of the side, by kind: those that it has announced last inside the seal. Before the first
   * announcement, those of the peer are what the server has passed on, and nothing but the server's word says that they
   * are the peer's. An address that only the other side has seen counts as reflexive. One that the client knows itself
   * and at which the server sees it too counts as its own.
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
   * The kind of the candidate; "host" also if the server sees the peer there. Absent: it is the relay, or the address
   * is not among those that the peer has announced last inside the seal, or, before the first announcement, that the
   * server passed on.
   */
  readonly candidate?: "host" | "reflexive" | "port-mapped";
  /**
   * Whether the peer itself vouches for the address inside the seal: its latest list has it, or a port search by both sides
   * has found it. Always of the relay. Absent: nothing but the server's word, or that of whoever sent
   * a datagram from there, says that the address is the peer's.
   */
  readonly isAnnounced?: true;
  /** The address of this machine from which datagrams leave, if they take a further uplink. Absent: the system chooses. */
  readonly local?: string;
  /** The number of the socket that a port search has opened, if datagrams leave from there. Absent: they do not. */
  readonly socket?: number;
  /** Requests for a proof that went there. */
  readonly requests: number;
  /** Whether a datagram of the peer came from there, or the peer has answered a request that went there. */
  readonly isHeard: boolean;
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
   * The share of the requests for a proof that got lost lately, or their answers, from 0 to 1, and how many requests
   * that is about: the latest 100 of the last five minutes. Absent: none counts yet.
   */
  readonly loss?: { readonly rate: number; readonly requests: number };
  /** How long ago the peer last proved to receive there, in milliseconds. Absent: it never did. */
  readonly provenAgoMs?: number;
}

/** The latest port search, which tries to reach a side whose NAT maps each destination to another port, or may do so. */
export interface SearchFacts {
  /**
   * - sockets: this side has, or may have, such a NAT. It has opened many sockets and sent from each to the peer.
   * - ports: the peer has, or may have, such a NAT. This side has sent to random ports of its address.
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
 * Why a link is as it is, in a word that programs can compare. Both sides usually find the same. The exceptions:
 *
 * - A side that reaches the other through its gateway finds "port-mapped", and is itself reached directly.
 * - Only the side that wants it finds "relayed: relay only"; the other one finds "relayed: no address offered".
 * - What a side sees for itself may be known to it alone: "relay silent", "relay over" and "paths
 *   failed".
 * - For a moment, one side may know more, or have another path in use.
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
  /** Whose network the cause is in. Absent: it is in neither, or what is known does not decide it. */
  readonly causedBy?: "own" | "peer" | "both";
  readonly own: SideFacts;
  readonly peer: SideFacts;
  readonly attempts: readonly AttemptFacts[];
  /** Absent: there was no port search. */
  readonly search?: SearchFacts;
  readonly relay: RelayFacts;
  /**
   * Whether the keys of the link also depend on a secret of ML-KEM-768, which a quantum computer cannot compute from a
   * recording. They do if both clients have ML-KEM-768.
   */
  readonly postQuantum: boolean;
}
