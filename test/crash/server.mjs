/**
 * A server with a SQLite store, started only to be killed:
 * `node server.mjs BUILD FOLDER PORT`. It prints its port when it listens.
 *
 * It is plain JavaScript over compiled code, because it starts hundreds of times.
 */

import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [build, folder, port] = process.argv.slice(2);
const { ChatServer, SqliteStore } = await import(pathToFileURL(join(build, "src/server/index.js")).href);

const server = await ChatServer.listen({
  host: "127.0.0.1",
  port: Number(port),
  dataDir: folder,
  store: await SqliteStore.open({
    path: join(folder, "chatwire.db"),
    pepper: Buffer.alloc(32, 7),
    random: (length) => Uint8Array.from(randomBytes(length)),
  }),
  limits: { scramIterations: 4_096 },
});
console.log(server.port);
