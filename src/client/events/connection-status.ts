import type { CallOptions } from "../connection/call.ts";
import type { Connection, ConnectionChange, ConnectionState } from "../connection/connection.ts";
import { Subscribers } from "./subscribers.ts";

/** How the connection to the server stands. */
export class ConnectionStatus {
  readonly #connection: Connection;
  readonly #subscribers: Subscribers<ConnectionChange>;

  constructor(connection: Connection, eventQueueMax: number) {
    this.#connection = connection;
    this.#subscribers = new Subscribers(eventQueueMax, "changes of the connection");
    connection.onChange((change) => {
      this.#subscribers.push(change);
      if (change.status === "closed") this.#subscribers.end();
    });
  }

  get state(): ConnectionState {
    return this.#connection.state;
  }

  /**
   * Reads the changes from now on; "closed" is the last. "waiting" comes again before each attempt to connect. After it
   * comes "resumed" if the session goes on, or "restored" if the user was logged in again.
   *
   * @throws the reason of the signal; ClosedError OVERFLOW: `eventQueueMax` changes were not read in time
   */
  changes(options: CallOptions = {}): AsyncIterable<ConnectionChange> {
    return this.#subscribers.subscribe(options).changes;
  }
}
