import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { connect } from "node:tls";
import * as assert from "uvu/assert";
import { createCertificate } from "../../src/net/certificate.ts";
import { TlsHandshakes } from "../../src/net/system-handshakes.ts";
import { suite } from "../suite.ts";

const test = suite("TLS handshakes of servers");
const HOUR_MS = 3_600_000;
const certificate = await createCertificate();

/** A server that does nothing but handshakes, and clients that take its tickets. */
class Door implements AsyncDisposable {
  readonly handshakes = new TlsHandshakes(certificate);
  readonly #server = createServer((socket) => {
    this.handshakes.complete(socket).then(
      (secure) => secure.on("error", () => {}).resume(),
      () => {},
    );
  });

  async open(): Promise<this> {
    await once(this.#server.listen(0, "127.0.0.1"), "listening");
    return this;
  }

  /** Connects with a ticket, if it has one. @returns whether the server took it; if it did not, the two that it gave out */
  async visit(session?: Buffer): Promise<{ readonly isResumed: boolean; readonly tickets: Buffer[] }> {
    const { port } = this.#server.address() as AddressInfo;
    const to = { host: "127.0.0.1", port, rejectUnauthorized: false };
    const socket = connect({ ...to, ...(session && { session }) });
    const tickets: Buffer[] = [];
    socket.on("session", (ticket) => tickets.push(ticket));
    await once(socket.resume(), "secureConnect");
    const isResumed = socket.isSessionReused();
    while (!isResumed && tickets.length < 2) await once(socket, "session");
    socket.destroy();
    return { isResumed, tickets };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.handshakes.close();
    this.#server.close();
    await once(this.#server, "close");
  }
}

test("full-handshake-gives-two-tickets-and-each-resumes-the-tls-session", async () => {
  await using door = await new Door().open();
  const { isResumed, tickets } = await door.visit();
  assert.is(isResumed, false);
  for (const ticket of tickets) assert.is((await door.visit(ticket)).isResumed, true);
});

test("ticket-is-taken-until-its-keys-are-changed-after-an-hour", async () => {
  const { door: created, interval } = withInterval(() => new Door());
  await using door = await created.open();
  assert.is(interval.delayMs, HOUR_MS);
  const [ticket] = (await door.visit()).tickets;
  assert.is((await door.visit(ticket)).isResumed, true);
  interval.run();
  const { isResumed, tickets } = await door.visit(ticket);
  assert.is(isResumed, false);
  assert.is((await door.visit(tickets[0])).isResumed, true);
});

test("ticket-of-one-certificate-is-not-taken-under-another-nor-by-another-server", async () => {
  await using door = await new Door().open();
  await using other = await new Door().open();
  const [ticket] = (await door.visit()).tickets;
  assert.is((await other.visit(ticket)).isResumed, false);
  door.handshakes.setCertificate(await createCertificate());
  assert.is((await door.visit(ticket)).isResumed, false);
});

/** Creates a door whose interval runs when the test says so. */
function withInterval(create: () => Door) {
  const { setInterval: real } = globalThis;
  const interval = { run: (): void => {}, delayMs: 0 };
  const fake = (run: () => void, delayMs: number): NodeJS.Timeout => {
    Object.assign(interval, { run, delayMs });
    return real(() => {}, delayMs);
  };
  Object.assign(globalThis, { setInterval: fake });
  try {
    return { door: create(), interval };
  } finally {
    Object.assign(globalThis, { setInterval: real });
  }
}
