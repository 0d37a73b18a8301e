import { newerRelease } from "./newer-release.ts";
const t = performance.now();
await using newer = await newerRelease();
console.log(Object.keys(newer.rules).length, performance.now()-t, newer.rules.React?.command, newer.rules.events?.Reacted?.bodyCase);
const { ChatServer } = newer.server;
await using server = await ChatServer.listen({ host: "127.0.0.1", port: 0 });
console.log(server.url);
