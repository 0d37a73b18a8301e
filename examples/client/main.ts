/** Starts the client of client.ts: `npm run client -- --help`. */

import { runClient } from "./client.ts";

process.exitCode = await runClient(process.argv.slice(2));
