import { expectationOf } from "../expectations.ts";
import { Internet } from "../internet.ts";
import { type FailedCell, type Pairing, runRounds } from "../rounds.ts";
import type { Kind } from "../routers.ts";
import { askWhy, converse, leave, startExample, talk } from "./example-side.ts";
import type { ToldWay } from "./why-text.ts";

/** What came of two users of the example client. */
export interface ExampleCell {
  readonly inviter: Kind;
  readonly other: Kind;
  /** How the link goes, as each of the two reads it. */
  readonly ways: readonly (ToldWay | undefined)[];
  /** What the two read otherwise than it is. */
  readonly mistakes: readonly string[];
}

/**
 * Lets users of the example client talk by their standard inputs, each in homes of two kinds: one invites the other, both
 * send a text, both ask why the conversation is direct or relayed, and the one who has invited leaves.
 *
 * @param onCell  called as soon as the result of a cell is known
 * @throws the reason of the signal; Error: the lab failed before the first cell
 */
export async function runExampleCells(
  pairings: readonly Pairing[],
  signal: AbortSignal,
  onCell: (cell: ExampleCell | FailedCell) => void,
): Promise<void> {
  using internet = await Internet.create(signal);
  await runRounds(pairings, signal, {
    start: (name, kind, role) => startExample(internet, name, kind, ...(role === "other" ? ["--accept"] : [])),
    run: async (ada, bob, [inviter, other]) => {
      for (const { client } of [ada, bob]) client.forget();
      await converse(ada, bob);
      await talk(ada, bob, "hello");
      const expectation = expectationOf(inviter, other);
      const answers = [await askWhy(ada, bob, expectation), await askWhy(bob, ada, expectation)];
      await leave(ada, bob);
      const ways = answers.map(({ way }) => way);
      onCell({ inviter, other, ways, mistakes: answers.flatMap(({ mistakes }) => mistakes) });
    },
    onFailure: onCell,
  });
}
