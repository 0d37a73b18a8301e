import { createHash, randomBytes } from "node:crypto";
import { createReadStream } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { SAMPLES_PER_SECOND, SoundError } from "../client/call/sound.ts";
import { createVoiceEncoder } from "../client/call/voice-codec.ts";
import { readWav, writeWav } from "../client/call/wav.ts";
import type { Program } from "./program.ts";
import type { Transcript } from "./transcript.ts";

const VOICE_SECONDS = 10;
const FILE_BYTES = 5_000_000;
const TONE_HZ = { ada: 440, grace: 330 } as const;
const AMPLITUDE = 8_000;
/** The part of the power of what was heard that must be at the pitch of the tone. */
const TONE_PART_MIN = 0.5;
/** How much of the tone may be missing at its beginning and its end. */
const MISSING_SECONDS_MAX = 1;

type Speaker = keyof typeof TONE_HZ;

/** Files of the sound that ada and grace say and hear, and of the file that ada sends. */
export interface CallFiles {
  /** The flags of a speaker's client. */
  readonly flagsOf: Readonly<Record<Speaker, readonly string[]>>;
  readonly heardBy: Readonly<Record<Speaker, string>>;
  readonly photo: string;
  /** Undefined: calls work. Otherwise what is missing, and how to install it. */
  readonly noVoice: string | undefined;
}

/** Makes the files of the call. */
export async function prepareCall(folder: string): Promise<CallFiles> {
  const said = (name: Speaker): string => join(folder, `${name}-says.wav`);
  const heardBy = { ada: join(folder, "ada-hears.wav"), grace: join(folder, "grace-hears.wav") };
  for (const name of ["ada", "grace"] as const) await writeWav(said(name), tone(TONE_HZ[name]));
  const photo = join(folder, "photo.jpg");
  await writeFile(photo, randomBytes(FILE_BYTES));
  const flags = (name: Speaker): string[] => ["--microphone", said(name), "--loudspeaker", heardBy[name]];
  return { flagsOf: { ada: flags("ada"), grace: flags("grace") }, heardBy, photo, noVoice: await missingForVoice() };
}

/** Ada calls grace, and sends her a file. */
export async function call(
  transcript: Transcript,
  { ada, grace }: Readonly<Record<Speaker, Program>>,
  files: CallFiles,
): Promise<void> {
  transcript.begin(`call: ${VOICE_SECONDS} seconds of voice, and a file of ${FILE_BYTES / 1_000_000} MB`);
  ada.type("connect to client", "grace");
  await ada.expect(/^You are (now )?connected to grace,? directly at \S+ port \d+\.$/);
  await grace.expect(/^You are (now )?connected to ada,? directly at \S+ port \d+\.$/);
  ada.type("I will call you, and send a photo.");
  await grace.expect(/^ {2}ada: I will call you, and send a photo\.$/);
  if (files.noVoice === undefined) await talk(transcript, ada, grace, files);
  else transcript.note(`The call is left out. ${files.noVoice}`);
  await sendFile(transcript, ada, grace, files.photo);
  ada.type("/leave");
  await ada.expect(/^You left the conversation with grace\.$/);
  await grace.expect(/^ada ended the conversation\.$/);
  for (const speaker of [ada, grace]) await speaker.linesUntil(/^Input Command:$/);
}

async function talk(transcript: Transcript, ada: Program, grace: Program, { heardBy }: CallFiles): Promise<void> {
  ada.type("/call");
  await grace.expect(/^ada is calling\./);
  grace.type("/call");
  for (const speaker of [ada, grace]) await speaker.expect(/^You are talking to \w+\./);
  for (const speaker of [ada, grace]) await speaker.expect(/^The sound of your microphone has ended\./);
  ada.type("/hangup");
  for (const speaker of [ada, grace]) {
    const [, sent] = await speaker.expect(/^The call took \d+ s: (\d+) frames sent, \d+ played, /);
    transcript.check(Number(sent) === VOICE_SECONDS * 50, `${speaker.name} sent ${VOICE_SECONDS} s of voice`);
  }
  for (const [listener, speaker] of [["grace", "ada"] as const, ["ada", "grace"] as const]) {
    const seconds = secondsOfTone(readWav(heardBy[listener]), TONE_HZ[speaker]);
    transcript.check(
      seconds > VOICE_SECONDS - MISSING_SECONDS_MAX,
      `${listener} heard ${seconds.toFixed(1)} s of ${speaker}'s tone`,
    );
  }
}

async function sendFile(transcript: Transcript, ada: Program, grace: Program, path: string): Promise<void> {
  ada.type(`/send file ${path}`);
  await grace.expect(/^ada offers the file photo\.jpg \(5\.0 MB\)\./);
  const startMs = performance.now();
  grace.type("/accept file");
  const [, received = ""] = await grace.expect(/^The file of ada is (.*)\.$/);
  await ada.expect(/^grace has photo\.jpg\.$/);
  const seconds = (performance.now() - startMs) / 1_000;
  const [sentHash, receivedHash] = [await hashOf(path), await hashOf(received)];
  const rate = (FILE_BYTES / 1_000_000 / seconds).toFixed(1);
  transcript.check(sentHash === receivedHash, `the file arrived whole, at ${rate} MB/s: SHA-256 ${receivedHash}`);
}

async function missingForVoice(): Promise<string | undefined> {
  try {
    (await createVoiceEncoder()).free();
    return undefined;
  } catch (error) {
    if (error instanceof SoundError) return error.message;
    throw error;
  }
}

function tone(hz: number): Int16Array {
  return Int16Array.from(
    { length: VOICE_SECONDS * SAMPLES_PER_SECOND },
    (_, index) => AMPLITUDE * Math.sin((2 * Math.PI * hz * index) / SAMPLES_PER_SECOND),
  );
}

/** How long a tone is heard in all, by tenths of a second in which most of the power is at its pitch. */
function secondsOfTone(samples: Int16Array, hz: number): number {
  const step = SAMPLES_PER_SECOND / 10;
  let parts = 0;
  for (let at = 0; at + step <= samples.length; at += step)
    if (partAt(samples.subarray(at, at + step), hz) > TONE_PART_MIN) parts += 1;
  return parts / 10;
}

/** The part of the power of a sound that is at a pitch: the square of one coefficient of its Fourier transform. */
function partAt(samples: Int16Array, hz: number): number {
  let [real, imaginary, power] = [0, 0, 0];
  for (const [index, sample] of samples.entries()) {
    const angle = (2 * Math.PI * hz * index) / SAMPLES_PER_SECOND;
    real += sample * Math.cos(angle);
    imaginary += sample * Math.sin(angle);
    power += sample * sample;
  }
  return power === 0 ? 0 : (2 * (real * real + imaginary * imaginary)) / (samples.length * power);
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(path)) hash.update(chunk);
  return hash.digest("hex");
}
