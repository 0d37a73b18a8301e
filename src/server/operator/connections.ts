import { kicked } from "../../chat/operator/commands.ts";
import { type ProtocolError, UsageError } from "../../errors.ts";
import type { Observer } from "../observation/observer.ts";

/** A connection, as the operator reaches it. */
export interface OperatedConnection {
  readonly id: number;
  readonly address: string;
  readonly port: number;
  /** Milliseconds since 1970. */
  readonly openedWallMs: number;
  readonly user: string | undefined;
  /** When the login began, in milliseconds since 1970. */
  readonly loginMs: number | undefined;
  /** The gateway that has it, and its number there. Absent: it is one of this process. */
  readonly gateway?: { readonly name: string };
  readonly number?: number;
  /** Sends an error and closes the connection. */
  closeWith(error: ProtocolError): void;
}

/** An open connection. */
export interface ConnectionInfo {
  /** The number by which commands name it; not reused while the server runs. In one process, the log has the same. */
  readonly connection: number;
  readonly address: string;
  readonly port: number;
  readonly opened: Date;
  /** Undefined: nobody is logged in. */
  readonly user: string | undefined;
  readonly loggedIn: Date | undefined;
  /** The gateway that has it, and its number in the log of that gateway; undefined: it is one of this process. */
  readonly gateway: { readonly name: string; readonly connection: number } | undefined;
}

/** What operated connections need of the process that has them. */
export interface ConnectionsHost {
  readonly observer: Pick<Observer, "operated">;
  readonly connections: () => Iterable<OperatedConnection>;
}

/** The open connections, as the operator of a server, or of one gateway, sees and closes them. */
export class OperatedConnections {
  readonly #host: ConnectionsHost;

  constructor(host: ConnectionsHost) {
    this.#host = host;
  }

  /** See `Operator.connections`. */
  list(): ConnectionInfo[] {
    this.#host.observer.operated("connections", undefined);
    return [...this.#host.connections()].map(({ id, address, port, openedWallMs, user, loginMs, gateway, number }) => ({
      connection: id,
      address,
      port,
      opened: new Date(openedWallMs),
      user,
      loggedIn: loginMs === undefined ? undefined : new Date(loginMs),
      gateway: gateway === undefined || number === undefined ? undefined : { name: gateway.name, connection: number },
    }));
  }

  /** See `Operator.kickConnection`. */
  kick(connection: number): void {
    const found = [...this.#host.connections()].find(({ id }) => id === connection);
    if (found === undefined) throw new UsageError(`There is no connection ${connection}.`);
    this.#host.observer.operated("kick", `connection ${connection}`);
    found.closeWith(kicked());
  }
}
