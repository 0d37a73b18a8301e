/**
 * Changes in arrays, as they are sent to the thread. To clone the objects of texts takes several times as long as to pack
 * them, clone the arrays and unpack them.
 */

import type { Change, MailboxEntry } from "../../../chat/state/account.ts";

export interface PackedChanges {
  /** Of each change, in order: its kind, then its numbers. */
  readonly numbers: Float64Array;
  /** The strings of texts, in the same order. */
  readonly strings: readonly string[];
  readonly requestHashes: readonly Uint8Array[];
  /** The changes of other kinds, as they are. */
  readonly others: readonly Change[];
}

/** Stands before the numbers of a change. */
const [OTHER, TEXT, BYTES_SENT] = [0, 1, 2];

/** @param changes  changes that can be cloned */
export function packChanges(changes: readonly Change[]): PackedChanges {
  const numbers: number[] = [];
  const strings: string[] = [];
  const requestHashes: Uint8Array[] = [];
  const others: Change[] = [];
  const packEntry = (entry: MailboxEntry): void => {
    const { owner, textId, peer, peerTextId, outgoing, sentMs, servedMs, receipt, origin } = entry;
    numbers.push(owner, textId, peer, peerTextId, Number(outgoing), sentMs, servedMs, receipt, origin ? 1 : 0);
    strings.push(entry.peerName, entry.text);
    if (origin === undefined) return;
    strings.push(origin.id);
    requestHashes.push(origin.hash);
  };
  for (const change of changes) {
    if (change.kind === "text") {
      numbers.push(TEXT);
      for (const entry of change.entries) packEntry(entry);
    } else if (change.kind === "bytes sent") {
      numbers.push(BYTES_SENT, change.account, change.bytes, change.servedMs);
    } else {
      numbers.push(OTHER);
      others.push(change);
    }
  }
  return { numbers: new Float64Array(numbers), strings, requestHashes, others };
}

/** The other half of `packChanges`. */
export function unpackChanges({ numbers, strings, requestHashes, others }: PackedChanges): Change[] {
  const changes: Change[] = [];
  let [atNumber, atString, atHash, atOther] = [0, 0, 0, 0];
  const number = (): number => taken(numbers[atNumber++]);
  const string = (): string => taken(strings[atString++]);
  const unpackEntry = (): MailboxEntry => {
    const [owner, textId, peer, peerTextId, outgoing] = [number(), number(), number(), number(), number() === 1];
    const [sentMs, servedMs, receipt, hasOrigin] = [number(), number(), number(), number() === 1];
    const [peerName, text] = [string(), string()];
    const origin = hasOrigin ? { id: string(), hash: taken(requestHashes[atHash++]) } : undefined;
    return {
      owner,
      textId,
      peer,
      peerName,
      peerTextId,
      outgoing,
      text,
      sentMs,
      servedMs,
      receipt,
      ...(origin && { origin }),
    };
  };
  while (atNumber < numbers.length) {
    const kind = number();
    if (kind === TEXT) changes.push({ kind: "text", entries: [unpackEntry(), unpackEntry()] });
    else if (kind === BYTES_SENT)
      changes.push({ kind: "bytes sent", account: number(), bytes: number(), servedMs: number() });
    else changes.push(taken(others[atOther++]));
  }
  return changes;
}

function taken<T>(value: T | undefined): T {
  if (value === undefined) throw new Error("Packed changes are incomplete.");
  return value;
}
