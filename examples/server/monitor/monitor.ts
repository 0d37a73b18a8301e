/**
 * Monitoring over HTTP. `Monitor` serves `/healthz` and `/metrics`; metrics.ts formats
 * the statistics of the server and of the process (process-statistics.ts) for
 * Prometheus.
 *
 * The invariant: metrics go to this machine only, or to who has the token, and no client
 * can hold a connection.
 */

import { createHash, timingSafeEqual } from "node:crypto";
import { chmodSync, lstatSync, rmSync } from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { connect } from "node:net";
import { parseIpAddress } from "chatwire/server";

/** Monitoring needs few and small requests. */
const CONNECTIONS_MAX = 16;
const HEADERS_BYTES_MAX = 8_192;
const REQUEST_TIMEOUT_MS = 5_000;
const TIMEOUT_CHECK_MS = 1_000;

/** An address and a port (0: any free one), or a Unix socket. */
export type MonitorPlace = { readonly host: string; readonly port: number } | { readonly socket: string };

export interface MonitorOptions {
  readonly place: MonitorPlace;
  /** What `/metrics` asks for in the header Authorization; undefined: nothing, so `place` must be of this machine only. */
  readonly token: string | undefined;
  /** Decides the answer to `/healthz`: 503 while draining and without a core, otherwise 200 with what is degraded. */
  readonly health: () => "ok" | "store full" | "standing by" | "draining" | "no core";
  /** Returns the metrics in the text format of Prometheus. */
  readonly metrics: () => string;
}

export class Monitor {
  readonly #server: Server;
  readonly #options: MonitorOptions;

  /** @throws Error the port or the socket cannot be opened */
  static async listen(options: MonitorOptions): Promise<Monitor> {
    const monitor = new Monitor(options);
    const server = monitor.#server;
    const { place } = options;
    if ("socket" in place) await removeStaleSocket(place.socket);
    // Only the owner may use the socket, from its first moment on.
    const maskBefore = "socket" in place ? process.umask(0o177) : undefined;
    try {
      await new Promise<void>((resolve, reject) => {
        server.once("error", reject);
        server.listen("socket" in place ? { path: place.socket } : place, resolve);
      });
    } finally {
      if (maskBefore !== undefined) process.umask(maskBefore);
    }
    if ("socket" in place) chmodSync(place.socket, 0o600);
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

  /** Where it listens: a URL, or the path of the socket. */
  get url(): string {
    const address = this.#server.address();
    const { place } = this.#options;
    if ("socket" in place) return place.socket;
    const port = typeof address === "object" && address !== null ? address.port : 0;
    return `http://${place.host.includes(":") ? `[${place.host}]` : place.host}:${port}`;
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
    const { token } = this.#options;
    // The check keeps web pages out that a browser on this machine shows. A web page does not know the token, and other
    // machines use the name of the container.
    if (token === undefined && !isLocalName(headers.host))
      response.writeHead(421).end("The host must be a loopback address.\n");
    else if (path !== "/healthz" && path !== "/metrics")
      response.writeHead(404).end("Not found. Try /healthz or /metrics.\n");
    else if (method !== "GET") response.writeHead(405, { allow: "GET" }).end("Only GET is allowed.\n");
    else if (path === "/metrics" && token !== undefined && !isBearer(headers.authorization, token)) {
      response.writeHead(401, { "www-authenticate": "Bearer" }).end("The metrics require the token of the monitor.\n");
    } else if (path === "/metrics") {
      response.setHeader("content-type", "text/plain; version=0.0.4; charset=utf-8").end(this.#options.metrics());
    } else {
      const health = this.#options.health();
      // Restarting a server whose disk is full would end what still works.
      response.writeHead(health === "draining" || health === "no core" ? 503 : 200).end(`${health}\n`);
    }
  }
}

/** Refuses names that resolve to loopback: a web page in a browser on this machine could use one (DNS rebinding). */
function isLocalName(host = ""): boolean {
  const name = host.replace(/:\d+$/, "").replace(/^\[(.*)\]$/, "$1");
  return name === "" || name === "localhost" || parseIpAddress(name) !== undefined;
}

/** Compares in a time that tells nothing of the token. */
function isBearer(header = "", token: string): boolean {
  const [, given = ""] = /^Bearer +(\S+)$/i.exec(header) ?? [];
  return timingSafeEqual(digest(given), digest(token));
}

function digest(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}

/**
 * Removes a socket on which nobody listens, as a server leaves it that was killed.
 *
 * @throws Error something else is at the path, or somebody listens
 */
async function removeStaleSocket(path: string): Promise<void> {
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (found === undefined) return;
  const isStale = found.isSocket() && (await isRefused(path));
  if (isStale) return rmSync(path);
  const text = found.isSocket() ? "another program listens on it" : "it exists and is no socket";
  throw new Error(`The monitor cannot use ${path}: ${text}.`);
}

function isRefused(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(path, () => {
      socket.destroy();
      resolve(false);
    });
    socket.once("error", (error: NodeJS.ErrnoException) => resolve(error.code === "ECONNREFUSED"));
  });
}
