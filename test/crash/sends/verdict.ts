import type { ReceivedText } from "./receiver.ts";

/** What is wrong with the mailboxes of receivers, each as a sentence. */
export interface Verdict {
  /** Texts in the mailboxes. */
  readonly stored: number;
  /** Accepted texts that are in no mailbox. */
  readonly lost: readonly string[];
  /** Texts that are in the mailbox more than once. */
  readonly doubled: readonly string[];
  /** Texts that come after later ones of the same sender. */
  readonly misordered: readonly string[];
  /** Texts in the mailbox of another than their receiver. */
  readonly misplaced: readonly string[];
  /** Differences between a mailbox and what the program of its owner has read. */
  readonly misread: readonly string[];
}

/** What is known of one receiver. */
export interface ReceiverRecord {
  readonly name: string;
  readonly mailbox: readonly ReceivedText[];
  readonly received: readonly ReceivedText[];
}

/**
 * Compares texts with mailboxes.
 *
 * @param accepted  by sender: "RECEIVER LIFE INDEX", as in `sending-program.mjs`
 */
export function judge(accepted: ReadonlyMap<string, readonly string[]>, receivers: readonly ReceiverRecord[]): Verdict {
  const doubled: string[] = [];
  const misordered: string[] = [];
  const misplaced: string[] = [];
  const found = new Set<string>();
  for (const { name, mailbox } of receivers) {
    const last = new Map<string, Place>();
    for (const { from, text } of mailbox) {
      const what = `"${text}" of ${from} in the mailbox of ${name}`;
      const [to, life, index] = text.split(" ");
      const place: Place = [Number(life), Number(index)];
      if (to !== name) misplaced.push(what);
      if (found.has(`${from} ${text}`)) doubled.push(what);
      else if (isBefore(place, last.get(from))) misordered.push(what);
      else last.set(from, place);
      found.add(`${from} ${text}`);
    }
  }
  const lost = [...accepted].flatMap(([from, texts]) =>
    texts.filter((text) => !found.has(`${from} ${text}`)).map((text) => `"${text}" of ${from}`),
  );
  const stored = receivers.reduce((sum, { mailbox }) => sum + mailbox.length, 0);
  return { stored, lost, doubled, misordered, misplaced, misread: receivers.flatMap(misreadBy) };
}

/** The number of a life of the sender, and that of a text in it. */
type Place = readonly [number, number];

function isBefore([life, index]: Place, [lastLife, lastIndex]: Place = [0, 0]): boolean {
  return life < lastLife || (life === lastLife && index < lastIndex);
}

/** The program of a receiver has to read what is in the mailbox, each text once and in order. */
function misreadBy({ name, mailbox, received }: ReceiverRecord): string[] {
  const [expected, actual] = [mailbox, received].map((texts) => texts.map((text) => JSON.stringify(text)));
  const place = expected?.findIndex((text, index) => text !== actual?.[index]) ?? -1;
  if (place < 0 && expected?.length === actual?.length) return [];
  return [`${name}, from ${expected?.[place] ?? "the end of the mailbox"} on: ${actual?.[place] ?? "more texts"}`];
}
