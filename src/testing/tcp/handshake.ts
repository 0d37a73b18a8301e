import { TransportError } from "../../errors.ts";
import type { Arrival, CancelTimer, Clock, DialTarget, OpenSocket } from "../../net/network.ts";
import type { SocketAddress } from "../../socket-address.ts";
import type { Segment, SimulatedTls } from "../packet.ts";
import type { SimulatedStream } from "./simulated-stream.ts";

/** When a request to open a connection is repeated, after 1 s and then twice as long each time, and how often. */
const FIRST_REPEAT_MS = 1_000;
const REQUESTS_MAX = 7;

export interface DiallingOptions {
  readonly clock: Clock;
  /** The end of the connection that this side has. */
  readonly stream: SimulatedStream;
  readonly transmit: (segment: Segment) => void;
}

/**
 * The beginning of one connection, at the client. It takes as many round trips as a real one: one for TCP and one more
 * for TLS 1.3.
 */
export class Dialling {
  /** @throws TransportError CONNECTION_REFUSED, UNREACHABLE, TIMED_OUT, CONNECTION_LOST */
  readonly accepted: Promise<void>;
  readonly #options: DiallingOptions;
  #resolve = (): void => {};
  #reject = (_error: TransportError): void => {};
  #isAccepted = false;
  #requests = 0;
  #cancel: CancelTimer = () => {};

  constructor(options: DiallingOptions) {
    this.#options = options;
    this.accepted = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
    this.accepted.catch(() => {});
    options.stream.onClosed(() => this.#fail("CONNECTION_LOST", "the connection was closed"));
    this.#request();
  }

  /** @throws TransportError as `accepted`; TLS_FAILED */
  async complete({ security, arrival = "new" }: Pick<DialTarget, "security" | "arrival">): Promise<OpenSocket> {
    const { stream } = this.#options;
    await this.accepted;
    if (security === "plain") return { socket: stream, secrets: undefined, serverKey: undefined };
    stream.sendFlight({ from: "client", arrival });
    const flight = await beforeClosing(stream, stream.nextFlight());
    const tls = flight.from === "server" ? flight.tls : undefined;
    if (tls === undefined) throw failure(stream.remote, "TLS_FAILED", "the server does not speak TLS");
    stream.sendFlight({ from: "client" });
    return { socket: stream, ...tls };
  }

  /** Closes the connection. */
  abort(): void {
    this.#cancel();
    if (this.#isAccepted) this.#options.stream.destroy();
    else this.#options.stream.drop();
  }

  handle({ kind }: Segment): void {
    if (kind === "rst") this.#fail("CONNECTION_REFUSED", "no server listens there");
    else if (kind === "unreachable") this.#fail("UNREACHABLE", "nobody has the address");
    else {
      this.#isAccepted = true;
      this.#cancel();
      this.#resolve();
    }
  }

  #request(): void {
    if (this.#requests === REQUESTS_MAX) {
      this.#fail("TIMED_OUT", "nobody answers");
      return;
    }
    this.#options.transmit({ kind: "syn" });
    this.#cancel = this.#options.clock.setTimer(() => this.#request(), FIRST_REPEAT_MS * 2 ** this.#requests);
    this.#requests += 1;
  }

  #fail(code: TransportError["code"], reason: string): void {
    this.#cancel();
    this.#reject(failure(this.#options.stream.remote, code, reason));
  }
}

/** Waits for the first messages of the client. @throws TransportError CONNECTION_LOST */
export async function hear(stream: SimulatedStream): Promise<Arrival> {
  const flight = await beforeClosing(stream, stream.nextFlight());
  return flight.from === "client" ? (flight.arrival ?? "new") : "new";
}

/**
 * Completes the TLS handshake of one connection, at the server, after `hear`.
 *
 * @param tls  undefined: there is none
 * @throws TransportError CONNECTION_LOST
 */
export async function accept(stream: SimulatedStream, tls: SimulatedTls | undefined): Promise<OpenSocket> {
  if (tls !== undefined) {
    stream.sendFlight({ from: "server", tls });
    await beforeClosing(stream, stream.nextFlight());
  }
  return { socket: stream, secrets: tls?.secrets, serverKey: tls?.serverKey };
}

/** Waits for a promise while a connection is open. @throws TransportError CONNECTION_LOST */
function beforeClosing<T>(stream: SimulatedStream, promise: Promise<T>): Promise<T> {
  const closed = new Promise<never>((_, reject) => {
    stream.onClosed(() => reject(failure(stream.remote, "CONNECTION_LOST", "the connection was closed")));
  });
  return Promise.race([promise, closed]);
}

function failure({ address, port }: SocketAddress, code: TransportError["code"], reason: string): TransportError {
  return new TransportError(code, `Connecting to ${address} port ${port} failed: ${reason}.`);
}
