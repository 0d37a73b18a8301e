/** What sockets alone can do: what arrives in one turn of the event loop goes to each receiver in one write, unparsed. */

import type { Socket } from "node:net";
import { bareServer, listen, OPEN_EVENT } from "./server-program.ts";

const receivers = new Set<Socket>();
let gathered: Buffer[] = [];

function flush(): void {
  const bytes = Buffer.concat(gathered);
  gathered = [];
  for (const receiver of receivers) receiver.write(bytes);
}

const server = bareServer();
server.on(OPEN_EVENT, (socket: Socket) => {
  socket.on("error", () => {});
  socket.on("close", () => receivers.delete(socket));
  socket.once("data", (role) => {
    if (role.toString() === "R") receivers.add(socket);
    socket.on("data", (bytes) => {
      if (gathered.push(bytes) === 1) setImmediate(flush);
    });
    socket.write(role);
  });
});
listen(server);
