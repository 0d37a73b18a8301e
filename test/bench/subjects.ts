/** The list of subjects, and what each needs to be loaded. */

import { pathToFileURL } from "node:url";
import type { JsonCodec } from "../../src/wire/json/codec.ts";
import type { GeneratedCode } from "./generate-peers.ts";
import { handWrittenGame } from "./hand-written/game.ts";
import { handWrittenSubject } from "./hand-written/hand-written.ts";
import { handWrittenList } from "./hand-written/list.ts";
import { handWrittenMedia } from "./hand-written/media.ts";
import { handWrittenText } from "./hand-written/text.ts";
import { ourFrameSubject, ourSubject } from "./ours.ts";
import { isPeer, loadPeer, PEERS } from "./peers.ts";
import { gameState, mediaFrame, peerList, textMessage } from "./samples.ts";
import type { Subject } from "./subject.ts";

export const OURS = "chatwire";
const HAND_WRITTEN = "hand-written";
export const OTHERS = [...PEERS, HAND_WRITTEN] as const;

/**
 * Loads the subjects of one name, and nothing of the others.
 *
 * @returns one subject for each sample, by the name of the sample
 */
export async function loadSubjects(name: string, generated: GeneratedCode): Promise<ReadonlyMap<string, Subject>> {
  const text = textMessage();
  const media = mediaFrame();
  const list = peerList();
  const game = gameState(await loadGame(generated.game));
  const samples = [text, media, list, game];
  if (name === OURS) {
    return named(samples, [ourFrameSubject(text), ourFrameSubject(media), ourFrameSubject(list), ourSubject(game)]);
  }
  if (name === HAND_WRITTEN) {
    return named(samples, [
      handWrittenSubject(text, handWrittenText),
      handWrittenSubject(media, handWrittenMedia),
      handWrittenSubject(list, handWrittenList),
      handWrittenSubject(game, handWrittenGame),
    ]);
  }
  if (!isPeer(name)) throw new Error(`The subject ${name} does not exist.`);
  return named(samples, samples.map(await loadPeer(name, generated)));
}

function named(samples: readonly { readonly name: string }[], subjects: readonly Subject[]): Map<string, Subject> {
  const wrong = samples.filter((_, index) => subjects[index]?.isRight() !== true);
  if (wrong.length > 0) throw new Error(`Round trip failed: ${wrong.map(({ name }) => name).join(", ")}.`);
  return new Map(subjects.map((subject, index) => [samples[index]?.name ?? "", subject]));
}

async function loadGame(path: string): Promise<JsonCodec<unknown>> {
  const { GameStateJson }: { GameStateJson: JsonCodec<unknown> } = await import(pathToFileURL(path).href);
  return GameStateJson;
}
