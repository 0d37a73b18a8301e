import type { Cast, StartedServer } from "./cast.ts";
import { describeStatuses, readPeers } from "./directory.ts";
import type { Program } from "./program.ts";
import { comeBack, type Users } from "./registration.ts";
import type { Transcript } from "./transcript.ts";

const TEXT = "The server moves tonight. See you after.";

/** Makes a private user and a public one contacts, so the public one sees the private one. */
export async function trust(transcript: Transcript, { ada, grace, dora }: Users): Promise<void> {
  transcript.begin("Contacts: dora is private, and lets ada see her");
  dora.type("add contact ada");
  await dora.expect(/^You asked ada to be your contact\./);
  await ada.expect(/^dora asks to be your contact\./);
  ada.type("add contact dora");
  for (const user of [ada, dora]) await user.expect(/^You and \w+ are now contacts\.$/);
  await checkWhoSeesDora(transcript, { ada, grace });
}

/** Restarts the server and the clients while a text waits in a mailbox. */
export async function restart(
  cast: Cast,
  server: StartedServer,
  users: Users,
): Promise<{ server: StartedServer; users: Users }> {
  const { transcript } = cast;
  transcript.begin("ada sends a text to linus, who is away");
  users.linus.type("quit");
  await users.linus.end();
  users.ada.type(`send linus ${TEXT}`);
  await users.ada.expect(/^ {2}stored for linus$/);
  await users.ada.linesUntil(/^Input Command:$/);

  transcript.begin("The server stops, and restarts on its data");
  await stopServer(transcript, server);
  for (const user of [users.ada, users.grace, users.dora]) await user.expect(/^Connection lost, trying again/);
  const again = await cast.startServer();
  for (const user of [users.ada, users.grace, users.dora]) await user.expect(/^Back after .*, may have missed: /);

  transcript.begin("ada, grace and dora leave, and log in again without a password");
  for (const user of [users.ada, users.grace, users.dora]) {
    user.type("quit");
    await user.end();
  }
  const back: Users = {
    ada: cast.startClient("ada"),
    grace: cast.startClient("grace", "--accept"),
    linus: cast.startClient("linus"),
    dora: cast.startClient("dora"),
  };
  for (const user of [back.ada, back.grace, back.dora]) {
    await comeBack(user, user.name, user === back.dora ? "PRIVATE" : "PUBLIC");
    const isAsked = user.lines.some((line) => /Password|privacy|You are now P/.test(line));
    transcript.check(!isAsked, `${user.name} is asked for no password, and the privacy is unchanged`);
  }
  await checkWhoSeesDora(transcript, back);
  await deliver(transcript, back);
  return { server: again, users: back };
}

export async function stopServer(transcript: Transcript, server: StartedServer): Promise<void> {
  await server.stop();
  const { code } = await server.end();
  transcript.check(code === 0, "SIGTERM stops the server with exit code 0");
}

/** The waiting text is delivered once, and its sender gets the receipts. */
async function deliver(transcript: Transcript, { ada, linus }: Users): Promise<void> {
  transcript.begin("The waiting text is delivered once, with the time when it was sent");
  await comeBack(linus, "linus", "PUBLIC");
  const [line] = await linus.expect(/^ {2}ada \(through the server, sent (?:\S+ )?\d\d:\d\d\): /);
  transcript.check(line.endsWith(`: ${TEXT}`), "linus has the text from ada");
  await ada.expect(/^ {2}delivered to linus$/);
  await ada.expect(/^ {2}read by linus$/);
  linus.type("history ada");
  await linus.expect(/^ {2}\d\d:\d\d {2}ada: /);
  await linus.linesUntil(/^Input Command:$/);
  const shown = linus.lines.filter((shownLine) => shownLine.startsWith("  ada (through the server"));
  transcript.check(shown.length === 1, "and has it once");
}

async function checkWhoSeesDora(
  transcript: Transcript,
  { ada, grace }: { readonly ada: Program; readonly grace: Program },
): Promise<void> {
  const seenByAda = await readPeers(ada);
  const dora = seenByAda.find(({ name }) => name === "dora");
  transcript.check(dora?.privacy === "PRIVATE" && dora.status === "available", "ada sees dora, who is private");
  const seenByGrace = describeStatuses(await readPeers(grace));
  transcript.check(!seenByGrace.includes("dora"), "grace does not see dora");
}
