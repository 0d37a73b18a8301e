/** Scenes between a client and the server, with another client if it sees something of it. */

import { PingRequest } from "../../../generated/chatwire/v1/connection.ts";
import { Rule } from "../../../generated/chatwire/v1/options.ts";
import { WatchPeers } from "../../../generated/chatwire/v1/rules.ts";
import { createIdentity } from "../../client/account/identity.ts";
import type { ApplicationCodec } from "../../client/events/application-messages.ts";
import type { TextMessage } from "../../client/texts/text.ts";
import { UsageError } from "../../errors.ts";
import type { Scene, Stage } from "./stage.ts";

const PASSWORD = "correct horse";
/** The login of ada, whose client has the same keys on each connection. */
export const ADA = { name: "ada", password: PASSWORD, identity: createIdentity() };
const GRACE = { name: "grace", password: PASSWORD, identity: createIdentity() };
/** What `logIn` returned for the device of ada. */
const DEVICE = "device of ada";

/** An empty application message. */
function applicationCodec(typeName: string): ApplicationCodec<PingRequest> {
  return { ...PingRequest, typeName, rule: Rule.create() };
}

/** Grace comes after this scene, unseen. */
export const FIRST_CLIENT: Scene = {
  title: "Connect and register",
  play: async (stage) => {
    const ada = await stage.connect("ada");
    await stage.run(ada.register({ ...ADA, privacy: "PUBLIC" }));
  },
  messages: [
    "ada->>server: HelloRequest",
    "server->>ada: HelloResponse",
    'ada->>server: BeginRegisterRequest name "ada"',
    "server->>ada: BeginRegisterResponse",
    'ada->>server: RegisterRequest name "ada", privacy PUBLIC',
    'server->>ada: RegisterResponse text "You registered successfully."',
    "ada->>server: FetchTextsRequest",
    "server->>ada: FetchTextsResponse",
  ],
};

export const SECOND_CLIENT: Scene["play"] = async (stage) => {
  const grace = await stage.connect("grace");
  await stage.run(grace.register({ ...GRACE, privacy: "PUBLIC" }));
};

