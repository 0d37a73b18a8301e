/** The list of subjects, and what each needs to be loaded. */

import type { JsonCodec } from "../../src/wire/json/codec.ts";
import { type GeneratedCode, importGenerated } from "./generate-peers.ts";
import { checkedSubject } from "./hand-written/checked/checked.ts";
import { checkedGame } from "./hand-written/checked/game.ts";
import { checkedList } from "./hand-written/checked/list.ts";
import { checkedMedia } from "./hand-written/checked/media.ts";
import { checkedText } from "./hand-written/checked/text.ts";
import { handWrittenGame } from "./hand-written/game.ts";
import { handWrittenFeed } from "./hand-written/gtfs.ts";
import { handWrittenSubject } from "./hand-written/hand-written.ts";
import { handWrittenList } from "./hand-written/list.ts";
import { handWrittenJoin } from "./hand-written/livekit.ts";
import { handWrittenMedia } from "./hand-written/media.ts";
import { handWrittenTraces } from "./hand-written/otel.ts";
import { handWrittenText } from "./hand-written/text.ts";
import { handWrittenTile } from "./hand-written/tile.ts";
import { handWrittenUserState } from "./hand-written/user-state.ts";
import { ourSubject } from "./ours.ts";
import { gtfsPayload } from "./payloads/gtfs.ts";
import { livekitPayload } from "./payloads/livekit.ts";
import { mumblePayload } from "./payloads/mumble.ts";
import { otelPayload } from "./payloads/otel.ts";
import type { Payload } from "./payloads/payload.ts";
import { PAYLOADS } from "./payloads/payloads.ts";
import { tilePayload } from "./payloads/tile.ts";
import { isPeer, loadPeer, PEERS } from "./peers.ts";
import { gameState, mediaFrame, payloadSample, peerList, type Sample, textMessage } from "./samples.ts";
import type { Subject } from "./subject.ts";

export const OURS = "chatwire";
export const HAND_WRITTEN = "hand-written";
/** Codecs written by hand that check what ours check. */
export const CHECKED = "hand-written, checked";
export const OTHERS = [...PEERS, HAND_WRITTEN, CHECKED] as const;

/**
 * Loads the subjects of one name, and nothing of the others.
 *
 * @returns one subject for each sample that the subject supports, by the name of the sample
 */
export async function loadSubjects(name: string, generated: GeneratedCode): Promise<ReadonlyMap<string, Subject>> {
  if (name === HAND_WRITTEN) return loadHandWritten(generated);
  if (name === CHECKED) return loadChecked(generated);
  const samples: Sample[] = [textMessage(), mediaFrame(), peerList()];
  samples.push(gameState(await loadOurs(generated, "game", "GameState")));
  for (const payload of PAYLOADS) samples.push(payloadSample(payload, await loadPayload(generated, payload)));
  if (name !== OURS && !isPeer(name)) throw new Error(`The subject ${name} does not exist.`);
  const subjectOf = name === OURS ? ourSubject : await loadPeer(name, generated);
  return named(
    samples.map(({ name }) => name),
    samples.map(subjectOf),
  );
}

async function loadHandWritten(generated: GeneratedCode): Promise<ReadonlyMap<string, Subject>> {
  const ofPayload = async (payload: Payload) => payloadSample(payload, await loadPayload(generated, payload));
  const text = textMessage();
  const media = mediaFrame();
  const list = peerList();
  const game = gameState(await loadOurs(generated, "game", "GameState"));
  const traces = await ofPayload(otelPayload);
  const feed = await ofPayload(gtfsPayload);
  const join = await ofPayload(livekitPayload);
  const tile = await ofPayload(tilePayload);
  const userState = await ofPayload(mumblePayload);
  return named(
    [text, media, list, game, traces, feed, join, tile, userState].map(({ name }) => name),
    [
      handWrittenSubject(text, handWrittenText),
      handWrittenSubject(media, handWrittenMedia),
      handWrittenSubject(list, handWrittenList),
      handWrittenSubject(game, handWrittenGame),
      handWrittenSubject(traces, handWrittenTraces),
      handWrittenSubject(feed, handWrittenFeed),
      handWrittenSubject(join, handWrittenJoin),
      handWrittenSubject(tile, handWrittenTile),
      handWrittenSubject(userState, handWrittenUserState),
    ],
  );
}

async function loadChecked(generated: GeneratedCode): Promise<ReadonlyMap<string, Subject>> {
  const text = textMessage();
  const media = mediaFrame();
  const list = peerList();
  const game = gameState(await loadOurs(generated, "game", "GameState"));
  return named(
    [text, media, list, game].map(({ name }) => name),
    [
      checkedSubject(text, checkedText),
      checkedSubject(media, checkedMedia),
      checkedSubject(list, checkedList),
      checkedSubject(game, checkedGame),
    ],
  );
}

/** @param subjects  undefined: the subject does not support the sample */
function named(samples: readonly string[], subjects: readonly (Subject | undefined)[]): Map<string, Subject> {
  const wrong = samples.filter((_, index) => subjects[index]?.isRight() === false);
  if (wrong.length > 0) throw new Error(`Round trip failed: ${wrong.join(", ")}.`);
  const found = new Map<string, Subject>();
  for (const [index, subject] of subjects.entries()) if (subject) found.set(samples[index] ?? "", subject);
  return found;
}

function loadPayload(generated: GeneratedCode, { file, message }: Payload): Promise<JsonCodec<unknown>> {
  return loadOurs(generated, file, message);
}

async function loadOurs({ ours }: GeneratedCode, file: string, message: string): Promise<JsonCodec<unknown>> {
  const codecs: Record<string, JsonCodec<unknown>> = await importGenerated(`${ours}/${file}.json.ts`);
  const codec = codecs[`${message}Json`];
  if (codec === undefined) throw new Error(`The generated code has no ${message}.`);
  return codec;
}
