import { PROBE_TOKEN_BYTES } from "../chat/state/seen-addresses.ts";
import type { Network } from "../net/network.ts";
import { createProbeBucket, type ProbeKeys, ProbeServer } from "../session/probe/probe-server.ts";
import type { Session } from "../session/session.ts";
import type { SocketAddress } from "../socket-address.ts";
import type { TokenBucket } from "../token-bucket.ts";
import type { ProbeSockets } from "./probe-sockets.ts";

export interface ConnectionProbesHost {
  readonly network: Network;
  readonly probes: ProbeSockets;
}

/** The datagrams of the client of one connection, by which it learns its address. */
export class ConnectionProbes {
  readonly #host: ConnectionProbesHost;
  readonly #session: Session;
  readonly #onProbe: (token: Uint8Array, source: SocketAddress) => void;
  #id: bigint | undefined;
  /** The rate of probes, from the first keys on. */
  #bucket: TokenBucket | undefined;

  /** @param onProbe  called for a probe at the first port, whose source gets an answer with this token */
  constructor(
    host: ConnectionProbesHost,
    session: Session,
    onProbe: (token: Uint8Array, source: SocketAddress) => void,
  ) {
    this.#host = host;
    this.#session = session;
    this.#onProbe = onProbe;
  }

  /** Answers datagrams under these keys from now on, and under earlier ones no more. */
  open(keys: ProbeKeys): void {
    const { probes, network } = this.#host;
    this.close();
    this.#id = keys.connectionId;
    this.#bucket ??= createProbeBucket(network.monotonicMs());
    const server = new ProbeServer(keys, this.#bucket);
    probes.claim(keys.connectionId, (bytes, from, at) => {
      let token: Uint8Array | undefined;
      const drawToken = (): Uint8Array => {
        token = network.randomBytes(PROBE_TOKEN_BYTES);
        return token;
      };
      // What the second port sees only shows how the client's NAT maps.
      const draw = at === "first" ? drawToken : undefined;
      const answer = server.handleDatagram(bytes, from, this.#session.state, network.monotonicMs(), draw);
      if (answer !== undefined && token !== undefined) this.#onProbe(token, from);
      return answer;
    });
  }

  close(): void {
    if (this.#id !== undefined) this.#host.probes.release(this.#id);
    this.#id = undefined;
  }
}
