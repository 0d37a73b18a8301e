import { Rule } from "../../../generated/chatwire/v1/options.ts";
import { Candidate } from "../../../generated/chatwire/v1/signalling.ts";
import type { ApplicationCodec, Received } from "../../../src/index.ts";

/** An application message: the codec of a message of the schema, under another name. */
export function placeOf(name: string, rule: Partial<Rule> = {}): ApplicationCodec<Candidate> {
  return { ...Candidate, typeName: `example.${name}`, rule: Rule.create(rule) };
}

export const place = (address: string): Candidate => Candidate.create({ address });

export const addressOf = ({ message }: Received<Candidate>): string => message.address;

/** "place 1", "place 2" and so on. */
export function namesOf(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `place ${index + 1}`);
}

/** How calls ended: "done", or the code of the error. */
export async function endsOf(calls: readonly Promise<unknown>[]): Promise<string[]> {
  const ends = await Promise.allSettled(calls);
  return ends.map((end) => (end.status === "fulfilled" ? "done" : String(end.reason.code)));
}
