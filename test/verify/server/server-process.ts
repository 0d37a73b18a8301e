/** A server in a process of its own, which breaks itself as its parent asks. */

import { ChatServer, createCertificate } from "../../../src/server/index.ts";
import { VERIFY_LIMITS } from "../limits.ts";
import { MUTANTS } from "./server-mutants.ts";

// The parent process is gone.
process.on("disconnect", () => process.exit());

const { cert: nextKey } = await createCertificate();
const server = await ChatServer.listen({ host: "127.0.0.1", port: 0, nextKey, limits: VERIFY_LIMITS });
let repair = (): void => {};
process.on("message", (name) => {
  repair();
  repair = MUTANTS.find((mutant) => mutant.name === name)?.apply() ?? (() => {});
  process.send?.({ applied: name });
});
process.send?.({ port: server.port });
