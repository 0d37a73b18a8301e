import { Broadcast } from "../../../../generated/chatwire/v1/rules.ts";
import { ChatServer } from "../../../../src/server/index.ts";
import { TEST_ITERATIONS } from "../../../sim/scram-proof.ts";
import { announce, certificate } from "./server-program.ts";

const MANY = 1_000_000_000;

// The rate must not be what is measured.
Object.assign(Broadcast.rule, { rate: undefined });
const server = await ChatServer.listen({
  host: "127.0.0.1",
  port: 0,
  ...(certificate === undefined ? { security: "plain" } : { certificate }),
  limits: {
    scramIterations: TEST_ITERATIONS,
    connectionsMax: 20_000,
    connectionsPerAddressMax: 20_000,
    registrationsPerAddressMax: 20_000,
    connectionRequestsPerSecond: MANY,
    accountRequestsPerSecond: MANY,
    connectionBytesPerSecond: MANY,
    accountBytesPerSecond: MANY,
    // The clients of the bench ping only once.
    idleTimeoutMs: 3_600_000,
  },
});
announce(server.port);
