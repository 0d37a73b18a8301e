import * as assert from "uvu/assert";
import { LostConnection, PostgresConnection } from "../../../src/store/postgres/connection.ts";
import { suite } from "../../suite.ts";
import { onPostgres } from "./on-postgres.ts";

const { test, server, closeLater } = onPostgres(suite("connection to a PostgreSQL database", { timeLimitMs: 120_000 }));

test("connection-is-not-open-any-more-when-a-statement-has-found-it-lost", async () => {
  const connection = closeLater(await PostgresConnection.open(await server().newSchema()));
  const wasOpenAfterwards = await connection.all("SELECT pg_terminate_backend(pg_backend_pid())").then(
    () => undefined,
    (error) => {
      assert.instance(error, LostConnection);
      return connection.isOpen;
    },
  );
  assert.is(wasOpenAfterwards, false);
});
