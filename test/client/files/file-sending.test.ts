import * as assert from "uvu/assert";
import { type FileLink, FileLinks } from "../../../src/client/files/file-links.ts";
import { FileSending } from "../../../src/client/files/file-sending.ts";
import { FILE_BLOCK_BYTES } from "../../../src/crypto/block-tree.ts";
import { ClosedError } from "../../../src/index.ts";
import { DEFAULT_LIMITS } from "../../../src/limits.ts";
import { systemNetwork } from "../../../src/net/system-network.ts";
import { FileContent } from "../../peering/files/file-content.ts";
import { suite } from "../../suite.ts";
import { codeOf } from "../chat-world.ts";
import { sourceOf } from "./memory-files.ts";

const test = suite("a file that is sent");

const content = new FileContent(20 * FILE_BLOCK_BYTES);

/** Sends to a receiver whose links end as soon as it has accepted. @param held  the blocks that it has on each link */
async function send(held: (link: number) => number): Promise<{ links: number; code: unknown }> {
  let links = 0;
  const link = {
    peer: "mallory",
    closed: new Promise(() => {}),
    connected: async () => {},
    close: async () => {},
    files: {
      offer: (...[, , handler]: Parameters<FileLink["files"]["offer"]>) => {
        const blocks = held(links);
        links += 1;
        setImmediate(() => {
          if (blocks > 20) handler.ended({ code: undefined, by: "peer" });
          else handler.accepted(blocks);
          handler.lost(new ClosedError("CLOSED_BY_PEER", "The link has ended."));
        });
        return links;
      },
      withdraw: () => {},
      supply: () => {},
    },
  } as unknown as FileLink;
  const about = {
    clock: systemNetwork,
    limits: DEFAULT_LIMITS,
    links: new FileLinks({ links: () => [link], connect: () => Promise.reject(new Error("There is a link.")) }),
    over: new AbortController().signal,
  };
  const code = await codeOf(new FileSending(about, "mallory", sourceOf(content), {}).run());
  return { links, code };
}

test("receiver-that-keeps-nothing-is-not-sent-the-file-for-ever", async () => {
  assert.equal(await send(() => 3), { links: 9, code: "FILE_NOT_STORED" });
});

test("receiver-that-comes-further-now-and-then-gets-the-file", async () => {
  assert.equal(await send((link) => 3 * Math.floor(link / 3)), { links: 22, code: "none" });
});
