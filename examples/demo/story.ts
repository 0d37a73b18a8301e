import { call, prepareCall } from "./call.ts";
import type { Cast, StartedServer } from "./cast.ts";
import { talk } from "./conversation.ts";
import { describeStatuses, readPeers } from "./directory.ts";
import type { Program } from "./program.ts";
import { logOff, refuseStrangers, register, type Users } from "./registration.ts";
import { restart, stopServer, trust } from "./restart.ts";
import { talkInRoom } from "./room.ts";
import type { Transcript } from "./transcript.ts";

/** Plays all steps of the demo, in order. */
export async function tell(cast: Cast): Promise<void> {
  const { transcript } = cast;
  transcript.begin("The server starts on a free port");
  const server = await cast.startServer();
  const callFiles = await prepareCall(cast.folder);
  const users = await register(cast, callFiles.flagsOf);
  await refuseStrangers(cast);
  await list(transcript, users);
  await hide(transcript, users);
  await talk(transcript, users);
  await call(transcript, users, callFiles);
  await broadcast(transcript, users);
  await talkInRoom(cast, users);
  await logOff(transcript, users);
  await trust(transcript, users);
  const { server: again, users: back } = await restart(cast, server, users);
  await quit(transcript, again, Object.values(back));
}

async function list(transcript: Transcript, { ada, dora }: Users): Promise<void> {
  transcript.begin("get_peers: who sees whom");
  const seenByAda = await readPeers(ada);
  transcript.check(
    describeStatuses(seenByAda) === "grace available, linus available",
    "ada sees grace and linus, but not dora, who is private",
  );
  transcript.check(
    seenByAda.every(({ address, port }) => address === "127.0.0.1" && Number(port) > 0),
    "the list has addresses and ports",
  );
  const seenByDora = await readPeers(dora);
  transcript.check(
    describeStatuses(seenByDora) === "ada available, grace available, linus available",
    "dora sees the three public users",
  );
}

async function hide(transcript: Transcript, { ada }: Users): Promise<void> {
  transcript.begin("A private user looks like a user who does not exist");
  const answers: string[] = [];
  for (const name of ["dora", "nobody"]) {
    ada.type("connect to client", name);
    const lines = await ada.linesUntil(/^Input Command:$/);
    ada.show(lines.slice(-1));
    answers.push(lines.join("\n").replaceAll(name, "NAME"));
  }
  transcript.check(
    answers[0] === answers[1] && answers[0]?.includes("There is no user") === true,
    "the server gives the same answer for dora and for an unknown name",
  );
}

async function broadcast(transcript: Transcript, { ada, grace, linus, dora }: Users): Promise<void> {
  transcript.begin("A broadcast reaches the public users");
  ada.type("connect to client", "broadcast", "Lunch?");
  const [, count] = await ada.expect(/^The broadcast reached (\d+) users\.$/);
  await grace.expect(/^ {2}Broadcast from ada: Lunch\?$/);
  await linus.expect(/^ {2}Broadcast from ada: Lunch\?$/);
  // The server delivers in order, so a broadcast to dora would arrive before this response.
  await readPeers(dora);
  const heardByDora = dora.lines.some((line) => line.startsWith("  Broadcast"));
  transcript.check(count === "2" && !heardByDora, "it reached grace and linus, but not dora or ada");
}

async function quit(transcript: Transcript, server: StartedServer, clients: readonly Program[]): Promise<void> {
  transcript.begin("All programs end");
  for (const client of clients) client.type("quit");
  const ends = await Promise.all(clients.map((client) => client.end()));
  transcript.check(
    ends.every(({ code }) => code === 0),
    "all clients end with exit code 0",
  );
  await stopServer(transcript, server);
}
