import type { Cast } from "./cast.ts";
import type { Program } from "./program.ts";
import { registerUser, type Users } from "./registration.ts";
import type { Transcript } from "./transcript.ts";

const POST = /tea from \w+/;

/** Five users talk in a room, in one order, and a moderator keeps order. */
export async function talkInRoom(cast: Cast, { ada, grace, linus, dora }: Users): Promise<void> {
  const { transcript } = cast;
  transcript.begin("A room of five: ada owns it, and grace is its moderator");
  const barbara = cast.startClient("barbara");
  await registerUser(barbara, "PRIVATE");
  ada.type("create room tea");
  await ada.expect(/^You are in tea, a public room: .* It has one member\.$/);
  const guests = [grace, linus, dora, barbara];
  for (const [index, guest] of guests.entries()) {
    guest.type("join tea");
    await guest.expect(new RegExp(`^You are in tea, .* It has ${index + 2} members\\.$`));
  }
  ada.type("/role grace moderator");
  await ada.expect(/^grace is now a moderator\.$/);
  const members = [ada, ...guests];
  await checkOrder(transcript, members);
  await checkStatuses(transcript, grace);
  await moderate(transcript, { ada, grace, linus });
  for (const member of members) {
    member.type("/leave");
    await member.expect(/^You are back\. You are still a member of tea\.$/);
    await member.linesUntil(/^Input Command:$/);
  }
  barbara.type("quit");
  await barbara.end();
}

/** All post at once. */
async function checkOrder(transcript: Transcript, members: readonly Program[]): Promise<void> {
  for (const member of members) member.type(`tea from ${member.name}`);
  const others = members.length - 1;
  for (const member of members) await member.matches(/^ {2}\w+: tea from \w+$/, others);
  const orders: string[] = [];
  for (const [index, member] of members.entries()) {
    member.type(`/history ${members.length}`);
    const lines: string[] = [];
    for (let number = 1; number <= members.length; number += 1) {
      const [line] = await member.expect(new RegExp(`\\b${number} {2}\\d\\d:\\d\\d {2}.*tea from`));
      lines.push(line);
    }
    orders.push(lines.map((line) => POST.exec(line)?.[0]).join(", "));
    if (index === 0) transcript.note(`Their order is: ${orders[0]}.`);
  }
  transcript.check(new Set(orders).size === 1, "all five have the five posts in one order");
}

async function checkStatuses(transcript: Transcript, grace: Program): Promise<void> {
  grace.type("/members");
  await grace.expect(/^ada +owner +available$/);
  await grace.expect(/^barbara +member +-$/);
  await grace.expect(/^dora +member +-$/);
  transcript.check(true, "members see the names of dora and barbara, who are private, and not their status");
}

async function moderate(
  transcript: Transcript,
  { ada, grace, linus }: { readonly ada: Program; readonly grace: Program; readonly linus: Program },
): Promise<void> {
  linus.type("buy my tea");
  await grace.expect(/^ {2}linus: buy my tea$/);
  grace.type("/delete 6", "/mute linus 5");
  await ada.expect(/^linus: post 6 was deleted$/);
  await grace.expect(/^linus cannot post for 5 min\.$/);
  linus.type("buy it now");
  await linus.expect(/^Your post was not sent: You are muted in this room for \d+ s\.$/);
  grace.type("/remove ada");
  await grace.expect(/^You may act only on members whose role is lower than yours\.$/);
  const heard = [ada, grace].some(({ lines }) => lines.some((line) => line.includes("buy it now")));
  transcript.check(!heard, "a muted member posts nothing, and a moderator does not act on the owner");
}
