import type { Suite } from "../../suite.ts";
import { PostgresServer, whyNoPostgres } from "./postgres-server.ts";

/** What tests that share a PostgreSQL server need. */
export interface OnPostgres {
  /** Registers a test. Where PostgreSQL is not installed, it says that it was skipped. */
  readonly test: (name: string, body: () => unknown, limits?: Parameters<Suite>[2]) => void;
  readonly server: () => PostgresServer;
  /** Registers what is closed after each test, before the server ends. */
  readonly closeLater: <T extends { close(): Promise<void> }>(opened: T) => T;
}

/** Starts a PostgreSQL server before the tests of a suite, and ends it after them. */
export function onPostgres(test: Suite): OnPostgres {
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
    test: (title, body, limits) => {
      const run = reason === undefined ? body : () => console.log(`skipped: ${title}: ${reason}`);
      test(title, run, limits);
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
