/** Which commands each part of a server accepts: a core, all about the chat; a gateway, those about its own connections. */

import { UsageError } from "chatwire";
import type { CoreServer, GatewayServer } from "chatwire/cluster";
import type { LogLevel, Operator } from "chatwire/server";
import type { CommandContext, ConnectionsOperator } from "./commands.ts";

const STANDS_BY =
  "This core stands by. Give the command to the core that answers: its monitor has chatwire_core_answers 1.";
const NO_CERTIFICATE =
  "A core has no certificate. Give the command to each gateway, on its machine: ctl load-certificates --role gateway";
const OF_CORE =
  "A gateway has connections only. Give the command to the core that answers, on its machine: --role core";
const NO_CORE = "This gateway waits for a core. It takes the command when it has found one.";

/** The commands that a core takes, while it answers. */
export class CoreCommands implements CommandContext {
  readonly setLogLevel: (level: LogLevel | "none") => void;
  readonly backup = undefined;
  #core: Pick<CoreServer, "operator"> | undefined;
  #ended = new AbortController();

  constructor(setLogLevel: (level: LogLevel | "none") => void) {
    this.setLogLevel = setLogLevel;
  }

  /** The core, from when it answers on; undefined: it stands by from here on. */
  set core(core: Pick<CoreServer, "operator"> | undefined) {
    this.#ended.abort();
    this.#ended = new AbortController();
    this.#core = core;
  }

  get ended(): AbortSignal {
    return this.#ended.signal;
  }

  get operator(): Operator {
    if (this.#core === undefined) throw new UsageError(STANDS_BY, "WRONG_STATE");
    return this.#core.operator;
  }

  get connections(): ConnectionsOperator {
    return this.operator;
  }

  loadCertificates = async (): Promise<void> => {
    throw new UsageError(NO_CERTIFICATE, "WRONG_STATE");
  };
}

/** The commands that a gateway takes. */
export class GatewayCommands implements CommandContext {
  readonly setLogLevel: (level: LogLevel | "none") => void;
  readonly backup = undefined;
  /** Commands of a gateway wait for nobody. */
  readonly ended: AbortSignal = new AbortController().signal;
  readonly #loadCertificates: (gateway: GatewayServer) => Promise<void>;
  /** Undefined: it waits for a core. Set once. */
  gateway: GatewayServer | undefined;

  constructor(
    setLogLevel: (level: LogLevel | "none") => void,
    loadCertificates: (gateway: GatewayServer) => Promise<void>,
  ) {
    this.setLogLevel = setLogLevel;
    this.#loadCertificates = loadCertificates;
  }

  get operator(): Operator {
    throw new UsageError(OF_CORE, "WRONG_STATE");
  }

  get connections(): ConnectionsOperator {
    return this.#started.operator;
  }

  loadCertificates = async (): Promise<void> => {
    await this.#loadCertificates(this.#started);
  };

  get #started(): GatewayServer {
    if (this.gateway === undefined) throw new UsageError(NO_CORE, "WRONG_STATE");
    return this.gateway;
  }
}
