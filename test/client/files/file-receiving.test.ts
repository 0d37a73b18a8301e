import * as assert from "uvu/assert";
import type { FileLink } from "../../../src/client/files/file-links.ts";
import { FileReceiving } from "../../../src/client/files/file-receiving.ts";
import type { FileSink, FileWriting } from "../../../src/client/files/file-sink.ts";
import { FILE_BLOCK_BYTES } from "../../../src/crypto/block-tree.ts";
import { ClosedError } from "../../../src/index.ts";
import { systemNetwork } from "../../../src/net/system-network.ts";
import { FileContent } from "../../peering/files/file-content.ts";
import { suite } from "../../suite.ts";

const test = suite("a file that is received");

const content = new FileContent(2 * FILE_BLOCK_BYTES);

/** A file of a peer, and a sink that opens when the test says so. */
class Receiving {
  readonly ends: string[] = [];
  open: () => void = () => {};

  readonly sink: FileSink = {
    open: async () => {
      await new Promise<void>((resolve) => {
        this.open = resolve;
      });
      return this.#writing;
    },
  };

  readonly #writing: FileWriting = {
    held: new Uint8Array(2),
    write: async () => {},
    finish: async () => "",
    suspend: async () => void this.ends.push("suspended"),
    discard: async () => void this.ends.push("discarded"),
  };

  readonly file = new FileReceiving({
    clock: systemNetwork,
    limits: { fileResumeMs: 60_000 },
    from: "ada",
    description: content.description(),
    onOver: () => {},
  });

  readonly handler = this.file.attach({ peer: "ada", files: { accept() {}, end() {} } } as unknown as FileLink, 1);
}

test("what-is-cancelled-while-the-sink-opens-is-removed-and-what-is-lost-is-kept", async () => {
  const cases: Record<string, [run: (receiving: Receiving, stop: AbortController) => void, end: string]> = {
    "the program cancels": [(_, stop) => stop.abort(new Error("enough")), "discarded"],
    "the peer withdraws": [({ handler }) => handler.ended({ code: "FILE_CANCELLED", by: "peer" }), "discarded"],
    "the peer has another file": [({ handler }) => handler.ended({ code: "FILE_DAMAGED", by: "peer" }), "suspended"],
    "the login ends": [({ file }) => file.end(new ClosedError("CLOSED", "You logged off.")), "suspended"],
  };
  for (const [what, [run, end]] of Object.entries(cases)) {
    const [receiving, stop] = [new Receiving(), new AbortController()];
    const received = receiving.file.offer.accept(receiving.sink, { signal: stop.signal }).catch((error) => error);
    await Promise.resolve();
    run(receiving, stop);
    assert.instance(await received, Error, what);
    receiving.open();
    await new Promise((resolve) => setImmediate(resolve));
    assert.equal(receiving.ends, [end], what);
  }
});

test("offer-ends-when-it-is-answered-withdrawn-or-lost", async () => {
  const ends: ((receiving: Receiving) => void)[] = [
    ({ file }) => file.offer.decline(),
    ({ file, sink }) => void file.offer.accept(sink).catch(() => {}),
    ({ handler }) => handler.ended({ code: "FILE_CANCELLED", by: "peer" }),
    ({ file }) => file.giveUp(),
  ];
  for (const end of ends) {
    const receiving = new Receiving();
    let isOver = false;
    void receiving.file.offer.ended.then(() => {
      isOver = true;
    });
    await new Promise((resolve) => setImmediate(resolve));
    assert.is(isOver, false);
    end(receiving);
    await receiving.file.offer.ended;
  }
});
