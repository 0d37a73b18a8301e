import type { Socket } from "node:net";
import * as assert from "uvu/assert";
import { BeginLoginRequest, ListDevicesRequest } from "../../../generated/chatwire/v1/account.ts";
import { OpenDatagramRequest, PingRequest } from "../../../generated/chatwire/v1/connection.ts";
import {
  AddContactRequest,
  BlockRequest,
  ListBlockedRequest,
  ListContactsRequest,
  RemoveContactRequest,
  UnblockRequest,
} from "../../../generated/chatwire/v1/contact.ts";
import type { Message } from "../../../generated/chatwire/v1/message.ts";
import { GetPeersRequest } from "../../../generated/chatwire/v1/presence.ts";
import {
  AddContact,
  BeginLogin,
  Block,
  Cancel,
  ConfirmTexts,
  FetchTexts,
  GetHistory,
  GetPeers,
  Invite,
  ListBlocked,
  ListContacts,
  ListDevices,
  MarkRead,
  OpenDatagram,
  Ping,
  RemoveContact,
  SetTyping,
  Unblock,
} from "../../../generated/chatwire/v1/rules.ts";
import { CancelRequest, InviteRequest } from "../../../generated/chatwire/v1/signalling.ts";
import {
  ConfirmTextsRequest,
  FetchTextsRequest,
  GetHistoryRequest,
  MarkReadRequest,
  SetTypingRequest,
} from "../../../generated/chatwire/v1/text.ts";
import { ChatClient, MemoryPins } from "../../../src/index.ts";
import { SeededRandom } from "../../../src/testing/seeded-random.ts";
import { timesOf } from "../../sample.ts";
import { SEED } from "../../seed.ts";
import { FEW_ITERATIONS } from "../../sim/scram-proof.ts";
import { suite } from "../../suite.ts";
import { MeasuredServer, type Usage } from "../measured-server.ts";
import { addressOf, openMany, openTcp, openTls } from "./attackers.ts";
import { mutate, renamed } from "./mutations.ts";

const test = suite("mutated traffic", { timeLimitMs: 120_000 });

const WARM_UP = timesOf(500, 1_000);
const MEMORY_MAX = 64 * 1_048_576;

for (const [security, sessions] of [
  ["plain", timesOf(1_000, 5_000)],
  ["tls", timesOf(100, 500)],
] as const) {
  test(`${sessions}-mutated-sessions-over-${security}-neither-crash-the-server-nor-leak-memory`, async () => {
    // With the default limits, most failures and registrations from these few addresses would be refused.
    const limits = { loginTriesMax: 1_000_000, loginTriesPerNameMax: 1_000_000, registrationsPerAddressMax: 1_000_000 };
    await using server = await MeasuredServer.start({ security, limits });
    const messages = await record(server, security);
    const random = new SeededRandom(SEED);
    const run = async (count: number, group: string): Promise<Usage> => {
      await openMany(count, (index) => play(server, security, renamed(messages, `${group}-${index}`), index, random));
      let usage = await server.usage();
      while (usage.connections > 0) usage = await server.usage();
      return usage;
    };

    const before = await run(WARM_UP, "warm");
    const after = await run(sessions, "s");
    const [rss, held] = [after.rss - before.rss, after.held - before.held].map((bytes) => bytes / 1_048_576);
    console.log(
      `${sessions} sessions over ${security}: ${rss?.toFixed(1)} MiB more, ${held?.toFixed(1)} of them reachable`,
    );
    assert.ok(after.rss - before.rss < MEMORY_MAX, `It grew by ${rss} MiB.`);
    assert.ok(after.held - before.held < MEMORY_MAX, `${held} MiB more are reachable.`);
    assert.is(after.warnings, 0);
    // Clients are still served.
    await record(server, security);
  });
}

/** The frames of a client that uses most commands. */
async function record({ port }: MeasuredServer, security: "plain" | "tls"): Promise<Message[]> {
  const messages: Message[] = [];
  const scheme = security === "plain" ? "chat+plain" : "chat";
  const [echo, ada] = await Promise.all(
    ["echo", "ada"].map((name) =>
      ChatClient.connect(`${scheme}://127.0.0.1:${port}`, {
        pins: new MemoryPins(),
        limits: FEW_ITERATIONS,
        tap: (way, message) => {
          if (way === "sent" && name === "ada") messages.push(message);
        },
      }),
    ),
  );
  if (echo === undefined || ada === undefined) throw new Error("The clients are not connected.");
  const suffix = `${process.hrtime.bigint()}`.slice(-12);
  const name = `echo-${suffix}`;
  await echo.register({ name, password: "secret-1", privacy: "PUBLIC" });
  await ada.register({ name: `ada-${suffix}`, password: "secret-1", privacy: "PUBLIC" });
  const to = { to: { user: name } };
  await ada.call(GetPeers, GetPeersRequest.create());
  await ada.texts.send(name, "hello");
  await ada.broadcast("lunch?");
  await ada.call(Ping, PingRequest.create());
  await ada.call(OpenDatagram, OpenDatagramRequest.create({ publicKey: new Uint8Array(32).fill(9) }));
  await ada.call(AddContact, AddContactRequest.create(), to);
  await ada.call(ListContacts, ListContactsRequest.create());
  await ada.call(RemoveContact, RemoveContactRequest.create(), to);
  await ada.call(SetTyping, SetTypingRequest.create({ typing: true }), to);
  await ada.call(FetchTexts, FetchTextsRequest.create());
  await ada.call(ConfirmTexts, ConfirmTextsRequest.create({ textId: 1 }));
  await ada.call(MarkRead, MarkReadRequest.create({ textId: 1 }), to);
  await ada.call(GetHistory, GetHistoryRequest.create(), to);
  const { introductionId } = await ada.call(Invite, InviteRequest.create({ connectionId: 7n }), to);
  await ada.call(Cancel, CancelRequest.create({ introductionId }));
  await ada.call(ListDevices, ListDevicesRequest.create());
  await ada.call(BeginLogin, BeginLoginRequest.create({ clientFirst: "n,,n=ada,r=0123456789" })).catch(() => {});
  await ada.privacy.set("PRIVATE");
  await ada.peers.setStatus("away");
  await ada.call(Block, BlockRequest.create(), to);
  await ada.call(ListBlocked, ListBlockedRequest.create());
  await ada.call(Unblock, UnblockRequest.create(), to);
  await ada.logOff();
  for (const client of [echo, ada]) await client.close();
  return messages;
}

/** Runs one mutated session until the server has closed it. */
async function play(
  { port }: MeasuredServer,
  security: "plain" | "tls",
  messages: readonly Message[],
  index: number,
  random: SeededRandom,
): Promise<void> {
  const bytes = mutate(messages, random);
  const socket = await (security === "plain" ? openTcp : openTls)(port, addressOf(index));
  const closed = ending(socket);
  const cut = random.below(bytes.length + 1);
  socket.write(bytes.subarray(0, cut));
  // Half of them leave the close to the server.
  if (random.below(2) === 0) await new Promise((resolve) => setImmediate(resolve));
  socket.end(bytes.subarray(cut));
  await closed;
}

function ending(socket: Socket): Promise<void> {
  return new Promise((resolve) => {
    socket.on("close", () => resolve()).resume();
  });
}
