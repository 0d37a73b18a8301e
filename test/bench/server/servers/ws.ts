import { createServer } from "node:http";
import { createServer as createTlsServer } from "node:https";
import { type WebSocket, WebSocketServer } from "ws";
import { certificate, listen } from "./server-program.ts";

const http = certificate === undefined ? createServer() : createTlsServer(certificate);
const server = new WebSocketServer({ server: http });
const members = new Set<WebSocket>();
server.on("connection", (member) => {
  members.add(member);
  member.on("error", () => {});
  member.on("close", () => members.delete(member));
  member.on("message", (content) => {
    for (const other of members) if (other !== member) other.send(content, { binary: true });
  });
});
listen(http);
