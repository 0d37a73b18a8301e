import { events } from "../../../../generated/chatwire/v1/rules.ts";
import { BroadcastReceived } from "../../../../generated/chatwire/v1/text.ts";
import type { ChatState } from "../../state/chat-state.ts";
import { allLoginsOf, type Receivers } from "../../state/outbox.ts";
import { presentLogin, type User } from "../../state/user.ts";

/** Bytes of a frame with a broadcast, besides its text. */
const OVERHEAD_BYTES = 64;

/**
 * Sends a text to all users whom broadcasts of the sender reach: at once if they are few, otherwise in slices, by
 * `sendBroadcastSlice`. Which users they are is decided here.
 *
 * @returns how many they are
 */
export function broadcast(state: ChatState, sender: User, text: string, nowMs: number): number {
  const { broadcasts, directory, outbox } = state;
  const to = directory.audience(sender);
  if (to.length === 0) return 0;
  const received = BroadcastReceived.create({ from: sender.account.name, text });
  // The cost may depend on the number of receivers, because the response contains it.
  const bytesEach = Buffer.byteLength(text) + OVERHEAD_BYTES;
  const isWhole = broadcasts.add({ sender: sender.account.id, received, to, bytesEach }, nowMs);
  if (isWhole) outbox.emitToMany(to.map(allLoginsOf), events.BroadcastReceived, received);
  return to.length;
}

/**
 * Sends the next slice that is due. Its receivers get it if they are there now, and if broadcasts of the sender may still
 * reach them. An account that was deleted meanwhile sends nothing more.
 */
export function sendBroadcastSlice({ broadcasts, directory, outbox }: ChatState, nowMs: number): void {
  const slice = broadcasts.takeSlice(nowMs);
  const sender = slice && directory.byId(slice.sender);
  if (slice === undefined || sender === undefined) return;
  const to: Receivers[] = [];
  for (const id of slice.to) {
    const user = directory.byId(id);
    if (user === undefined || presentLogin(user) === undefined || !directory.may("broadcast", sender, user)) continue;
    to.push(allLoginsOf(id));
  }
  for (const received of slice.received) outbox.emitToMany(to, events.BroadcastReceived, received);
}