export const CLIENT_SERVER: readonly Scene[] = [
  {
    title: "Log off and log in, with a wrong password first",
    play: async (stage) => {
      const { ada } = stage;
      await stage.run(ada.logOff());
      await stage.refused(ada.logIn({ ...ADA, password: "wrong" }));
      const { device } = await stage.run(ada.logIn({ ...ADA, device: { label: "phone" } }));
      stage.keep(DEVICE, device);
    },
    messages: [
      "ada->>server: LogOffRequest",
      "server->>ada: LogOffResponse",
      "ada->>server: BeginLoginRequest",
      "server->>ada: BeginLoginResponse",
      "ada->>server: FinishLoginRequest",
      "server->>ada: ErrorInfo LOGIN_FAILED",
      "ada->>server: BeginLoginRequest",
      "server->>ada: BeginLoginResponse",
      'ada->>server: FinishLoginRequest label "phone"',
      "server->>ada: FinishLoginResponse",
      "ada->>server: FetchTextsRequest",
      "server->>ada: FetchTextsResponse",
    ],
  },
  {
    title: "A lost connection, over which the session goes on",
    play: async (stage) => {
      await stage.break("ada");
    },
    messages: [
      "ada->>server: HelloRequest",
      "server->>ada: HelloResponse",
      "ada->>server: ResumeRequest received 10",
      "server->>ada: ResumeResponse received 10",
    ],
  },
  {
    title: "Log in with a device",
    play: async (stage) => {
      const { ada } = stage;
      await stage.run(ada.logOff());
      await stage.run(ada.logInWithDevice(stage.kept(DEVICE), { identity: ADA.identity }));
    },
    messages: [
      "ada->>server: LogOffRequest",
      "server->>ada: LogOffResponse",
      "ada->>server: BeginDeviceLoginRequest",
      "server->>ada: BeginDeviceLoginResponse",
      "ada->>server: FinishDeviceLoginRequest",
      "server->>ada: FinishDeviceLoginResponse",
      "ada->>server: FetchTextsRequest",
      "server->>ada: FetchTextsResponse",
    ],
  },
  {
    title: "Get the list of peers and watch it",
    play: async (stage) => {
      const { ada, grace } = stage;
      await stage.run(ada.getPeers());
      await stage.run(ada.call(WatchPeers, { enabled: true }));
      await stage.run(grace.peers.setStatus("away"));
      await stage.run(grace.peers.setStatus("available"));
    },
    messages: [
      "ada->>server: GetPeersRequest",
      'server->>ada: GetPeersResponse peers "grace" AVAILABLE',
      "ada->>server: WatchPeersRequest enabled true",
      "server->>ada: WatchPeersResponse",
      "grace->>server: SetStatusRequest status AWAY",
      "server->>grace: SetStatusResponse",
      'server->>ada: PeersChanged changed "grace" AWAY',
      "grace->>server: SetStatusRequest status AVAILABLE",
      "server->>grace: SetStatusResponse",
      'server->>ada: PeersChanged changed "grace" AVAILABLE',
    ],
  },
  {
    title: "Send a text to one user, and to everyone",
    play: async (stage) => {
      const { ada } = stage;
      await stage.run(ada.texts.send("grace", "hello"));
      await stage.run(ada.broadcast("lunch?"));
    },
    messages: [
      'ada->>server: SendTextRequest to "grace", text "hello"',
      'server->>grace: TextReceived from "ada", text "hello"',
      "server->>ada: SendTextResponse",
      'ada->>server: BroadcastRequest to everyone, text "lunch?"',
      'server->>grace: BroadcastReceived from "ada", text "lunch?"',
      "server->>ada: BroadcastResponse recipients 1",
    ],
  },
  {
    title: "Application messages, one taken and one refused",
    play: async (stage) => {
      const { ada, grace } = stage;
      const [taken, refused] = ["example.Moved", "example.Drawn"].map(applicationCodec);
      if (taken === undefined || refused === undefined) return;
      grace.refuse(refused);
      await stage.run(ada.send("grace", taken, PingRequest.create()));
      await stage.refused(ada.send("grace", refused, PingRequest.create()));
    },
    messages: [
      'ada->>server: SendMessageRequest to "grace"',
      'server->>grace: MessageReceived from "ada"',
      "grace->>server: MessageOutcomes",
      "server->>ada: SendMessageResponse",
      "server->>ada: MessageOutcomes",
      'ada->>server: SendMessageRequest to "grace"',
      'server->>grace: MessageReceived from "ada"',
      "grace->>server: MessageOutcomes",
      "server->>ada: SendMessageResponse",
      "server->>ada: MessageOutcomes",
    ],
  },
  {
    title: "Read the text",
    play: async (stage) => {
      const { grace } = stage;
      const { id } = await stage.run(nextText(stage));
      await stage.run(grace.texts.markRead("ada", id));
    },
    messages: [
      "grace->>server: ConfirmTextsRequest",
      "server->>ada: ReceiptChanged receipt DELIVERED",
      "server->>grace: ConfirmTextsResponse",
      'grace->>server: MarkReadRequest to "ada"',
      "server->>grace: MarkReadResponse",
      "server->>ada: ReceiptChanged receipt READ",
    ],
  },
  {
    title: "A text to a user who is away and fetches it later",
    play: async (stage) => {
      const { ada, grace } = stage;
      await stage.run(grace.logOff());
      await stage.run(ada.texts.send("grace", "are you there?"));
      await stage.run(grace.logIn(GRACE));
      await stage.run(nextText(stage));
    },
    messages: [
      "grace->>server: LogOffRequest",
      "server->>grace: LogOffResponse",
      'server->>ada: PeersChanged changed "grace" AWAY',
      'ada->>server: SendTextRequest to "grace", text "are you there?"',
      "server->>ada: SendTextResponse",
      "grace->>server: BeginLoginRequest",
      "server->>grace: BeginLoginResponse",
      "grace->>server: FinishLoginRequest",
      "server->>grace: FinishLoginResponse",
      "grace->>server: FetchTextsRequest",
      'server->>grace: FetchTextsResponse texts "ada" "are you there?"',
      'server->>ada: PeersChanged changed "grace" AVAILABLE',
      "grace->>server: ConfirmTextsRequest",
      "server->>ada: ReceiptChanged receipt DELIVERED",
      "server->>grace: ConfirmTextsResponse",
    ],
  },
  {
    title: "A text that is sent again with its id, because its answer did not come in time",
    play: async (stage) => {
      const { ada } = stage;
      const id = ada.createRequestId();
      await stage.late(ada.texts.send("grace", "pay 100", { id, timeoutMs: 1 }));
      await stage.run(ada.texts.send("grace", "pay 100", { id }));
      await stage.run(nextText(stage));
    },
    messages: [
      'ada->>server: SendTextRequest to "grace", text "pay 100"',
      'server->>grace: TextReceived from "ada", text "pay 100"',
      "server->>ada: SendTextResponse",
      'ada->>server: SendTextRequest to "grace", repeated, text "pay 100"',
      "server->>ada: SendTextResponse",
      "grace->>server: ConfirmTextsRequest",
      "server->>ada: ReceiptChanged receipt DELIVERED",
      "server->>grace: ConfirmTextsResponse",
    ],
  },
  {
    title: "Posts in a room, one of them edited, and a client that was away and catches up",
    play: async (stage) => {
      const { ada, grace } = stage;
      const room = await stage.run(ada.rooms.create({ name: "tea", visibility: "public" }));
      await stage.run(grace.rooms.join(room.id));
      const { epoch, number } = await stage.run(room.post("hello"));
      await stage.run(grace.logOff());
      await stage.run(room.edit({ epoch, number }, "hello, all"));
      await stage.run(room.post("lunch?"));
      await stage.run(grace.logIn(GRACE));
      const [again] = await stage.run(grace.rooms.list());
      const posts = again?.posts({ after: { epoch, number, change: 0 } });
      for (let entries = 0; posts !== undefined && entries < 2; entries += 1) await stage.run(posts.next());
    },
    messages: [
      'ada->>server: CreateRoomRequest name "tea"',
      "server->>ada: CreateRoomResponse",
      "grace->>server: JoinRoomRequest to a room",
      "server->>grace: JoinRoomResponse",
      'ada->>server: PostInRoomRequest to a room, text "hello"',
      'server->>grace: PostReceived from "ada", text "hello"',
      "server->>ada: PostInRoomResponse",
      "grace->>server: LogOffRequest",
      "server->>grace: LogOffResponse",
      'server->>ada: PeersChanged changed "grace" AWAY',
      'ada->>server: EditPostRequest to a room, text "hello, all"',
      "server->>ada: EditPostResponse",
      'server->>ada: PostChanged from "ada", text "hello, all"',
      'ada->>server: PostInRoomRequest to a room, text "lunch?"',
      "server->>ada: PostInRoomResponse",
      "grace->>server: BeginLoginRequest",
      "server->>grace: BeginLoginResponse",
      "grace->>server: FinishLoginRequest",
      "server->>grace: FinishLoginResponse",
      "grace->>server: FetchTextsRequest",
      "server->>grace: FetchTextsResponse",
      'server->>ada: PeersChanged changed "grace" AVAILABLE',
      "grace->>server: ListRoomsRequest",
      "server->>grace: ListRoomsResponse",
      "grace->>server: GetRoomHistoryRequest to a room, page after 1",
      'server->>grace: GetRoomHistoryResponse posts 2 "ada" "lunch?"',
      "grace->>server: GetRoomHistoryRequest to a room, page changed after 0",
      'server->>grace: GetRoomHistoryResponse posts 1 "ada" "hello, all"',
    ],
  },
  {
    title: "A private user",
    play: async (stage) => {
      const { ada, grace } = stage;
      await stage.run(grace.privacy.set("PRIVATE"));
      await stage.run(ada.getPeers());
      await stage.refused(ada.texts.send("grace", "hello?"));
      await stage.refused(ada.texts.send("nobody", "hello?"));
      await stage.run(ada.broadcast("lunch?"));
      await stage.run(grace.texts.send("ada", "I am here"));
    },
    messages: [
      "grace->>server: SetPrivacyRequest privacy PRIVATE",
      "server->>grace: SetPrivacyResponse",
      'server->>ada: PeersChanged changed none, gone "grace"',
      "ada->>server: GetPeersRequest",
      "server->>ada: GetPeersResponse peers none",
      'ada->>server: SendTextRequest to "grace", text "hello?"',
      "server->>ada: ErrorInfo USER_NOT_FOUND",
      'ada->>server: SendTextRequest to "nobody", text "hello?"',
      "server->>ada: ErrorInfo USER_NOT_FOUND",
      'ada->>server: BroadcastRequest to everyone, text "lunch?"',
      "server->>ada: BroadcastResponse recipients 0",
      'grace->>server: SendTextRequest to "ada", text "I am here"',
      'server->>ada: TextReceived from "grace", text "I am here"',
      "server->>grace: SendTextResponse",
    ],
  },
];

/** Undoes what the scenes above would show in later ones. */
export const BACK_TO_PUBLIC: Scene["play"] = async (stage) => {
  await stage.run(stage.ada.call(WatchPeers, { enabled: false }));
  await stage.run(stage.grace.privacy.set("PUBLIC"));
};

/** Played last. */
export const LAST: Scene = {
  title: "The server closes a connection, with its reason",
  play: (stage) => stage.closeServer(),
  messages: ["server->>grace: ErrorInfo GOING_AWAY, command 0", "server->>ada: ErrorInfo GOING_AWAY, command 0"],
};

/** Reads texts of grace up to the next one that is not a broadcast. */
async function nextText({ grace }: Stage): Promise<TextMessage> {
  for await (const message of grace.texts.messages) {
    if (message.kind !== "text") continue;
    grace.texts.confirm(message.id);
    return message;
  }
  throw new UsageError("Grace got no text.");
}
