/** Starts the server of server.ts: `npm run server -- --help`. */

import { runServer } from "./server.ts";

process.exitCode = await runServer(process.argv.slice(2));
