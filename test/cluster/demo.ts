/**
 * `npm run cluster:demo`: the demonstration of examples/demo, over a server of several processes: PostgreSQL, NATS, two cores
 * and two gateways. Users come to the gateways in turn.
 */

import { runDemo } from "../../examples/demo/demo.ts";
import { whyNoPostgres } from "../store/postgres/postgres-server.ts";
import { whyNoNats } from "./bus/nats-server.ts";
import { Cluster } from "./kills/parts.ts";

const reason = whyNoPostgres() ?? whyNoNats();
if (reason !== undefined) throw new Error(reason);
const cluster = await Cluster.start({ cores: 2, gateways: 2 }, { limits: [] });
let isRunning = true;
const code = await runDemo(process.argv.slice(2), undefined, async () => {
  if (!isRunning) await cluster.startParts();
  isRunning = true;
  let isWell = false;
  const server = {
    stop: async () => {
      isWell = await cluster.stopParts();
      isRunning = false;
    },
    end: async () => ({ code: isWell ? 0 : 1 }),
  };
  return { server, urls: cluster.urls };
}).finally(() => cluster.close());
process.exitCode = code;
