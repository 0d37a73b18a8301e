import type { Limits } from "../../limits.ts";
import { type ConnectionInfo, type ConnectionsHost, OperatedConnections } from "../../server/operator/connections.ts";

/**
 * What the operator can do at one gateway. What is about accounts, rooms, bans and limits is the core's: its `Operator` has
 * it, and tells the gateways.
 */
export class GatewayOperator {
  readonly #connections: OperatedConnections;
  readonly #host: ConnectionsHost;
  readonly #limits: Limits;

  /** @param limits  those in force, which the core may change */
  constructor(host: ConnectionsHost, limits: Limits) {
    this.#connections = new OperatedConnections(host);
    this.#host = host;
    this.#limits = limits;
  }

  /** The open connections at this gateway, those included of which the core has heard nothing. */
  connections(): ConnectionInfo[] {
    return this.#connections.list();
  }

  /** Closes a connection with KICKED. @throws UsageError there is no such connection at this gateway */
  kickConnection(connection: number): void {
    this.#connections.kick(connection);
  }

  /** The limits in force, as the core has told them. */
  limits(): Limits {
    this.#host.observer.operated("limits", undefined);
    return { ...this.#limits };
  }
}
