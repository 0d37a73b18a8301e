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

/**
 * Sends to a receiver whose links end as soon as it has accepted, and was sent what it asks for.
 *
 * @param held     the blocks that it claims to have on each link
 * @param asksFor  how many blocks it then asks for
 */
async function send(
  held: (link: number) => number,
  asksFor: (blocksHeld: number) => number = () => 0,
): Promise<{ links: number; code: unknown; blocks: number }> {
  let [links, blocksSent] = [0, 0];
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
          for (let block = 0; block < asksFor(blocks); block++) handler.wanted(block);
          setImmediate(() => handler.lost(new ClosedError("CLOSED_BY_PEER", "The link has ended.")));
        });
        return links;
      },
      withdraw: () => {},
      supply: () => {
        blocksSent += 1;
      },
    },
  } as unknown as FileLink;
  const about = {
    clock: systemNetwork,
    limits: { ...DEFAULT_LIMITS, fileSendFactorMax: 2 },
    links: new FileLinks({ links: () => [link], connect: () => Promise.reject(new Error("There is a link.")) }),
    over: new AbortController().signal,
  };
  const code = await codeOf(new FileSending(about, "mallory", sourceOf(content), {}).run());
  return { links, code, blocks: blocksSent };
}

test("receiver-that-keeps-nothing-is-not-sent-the-file-for-ever", async () => {
  assert.equal(await send(() => 3), { links: 9, code: "FILE_NOT_STORED", blocks: 0 });
});

test("receiver-that-comes-further-now-and-then-gets-the-file", async () => {
  assert.equal(await send((link) => 3 * Math.floor(link / 3)), { links: 22, code: "none", blocks: 0 });
});

test("receiver-that-claims-one-more-block-on-each-link-is-sent-fileSendFactorMax-times-the-file", async () => {
  const { code, blocks, links } = await send(
    (link) => link,
    (held) => 20 - held,
  );
  assert.is(code, "LIMIT_REACHED");
  assert.is(links, 3);
  assert.ok(blocks <= 2 * 20, `${blocks} blocks`);
});
