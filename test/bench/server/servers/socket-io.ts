import { createServer } from "node:http";
import { createServer as createTlsServer } from "node:https";
import { Server } from "socket.io";
import { certificate, listen } from "./server-program.ts";

const http = certificate === undefined ? createServer() : createTlsServer(certificate);
// No pings: the clients of the bench answer none.
const server = new Server(http, { transports: ["websocket"], pingInterval: 3_600_000 });
server.on("connection", (member) => {
  member.on("m", (content) => member.broadcast.emit("m", content));
});
listen(http);
