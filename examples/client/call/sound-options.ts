import { findPlayer, findRecorder, programSink, programSource } from "./audio-programs.ts";
import type { SoundSink, SoundSource } from "./sound.ts";
import { wavSink, wavSource } from "./wav.ts";

/** Where sound comes from and goes to: a WAV file, or a program with its arguments. Undefined: a program that is found. */
export interface SoundOptions {
  readonly microphone: string | undefined;
  readonly loudspeaker: string | undefined;
}

/** @throws SoundError no program was named, and none is installed */
export function checkPrograms({ microphone, loudspeaker }: SoundOptions): void {
  if (microphone === undefined) findRecorder();
  if (loudspeaker === undefined) findPlayer();
}

/**
 * Opens the microphone.
 *
 * @param onFailed  the program has failed
 * @throws SoundError
 */
export function openMicrophone(named: string | undefined, onFailed: (reason: string) => void): SoundSource {
  if (named !== undefined && isWav(named)) return wavSource(named);
  return programSource(named === undefined ? findRecorder() : wordsOf(named), onFailed);
}

/**
 * Opens the loudspeaker.
 *
 * @param onFailed  the program has failed
 * @throws SoundError
 */
export async function openLoudspeaker(
  named: string | undefined,
  onFailed: (reason: string) => void,
): Promise<SoundSink> {
  if (named !== undefined && isWav(named)) return wavSink(named);
  return programSink(named === undefined ? findPlayer() : wordsOf(named), onFailed);
}

function isWav(named: string): boolean {
  return /\.wav$/i.test(named);
}

/** No shell reads the words, so a word has no quotes and no spaces. */
function wordsOf(named: string): [program: string, ...args: string[]] {
  const [program = "", ...args] = named.trim().split(/\s+/);
  return [program, ...args];
}
