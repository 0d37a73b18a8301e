/** A web server for one page on the loopback interface, that nobody reads but who has its address. */

import { randomBytes, timingSafeEqual } from "node:crypto";
import { once } from "node:events";
import {
  createServer,
  type IncomingMessage,
  type OutgoingHttpHeaders,
  type Server,
  type ServerResponse,
} from "node:http";
import { UsageError } from "../errors.ts";

const HOST = "127.0.0.1";
const TOKEN_BYTES = 32;
/** The most connections of browsers at once. */
const CONNECTIONS_MAX = 16;
/** The most bytes of a request's headers. */
const HEADER_BYTES_MAX = 8_192;
/** How long a request may take to arrive, in milliseconds. */
const REQUEST_TIMEOUT_MS = 10_000;

const HEADERS: OutgoingHttpHeaders = {
  "Content-Security-Policy":
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; base-uri 'none'; " +
    "form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Referrer-Policy": "no-referrer",
  "X-Content-Type-Options": "nosniff",
  "X-Frame-Options": "DENY",
  "Cache-Control": "no-store",
};

/** What is served at a path. */
export interface Resource {
  readonly type: string;
  readonly body: string | Uint8Array;
}

/** @param query  of the request */
export type Route = (query: URLSearchParams) => Resource;

type Refusal = readonly [status: number, text: string];
const NOTHING_THERE: Refusal = [404, "There is nothing at this path."];

export class PageServer {
  readonly #server: Server;
  readonly #token = randomBytes(TOKEN_BYTES).toString("hex");
  /** By what follows the token: "", "style.css". */
  readonly #routes: ReadonlyMap<string, Route>;
  #port = 0;

  private constructor(routes: ReadonlyMap<string, Route>) {
    this.#routes = routes;
    this.#server = createServer({ maxHeaderSize: HEADER_BYTES_MAX }, (request, response) =>
      this.#answer(request, response),
    );
    this.#server.maxConnections = CONNECTIONS_MAX;
    this.#server.requestTimeout = REQUEST_TIMEOUT_MS;
    this.#server.headersTimeout = REQUEST_TIMEOUT_MS;
  }

  /** @throws UsageError the port is in use, or may not be used */
  static async listen(port: number, routes: ReadonlyMap<string, Route>): Promise<PageServer> {
    const page = new PageServer(routes);
    page.#server.listen(port, HOST);
    try {
      await once(page.#server, "listening");
    } catch (error) {
      const code = error instanceof Error && "code" in error ? error.code : error;
      throw new UsageError(`Port ${port} cannot be used (${code}). Choose another one, or 0 for a free one.`);
    }
    const address = page.#server.address();
    if (typeof address === "object" && address !== null) page.#port = address.port;
    return page;
  }

  /** The address of the page, with its token. */
  get url(): string {
    return `http://${HOST}:${this.#port}/${this.#token}/`;
  }

  async close(): Promise<void> {
    const closed = new Promise((resolve) => this.#server.close(resolve));
    this.#server.closeAllConnections();
    await closed;
  }

  #answer(request: IncomingMessage, response: ServerResponse): void {
    const { token, name, query } = partsOf(request.url ?? "");
    const route = this.#routes.get(name);
    const refusal = this.#refusalOf(request, token) ?? (route === undefined ? NOTHING_THERE : undefined);
    if (refusal !== undefined || route === undefined) {
      const [status, text] = refusal ?? NOTHING_THERE;
      response.writeHead(status, { ...HEADERS, "Content-Type": "text/plain; charset=utf-8", Connection: "close" });
      response.end(`${text}\n`);
      return;
    }
    const { type, body } = route(new URLSearchParams(query));
    response.writeHead(200, { ...HEADERS, "Content-Type": type });
    response.end(request.method === "HEAD" ? undefined : body);
  }

  #refusalOf({ method, headers }: IncomingMessage, token: string): Refusal | undefined {
    // A name that another site has led to this machine is no reason to answer (DNS rebinding).
    const hosts = [`${HOST}:${this.#port}`, `localhost:${this.#port}`];
    const { host, origin, "sec-fetch-site": site } = headers;
    if (host === undefined || !hosts.includes(host)) return [403, "The Host is not that of this page."];
    const isForeign = origin !== undefined && origin !== `http://${host}`;
    if (isForeign || site === "cross-site") return [403, "The request comes from another site."];
    if (!this.#isToken(token)) return [403, "The token in the address is wrong."];
    return method === "GET" || method === "HEAD" ? undefined : [405, "Only GET and HEAD are answered."];
  }

  #isToken(given: string): boolean {
    const [one, other] = [Buffer.from(given), Buffer.from(this.#token)];
    return one.length === other.length && timingSafeEqual(one, other);
  }
}

/** "/TOKEN/entries?after=3" -> its parts. */
function partsOf(url: string): { token: string; name: string; query: string } {
  const [, token = "", name = "", query = ""] = /^\/([^/?]*)\/?([^?]*)\??(.*)$/.exec(url) ?? [];
  return { token, name, query };
}
