/**
 * A command of one's own: users give each other points, which the server counts.
 * `node --import tsx examples/points/main.ts`
 *
 * points.proto is the schema; generated/ has its codecs and its service, made with:
 * `node --import tsx src/cli/main.ts generate --proto examples/points --out examples/points/generated --import-extension ts`
 */

import { ChatClient, ChatError } from "chatwire";
import { ChatServer, implementService, refusal } from "chatwire/server";
import { Points, PointsGiven } from "./generated/points.ts";

const FIRST_POINTS = 10;
const counts = new Map<string, number>();
const countOf = (name: string): number => counts.get(name) ?? FIRST_POINTS;

const points = implementService(Points, {
  /** The rule of the method asks for a recipient whom the caller may reach, so `to` is one. */
  Give({ points: given }, { from, to = "", server }) {
    const left = countOf(from) - given;
    if (left < 0) throw refusal(`You have only ${countOf(from)} points.`);
    counts.set(from, left);
    counts.set(to, countOf(to) + given);
    server.send(to, PointsGiven, { from, points: given });
    return { left };
  },
});

await using server = await ChatServer.listen({ host: "127.0.0.1", port: 0, handlers: [points] });
await using ada = await enter("ada");
await using grace = await enter("grace");

await give(ada, 3);
for await (const { message } of grace.on(PointsGiven)) {
  console.log(`grace has got ${message.points} points from ${message.from}.`);
  break;
}
await give(ada, 100);

async function enter(name: string): Promise<ChatClient> {
  const client = await ChatClient.connect(`chat://127.0.0.1:${server.port}`);
  await client.register({ name, password: `${name}'s secret`, privacy: "PUBLIC" });
  return client;
}

async function give(client: ChatClient, given: number): Promise<void> {
  try {
    const { left } = await client.call(Points.methods.Give, { points: given }, { to: { user: "grace" } });
    console.log(`${client.name} has ${left} points left.`);
  } catch (error) {
    if (!(error instanceof ChatError)) throw error;
    console.log(`${error.code}: ${error.message}`);
  }
}
