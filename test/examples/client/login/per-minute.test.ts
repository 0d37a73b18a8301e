import { setImmediate as endOfTurn } from "node:timers/promises";
import * as assert from "uvu/assert";
import { FileTransfers } from "../../../../examples/client/login/file-transfers.ts";
import { PerMinute } from "../../../../examples/client/login/per-minute.ts";
import type { ChatEvent } from "../../../../examples/client/screen/events.ts";
import { suite } from "../../../suite.ts";

const test = suite("what others send, so many a minute");

test("so-many-pass-and-the-rest-is-counted-each-minute", () => {
  const rests: number[] = [];
  const timers: Array<readonly [run: () => void, delayMs: number]> = [];
  const perMinute = new PerMinute({
    max: 3,
    tellRest: (count) => rests.push(count),
    setTimer: (...timer) => timers.push(timer),
  });
  const passed = (tries: number): number =>
    Array.from({ length: tries }, () => perMinute.take()).filter((passes) => passes).length;
  const endMinute = (): void => timers.shift()?.[0]();
  assert.is(passed(1_000), 3);
  assert.equal(
    timers.map(([, delayMs]) => delayMs),
    [60_000],
  );
  endMinute();
  assert.equal(rests, [997]);
  assert.is(passed(3), 3);
  endMinute();
  assert.equal(rests, [997], "nothing is left to tell");
  assert.is(passed(4), 3);
  endMinute();
  assert.equal(rests, [997, 1]);
  assert.is(timers.length, 0);
});

test("flood-of-file-offers-prints-few-lines-and-all-can-be-accepted-or-declined", async () => {
  const told: ChatEvent[] = [];
  const screen = { tell: (event: ChatEvent) => void told.push(event), status: () => {} };
  const declined: string[] = [];
  async function* offers() {
    for (let number = 0; number < 1_000; number++)
      yield {
        from: "mallory",
        name: `${number}.txt`,
        mediaType: "",
        size: 1,
        ended: new Promise<void>(() => {}),
        accept: async () => ({ path: "", size: 1 }),
        decline: () => void declined.push(`${number}.txt`),
      };
  }
  const over = new AbortController();
  const client = { files: { offers: offers(), send: () => Promise.reject(new Error("Nothing is sent.")) } };
  const files = new FileTransfers({ screen, client, folder: "/nonexistent", over: over.signal });
  await files.collect();
  await endOfTurn();
  assert.is(told.filter(({ event }) => event === "fileOffered").length, 10);
  for (let count = 0; count < 1_000; count++) files.decline("");
  assert.is(declined.length, 1_000);
});
