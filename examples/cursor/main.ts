/**
 * A shared cursor: one user moves it, and the other sees it, over an encrypted link.
 * `node --import tsx examples/cursor/main.ts`
 *
 * picture.ts draws. cursor.proto is the schema; generated/ has its codec, made with:
 * `node --import tsx src/cli/main.ts generate --proto examples/cursor --out examples/cursor/generated --import-extension ts`
 */

import { setInterval } from "node:timers/promises";
import { ChatClient, createIdentity, type PeerLink } from "chatwire";
import { ChatServer } from "chatwire/server";
import { CursorMoved } from "./generated/cursor.ts";
import { pictureOf } from "./picture.ts";

const MOVES = 60;
const MOVES_PER_SECOND = 30;

await using server = await ChatServer.listen({ host: "127.0.0.1", port: 0 });
await using ada = await enter("ada");
await using grace = await enter("grace");
const seeing = see(grace);
const link = await ada.connectTo("grace");
await move(link);
await link.close();
console.log(`ada moved ${MOVES} times; grace saw ${await seeing} of them.`);

async function enter(name: string): Promise<ChatClient> {
  const client = await ChatClient.connect(`chat://127.0.0.1:${server.port}`);
  await client.register({ name, password: `${name}'s secret`, privacy: "PUBLIC", identity: createIdentity() });
  return client;
}

/** Moves the cursor along a wave. Moves are lossy, because a late one is useless. */
async function move(link: PeerLink): Promise<void> {
  let moves = 0;
  for await (const _ of setInterval(1_000 / MOVES_PER_SECOND)) {
    const x = Math.round(500 + 500 * Math.sin(moves / 5));
    await link.sendMessage(CursorMoved, { x, y: Math.round((moves / MOVES) * 1_000) });
    moves += 1;
    if (moves === MOVES) return;
  }
}

/** Draws the cursor of the first user who invites, and returns the number of moves received. */
async function see(client: ChatClient): Promise<number> {
  let moves = 0;
  for await (const invitation of client.conversations.invitations) {
    const link = await invitation.accept();
    for await (const { from, message } of link.on(CursorMoved)) {
      moves += 1;
      console.log(`${pictureOf(message.x)} ${from}`);
    }
    break;
  }
  return moves;
}
