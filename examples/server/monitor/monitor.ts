/**
 * Monitoring over HTTP. `Monitor` serves `/healthz` and `/metrics`; metrics.ts formats
 * the statistics of the server and of the process (process-statistics.ts) for
 * Prometheus.
 *
 * The invariant: only this machine is answered, and no client can hold a connection.
 */

import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { parseIpAddress } from "chatwire/server";

/** Monitoring needs few and small requests. */
const CONNECTIONS_MAX = 16;
const HEADERS_BYTES_MAX = 8_192;
const REQUEST_TIMEOUT_MS = 5_000;
const TIMEOUT_CHECK_MS = 1_000;

export interface MonitorOptions {
  /** A loopback address. */
  readonly host: string;
  /** 0 for any free port. */
  readonly port: number;
  /** Decides the answer to `/healthz`: 503 while draining, otherwise 200 with what is degraded. */
  readonly health: () => "ok" | "store full" | "draining";
  /** Returns the metrics in the text format of Prometheus. */
  readonly metrics: () => string;
}

export class Monitor {
  readonly #server: Server;
  readonly #options: MonitorOptions;

  /** @throws Error the port cannot be opened */
  static async listen(options: MonitorOptions): Promise<Monitor> {
    const monitor = new Monitor(options);
    const server = monitor.#server;
    await new Promise<void>((resolve, reject) => {
      server.once("error", reject);
      server.listen({ host: options.host, port: options.port }, resolve);
    });
    server.removeAllListeners("error").on("error", () => {});
    return monitor;
  }

  private constructor(options: MonitorOptions) {
    this.#options = options;
    this.#server = createServer(
      {
        maxHeaderSize: HEADERS_BYTES_MAX,
        headersTimeout: REQUEST_TIMEOUT_MS,
        requestTimeout: REQUEST_TIMEOUT_MS,
        connectionsCheckingInterval: TIMEOUT_CHECK_MS,
      },
      (request, response) => this.#answer(request, response),
    );
    this.#server.maxConnections = CONNECTIONS_MAX;
    // Covers clients that send nothing or do not read the response.
    this.#server.setTimeout(REQUEST_TIMEOUT_MS, (socket) => socket.destroy());
  }

  get url(): string {
    const address = this.#server.address();
    const { host } = this.#options;
    const port = typeof address === "object" && address !== null ? address.port : 0;
    return `http://${host.includes(":") ? `[${host}]` : host}:${port}`;
  }

  async close(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()));
    this.#server.closeAllConnections();
    await closed;
  }

  #answer({ method, url, headers }: IncomingMessage, response: ServerResponse): void {
    // One request per connection, so no client holds one.
    response.setHeader("connection", "close").setHeader("content-type", "text/plain; charset=utf-8");
    const [path] = (url ?? "").split("?");
    if (!isLocalName(headers.host)) response.writeHead(421).end("The host must be a loopback address.\n");
    else if (path !== "/healthz" && path !== "/metrics")
      response.writeHead(404).end("Not found. Try /healthz or /metrics.\n");
    else if (method !== "GET") response.writeHead(405, { allow: "GET" }).end("Only GET is allowed.\n");
    else if (path === "/metrics") {
      response.setHeader("content-type", "text/plain; version=0.0.4; charset=utf-8").end(this.#options.metrics());
    } else {
      const health = this.#options.health();
      // Restarting a server whose disk is full would end what still works.
      response.writeHead(health === "draining" ? 503 : 200).end(`${health}\n`);
    }
  }
}

/** Refuses names that resolve to loopback: a web page in a browser on this machine could use one (DNS rebinding). */
function isLocalName(host = ""): boolean {
  const name = host.replace(/:\d+$/, "").replace(/^\[(.*)\]$/, "$1");
  return name === "" || name === "localhost" || parseIpAddress(name) !== undefined;
}
