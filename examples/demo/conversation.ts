import { setTimeout as sleep } from "node:timers/promises";
import { awaitStatuses, describeStatuses, readPeers } from "./directory.ts";
import type { Program } from "./program.ts";
import type { Transcript } from "./transcript.ts";

const TEXTS = 1_000;
const TEXTS_AT_ONCE = 100;
/** Makes the texts take about as long as the streams. */
const TEXTS_PAUSE_MS = 400;
const STREAM_SECONDS = 5;
const FRAMES = STREAM_SECONDS * 50;

interface Speakers {
  readonly ada: Program;
  readonly grace: Program;
  readonly linus: Program;
}

/**
 * Two users talk directly, and a third one sees their status. Whichever of the
 * addresses of this machine answers soonest is the path.
 */
export async function talk(transcript: Transcript, { ada, grace, linus }: Speakers): Promise<void> {
  transcript.begin("connect to client: ada and grace talk directly over UDP");
  ada.type("connect to client");
  await ada.expect(/^grace +PUBLIC +available /);
  ada.type("grace");
  // The link may begin over the relay of the server, and moves to the direct path.
  await ada.expect(/^You are (now )?connected to grace,? directly at \S+ port \d+\.$/);
  await grace.expect(/^You are (now )?connected to ada,? directly at \S+ port \d+\.$/);
  const seen = describeStatuses(await readPeers(linus));
  transcript.check(seen === "ada connected, grace connected", "linus sees both of them connected");

  transcript.begin(`${TEXTS} texts and ${STREAM_SECONDS} seconds of media in each direction, at once`);
  for (const speaker of [ada, grace]) speaker.type(`/stream ${STREAM_SECONDS}`);
  await Promise.all([sendTexts(ada), sendTexts(grace)]);
  await checkTexts(transcript, ada, grace);
  await checkTexts(transcript, grace, ada);
  await checkStream(transcript, ada, grace);
  await checkStream(transcript, grace, ada);
  const numbers = [await readSafetyNumber(transcript, ada), await readSafetyNumber(transcript, grace)];
  transcript.check(numbers[0] === numbers[1], "both have the same safety number: nobody intercepts the conversation");

  transcript.begin("Leaving the conversation");
  ada.type("/leave");
  await ada.expect(/^You left the conversation with grace\.$/);
  await grace.expect(/^ada ended the conversation\.$/);
  for (const speaker of [ada, grace]) await speaker.linesUntil(/^Input Command:$/);
  for (const [sender, receiver] of [[ada, grace] as const, [grace, ada] as const]) {
    const total = receiver.lines.filter((line) => line.startsWith(`  ${sender.name}: `)).length;
    transcript.check(total === TEXTS, `${receiver.name} has exactly ${TEXTS} texts from ${sender.name}`);
  }
  // The server learns of the end separately, and perhaps later.
  const wanted = "ada available, grace available";
  transcript.check((await awaitStatuses(linus, wanted)) === wanted, "linus sees both of them available again");
}

async function sendTexts(speaker: Program): Promise<void> {
  for (let first = 0; first < TEXTS; first += TEXTS_AT_ONCE) {
    speaker.typeQuietly(Array.from({ length: TEXTS_AT_ONCE }, (_, index) => textOf(speaker, first + index)));
    await sleep(TEXTS_PAUSE_MS);
  }
}

async function checkTexts(transcript: Transcript, sender: Program, receiver: Program): Promise<void> {
  const prefix = `  ${sender.name}: `;
  const found = await receiver.matches(new RegExp(`^${prefix}(.*)`), TEXTS);
  const received = found.map(([, text]) => text);
  receiver.show([`${prefix}${received[0]}`, `... ${received.length - 2} more ...`, `${prefix}${received.at(-1)}`]);
  const isWhole = received.length === TEXTS && received.every((text, number) => text === textOf(sender, number));
  transcript.check(isWhole, `${receiver.name} has the ${TEXTS} texts from ${sender.name}, each once and in order`);
}

async function checkStream(transcript: Transcript, sender: Program, receiver: Program): Promise<void> {
  const counts = String.raw`(\d+) received, (\d+) lost, jitter \d+\.\d+ ms`;
  const sent = new RegExp(
    String.raw`^The stream to ${receiver.name} ended: (\d+) frames sent; \w+ counted ${counts}\.$`,
  );
  const arrived = new RegExp(`^The stream from ${sender.name} ended: ${counts}`);
  const [[told = "", frames, toldReceived, toldLost] = []] = await sender.matches(sent, 1);
  const [[own = "", received, lost] = []] = await receiver.matches(arrived, 1);
  sender.show([told]);
  receiver.show([own]);
  transcript.check(
    Number(frames) === FRAMES && Number(received) + Number(lost) === FRAMES,
    `${sender.name} streamed ${FRAMES} frames: ${receiver.name} received ${received} and lost ${lost}`,
  );
  transcript.check(toldReceived === received && toldLost === lost, "both sides have the same counts");
  transcript.check(Number(received) > FRAMES * 0.9, "more than 90 % of the frames arrived");
}

async function readSafetyNumber(transcript: Transcript, speaker: Program): Promise<string> {
  speaker.type("/info");
  await speaker.expect(/^Path: UDP, directly at \S+ port \d+, encrypted end to end$/);
  const [, rttMs] = await speaker.expect(/^Round trip: (\d+\.\d+) ms$/);
  transcript.check(Number(rttMs) > 0, `${speaker.name} has measured the round-trip time`);
  const [, number = ""] = await speaker.expect(/^Safety number: ((?:\d{5} ?){6})$/);
  return number;
}

function textOf({ name }: Program, number: number): string {
  return `text ${number + 1} from ${name}`;
}
