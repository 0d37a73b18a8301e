/** A gateway. Its arguments: the certificate or null, the URL of NATS, and the name of the gateway. */

import { connectNatsBus, GatewayServer } from "../../../src/cluster/index.ts";
import { removeRates } from "../server/servers/limits.ts";
import { announce, certificate } from "../server/servers/server-program.ts";

removeRates();
const [url = "", name = ""] = process.argv.slice(3);
const gateway = await GatewayServer.listen({
  bus: await connectNatsBus({ servers: [url], name }),
  server: "bench",
  name,
  listen: { host: "127.0.0.1", port: 0, ...(certificate === undefined ? { security: "plain" } : { certificate }) },
});
announce(gateway.port);
