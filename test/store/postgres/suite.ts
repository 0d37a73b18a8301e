import { type Suite, suite } from "../../suite.ts";
import { PostgresServer, whyNoPostgres } from "./postgres-server.ts";

/** A suite whose tests share a PostgreSQL server. Where there is none, each test says so. */
export interface PostgresSuite {
  readonly test: (name: string, body: () => unknown, limits?: Parameters<Suite>[2]) => void;
  readonly before: Suite["before"];
  readonly after: Suite["after"];
  readonly server: () => PostgresServer;
  /** Registers what is closed after each test, before the server ends. */
  readonly closeLater: <T extends { close(): Promise<void> }>(opened: T) => T;
}

export function postgresSuite(name: string, limits?: Parameters<typeof suite>[1]): PostgresSuite {
  const test = suite(name, limits);
  const reason = whyNoPostgres();
  let server: PostgresServer | undefined;
  let opened: { close(): Promise<void> }[] = [];
  test.before(async () => {
    if (reason === undefined) server = await PostgresServer.create();
  });
  test.after.each(async () => {
    const closing = opened;
    opened = [];
    for (const each of closing) await each.close().catch(() => {});
  });
  test.after(() => server?.remove());
  return {
    before: test.before,
    after: test.after,
    test: (title, body, ownLimits) => {
      const run = reason === undefined ? body : () => console.log(`skipped: ${title}: ${reason}`);
      test(title, run, ownLimits);
    },
    server: () => {
      if (server === undefined) throw new Error("The server of the suite has not started.");
      return server;
    },
    closeLater: (each) => {
      opened.push(each);
      return each;
    },
  };
}
