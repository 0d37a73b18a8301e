/**
 * Programs that record from a microphone and play through a loudspeaker, by a pipe of samples. They are started without
 * a shell, with arguments that only this file and the user's own flags determine: nothing from a peer becomes one.
 */

import { type ChildProcess, spawn } from "node:child_process";
import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { bytesOf, framesOf, SAMPLES_PER_SECOND, SoundError, type SoundSink, type SoundSource } from "./sound.ts";

/** A program and its arguments. */
export type Command = readonly [program: string, ...args: string[]];

const RATE = String(SAMPLES_PER_SECOND);
/** Tried in this order. */
const RECORDERS: readonly Command[] = [
  ["pw-cat", "--record", "--raw", "--rate", RATE, "--channels", "1", "--format", "s16", "--latency", "20ms", "-"],
  ["arecord", "-q", "-t", "raw", "-f", "S16_LE", "-r", RATE, "-c", "1", "--buffer-time=80000", "-"],
  ["sox", "-q", "-d", "-t", "raw", "-e", "signed-integer", "-b", "16", "-L", "-r", RATE, "-c", "1", "-"],
];
const PLAYERS: readonly Command[] = [
  ["pw-cat", "--playback", "--raw", "--rate", RATE, "--channels", "1", "--format", "s16", "--latency", "20ms", "-"],
  ["aplay", "-q", "-t", "raw", "-f", "S16_LE", "-r", RATE, "-c", "1", "--buffer-time=80000", "-"],
  ["sox", "-q", "-t", "raw", "-e", "signed-integer", "-b", "16", "-L", "-r", RATE, "-c", "1", "-", "-d"],
];
/** Bytes that may wait for a program. What is more than a second late is left out. */
const WAITING_BYTES_MAX = 2 * SAMPLES_PER_SECOND;
/** How long a program may take to play what it has, once its input has ended. */
const ENDING_MS = 2_000;

/** @throws SoundError no recorder is installed */
export function findRecorder(path = process.env["PATH"] ?? ""): Command {
  return find(RECORDERS, path, "records from a microphone", "--microphone");
}

/** @throws SoundError no player is installed */
export function findPlayer(path = process.env["PATH"] ?? ""): Command {
  return find(PLAYERS, path, "plays through a loudspeaker", "--loudspeaker");
}

/**
 * Starts a program that writes samples to its standard output.
 *
 * @param onFailed  it could not be started, or ended with an error
 */
export function programSource(command: Command, onFailed: (reason: string) => void): SoundSource {
  const child = start(command, "source", onFailed);
  const { stdout } = child;
  return { frames: framesOf(stdout ?? none()), close: () => void child.kill() };
}

/** Starts a program that reads samples from its standard input. */
export function programSink(command: Command, onFailed: (reason: string) => void): SoundSink {
  const child = start(command, "sink", onFailed);
  const { stdin } = child;
  const over = new Promise<void>((resolve) => child.once("close", () => resolve()));
  return {
    write(samples): void {
      if (stdin?.writable && stdin.writableLength < WAITING_BYTES_MAX) stdin.write(bytesOf(samples));
    },
    async close(): Promise<void> {
      stdin?.end();
      const late = setTimeout(() => child.kill(), ENDING_MS);
      await over;
      clearTimeout(late);
    },
  };
}

function start([program, ...args]: Command, end: "source" | "sink", onFailed: (reason: string) => void): ChildProcess {
  const isSource = end === "source";
  const child = spawn(program, args, { stdio: [isSource ? "ignore" : "pipe", isSource ? "pipe" : "ignore", "ignore"] });
  child.once("error", ({ message }) => onFailed(`${program} cannot be started: ${message}.`));
  child.once("exit", (code) => {
    if (code !== null && code !== 0) onFailed(`${program} ended with exit code ${code}.`);
  });
  // A program that ends early closes its pipe; its exit code tells more.
  child.stdin?.on("error", () => {});
  return child;
}

function find(commands: readonly Command[], path: string, what: string, flag: string): Command {
  const found = commands.find(([program]) => path.split(delimiter).some((folder) => isProgram(join(folder, program))));
  if (found !== undefined) return found;
  const names = commands.map(([program]) => program).join(", ");
  throw new SoundError(
    `No program that ${what} was found (${names}). Install one of them, or name a program or a WAV file by ${flag}.`,
  );
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

async function* none(): AsyncGenerator<Uint8Array> {}
