import { createServer, type Server, type ServerResponse } from "node:http";
import * as assert from "uvu/assert";
import { loadUpnpPackage } from "../../src/net/system-upnp.ts";
import { type UpnpGateway, UpnpRefusal } from "../../src/peering/mapping/upnp.ts";
import { sendXml, TestIgd } from "../peering/mapping/test-igd.ts";
import { suite } from "../suite.ts";

const test = suite("UPnP by its package");

const MAPPING = { externalPort: 50_001, localAddress: "127.0.0.1", internalPort: 50_000, lifetimeSeconds: 7_200 };

async function gatewayOf(igd: TestIgd): Promise<UpnpGateway> {
  return (await loadUpnpPackage()).at(igd.location);
}

/** A signal that does not fire by itself. */
function noLimit(): AbortSignal {
  return new AbortController().signal;
}

/** What the call throws. */
async function failureOf(call: Promise<unknown>): Promise<Error> {
  try {
    await call;
  } catch (error) {
    if (error instanceof Error) return error;
  }
  throw new Error("The call did not fail.");
}

test("gateway-tells-its-address-and-maps-and-unmaps", async () => {
  await using igd = await TestIgd.start();
  const gateway = await gatewayOf(igd);
  assert.is(await gateway.externalAddress(noLimit()), "203.0.113.9");
  await gateway.map(MAPPING, noLimit());
  assert.equal([...igd.mappings], [[50_001, 7_200]]);
  await gateway.unmap(50_001, noLimit());
  assert.is(igd.mappings.size, 0);
  assert.equal(igd.actions, ["GetExternalIPAddress", "AddPortMapping", "DeletePortMapping"]);
});

test("refusal-has-the-code-of-the-gateway", async () => {
  await using igd = await TestIgd.start({ refuse: () => 718 });
  const error = await failureOf((await gatewayOf(igd)).map(MAPPING, noLimit()));
  assert.instance(error, UpnpRefusal);
  assert.is(error instanceof UpnpRefusal && error.code, 718);
});

test("request-ends-when-its-signal-fires-and-closes-its-sockets", async () => {
  for (const silent of ["description", "GetExternalIPAddress"]) {
    const limit = new AbortController();
    let isClosed = (): void => {};
    const closed = new Promise<void>((resolve) => {
      isClosed = resolve;
    });
    await using igd = await TestIgd.start({
      instead: (what) =>
        what === silent
          ? (response) => {
              response.on("close", isClosed);
              limit.abort(new Error("The time is over."));
            }
          : undefined,
    });
    const error = await failureOf((await gatewayOf(igd)).externalAddress(limit.signal));
    assert.is(error.message, "The time is over.");
    await closed;
  }
});

test("answer-without-end-is-cut-off", async () => {
  for (const endless of ["description", "GetExternalIPAddress"]) {
    let sentBytes = 0;
    let isClosed = (): void => {};
    const closed = new Promise<void>((resolve) => {
      isClosed = resolve;
    });
    await using igd = await TestIgd.start({
      instead: (what) =>
        what === endless
          ? (response) => {
              const chunk = " ".repeat(16_384);
              const send = (): void => {
                if (response.destroyed) return;
                sentBytes += chunk.length;
                response.write(chunk, () => setImmediate(send));
              };
              response.on("close", isClosed).writeHead(200, { "content-type": "text/xml" });
              send();
            }
          : undefined,
    });
    await failureOf((await gatewayOf(igd)).externalAddress(noLimit()));
    await closed;
    // What is cut off is what waits in the buffers of the two sockets.
    assert.ok(sentBytes < 64 * 1_048_576, `${sentBytes} bytes`);
  }
});

test("control-url-and-redirection-that-lead-away-are-not-followed", async () => {
  await using victim = await Victim.start();
  const redirect = (status: number) => (what: string) =>
    what === "description" ? undefined : victim.redirectFrom(status);
  const away = victim.url.replace("127.0.0.1", "localhost");
  for (const options of [
    { controlUrl: away },
    { controlUrl: away.replace("http:", "https:") },
    { controlUrl: away.replace("//", "//user@") },
    { instead: redirect(302) },
    { instead: redirect(307) },
    { instead: () => victim.redirectFrom(301) },
  ]) {
    await using igd = await TestIgd.start(options);
    await failureOf((await gatewayOf(igd)).map(MAPPING, noLimit()));
  }
  assert.is(victim.requests, 0);
});

test("control-url-at-another-port-of-the-gateway-is-used", async () => {
  await using other = await Victim.start();
  await using igd = await TestIgd.start({ controlUrl: `${other.url}/ctl` });
  await failureOf((await gatewayOf(igd)).map(MAPPING, noLimit()));
  assert.is(other.requests, 1);
});

test("nonsense-of-a-gateway-is-an-error-or-no-address", async () => {
  const bodies = [
    "",
    "<",
    "<a/>",
    "<root/>",
    "<root><device/></root>",
    "{}",
    "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>",
  ];
  for (const body of bodies) {
    await using igd = await TestIgd.start({ instead: () => (response) => sendXml(response, 200, body) });
    await failureOf((await gatewayOf(igd)).externalAddress(noLimit()));
  }
  for (const what of ["description", "GetExternalIPAddress"]) {
    for (const status of [100, 204, 404, 500, 999]) {
      const answer = (response: ServerResponse): void => sendXml(response, status, "x".repeat(60_000));
      await using igd = await TestIgd.start({ instead: (asked) => (asked === what ? answer : undefined) });
      const limit = AbortSignal.timeout(500);
      await failureOf((await gatewayOf(igd)).externalAddress(limit));
    }
  }
  for (const externalAddress of ["7", "<a>1.2.3.4</a>", ""]) {
    await using igd = await TestIgd.start({ externalAddress });
    assert.is(await (await gatewayOf(igd)).externalAddress(noLimit()), "");
  }
});

/** A server that must get no request of the gateway's choosing. */
class Victim implements AsyncDisposable {
  requests = 0;
  readonly #server: Server;

  static async start(): Promise<Victim> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    return new Victim(server);
  }

  private constructor(server: Server) {
    this.#server = server;
    server.on("request", (_request, response) => {
      this.requests += 1;
      sendXml(response, 200, "<victim/>");
    });
  }

  get url(): string {
    const address = this.#server.address();
    return `http://127.0.0.1:${typeof address === "object" ? address?.port : 0}`;
  }

  redirectFrom(status: number): (response: ServerResponse) => void {
    return (response) => void response.writeHead(status, { location: this.url }).end();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
  }
}
