/** Records a scripted run of a server and two clients. */

import { Message } from "../../generated/chatwire/v1/message.ts";
import { State } from "../../generated/chatwire/v1/options.ts";
import { HangUp, WatchPeers } from "../../generated/chatwire/v1/rules.ts";
import { HangUpRequest } from "../../generated/chatwire/v1/signalling.ts";
import { createIdentity } from "../client/account/identity.ts";
import { ChatClient } from "../client/chat-client.ts";
import { MemoryPins } from "../client/connection/pins.ts";
import { ClosedError, ProtocolError, UsageError } from "../errors.ts";
import { DatagramOpener } from "../framing/sealed-datagram.ts";
import { ChatServer } from "../server/chat-server.ts";
import { ProbeClient } from "../session/probe/probe-client.ts";
import { ProbeServer } from "../session/probe/probe-server.ts";
import type { Step } from "./mermaid.ts";
import { labelOf } from "./message-label.ts";
import { Recorder, SERVER } from "./recorder.ts";

/** One sequence diagram. */
export interface Chapter {
  readonly title: string;
  readonly steps: readonly Step[];
}

export const PARTICIPANTS = ["ada", SERVER, "grace"] as const;

/** The minimum, because the recording does not depend on it. */
const SCRAM_ITERATIONS = 4_096;
const PASSWORD = "correct horse";
const INVITED = ["grace", "invited"] as const;
/** A client fetches its waiting texts after each login. */
const CAUGHT_UP = ["ada", "fetchTextsResponse"] as const;

const PROBE_CONNECTION_ID = 1n;
const [CLIENT_KEY, SERVER_KEY] = [new Uint8Array(32).fill(1), new Uint8Array(32).fill(2)];
const CLIENT_ADDRESS = { address: "192.0.2.1", port: 1_001 };

interface Cast {
  readonly recorder: Recorder;
  readonly ada: ChatClient;
  readonly grace: ChatClient;
}

/** Runs the scenario: first the requests to the server, then the beginning and the end of a conversation. */
export async function recordServerScenario(): Promise<{ clientServer: Chapter[]; clientClient: Chapter[] }> {
  const recorder = new Recorder();
  const limits = { scramIterations: SCRAM_ITERATIONS };
  await using server = await ChatServer.listen({ host: "127.0.0.1", port: 0, limits, grease: false });
  const connect = (name: string): Promise<ChatClient> =>
    ChatClient.connect(`chat://127.0.0.1:${server.port}`, {
      pins: new MemoryPins(),
      tap: recorder.tapOf(name),
      grease: false,
    });
  let connected: ChatClient | undefined;
  const hello = await recorder.record(async () => {
    connected = await connect("ada");
  });
  if (connected === undefined) throw new UsageError("The client did not connect.", "WRONG_STATE");
  await using ada = connected;
  await using grace = await connect("grace");
  const cast = { recorder, ada, grace };
  const clientServer = [
    ...(await recordAccounts(cast, hello)),
    ...(await recordPresence(cast)),
    ...(await recordPrivacy(cast)),
  ];
  return { clientServer, clientClient: await recordSignalling(cast) };
}

async function recordAccounts({ recorder, ada, grace }: Cast, hello: readonly Step[]): Promise<Chapter[]> {
  const identity = createIdentity();
  const register = await recorder.record(
    () => ada.register({ name: "ada", password: PASSWORD, privacy: "PUBLIC", identity }),
    [CAUGHT_UP],
  );
  await grace.register({ name: "grace", password: PASSWORD, privacy: "PUBLIC" });
  const logOff = await recorder.record(() => ada.logOff());
  const wrong = await recorder.record(() => refused(ada.logIn({ name: "ada", password: "wrong", identity })));
  const logIn = await recorder.record(() => ada.logIn({ name: "ada", password: PASSWORD, identity }), [CAUGHT_UP]);
  return [
    { title: "Connect and register", steps: [...hello, ...register] },
    { title: "Log off and log in, with a wrong password first", steps: [...logOff, ...wrong, ...logIn] },
  ];
}

async function recordPresence({ recorder, ada, grace }: Cast): Promise<Chapter[]> {
  const list = await recorder.record(() => ada.getPeers());
  const watch = await recorder.record(() => ada.call(WatchPeers, { enabled: true }));
  const away = await recorder.record(() => grace.peers.setStatus("away"), [["ada", "peersChanged"]]);
  const back = await recorder.record(() => grace.peers.setStatus("available"), [["ada", "peersChanged"]]);
  const text = await recorder.record(() => ada.texts.send("grace", "hello"), [["grace", "textReceived"]]);
  const broadcast = await recorder.record(() => ada.broadcast("lunch?"), [["grace", "broadcastReceived"]]);
  return [
    { title: "Get the list of peers and watch it", steps: [...list, ...watch, ...away, ...back] },
    { title: "Send a text to one user, and to everyone", steps: [...text, ...broadcast] },
  ];
}

async function recordPrivacy({ recorder, ada, grace }: Cast): Promise<Chapter[]> {
  const hide = await recorder.record(() => grace.privacy.set("PRIVATE"), [["ada", "peersChanged"]]);
  const list = await recorder.record(() => ada.getPeers());
  const text = await recorder.record(() => refused(ada.texts.send("grace", "hello?")));
  const nobody = await recorder.record(() => refused(ada.texts.send("nobody", "hello?")));
  const broadcast = await recorder.record(() => ada.broadcast("lunch?"));
  const fromPrivate = await recorder.record(() => grace.texts.send("ada", "I am here"), [["ada", "textReceived"]]);
  await ada.call(WatchPeers, { enabled: false });
  await grace.privacy.set("PUBLIC");
  const steps = [...hide, ...list, ...text, ...nobody, ...broadcast, ...fromPrivate];
  return [{ title: "A private user", steps }];
}

async function recordSignalling({ recorder, ada, grace }: Cast): Promise<Chapter[]> {
  const invitations = grace.conversations.invitations[Symbol.asyncIterator]();
  let declining: Promise<void> | undefined;
  const declined = await recorder.record(() => {
    declining = refused(ada.connectTo("grace"));
  }, [["ada", "inviteResponse"], INVITED]);
  const first = await invitations.next();
  const decline = await recorder.record(() => first.value?.decline(), [["ada", "declined"]]);
  await declining;

  let linked: ReturnType<ChatClient["connectTo"]> | undefined;
  const invite = await recorder.record(() => {
    linked = ada.connectTo("grace");
    linked.catch(() => {});
  }, [["ada", "inviteResponse"], INVITED]);
  const second = await invitations.next();
  const accept = await recorder.record(() => second.value?.accept(), [["ada", "accepted"]]);
  const link = await linked;
  const body = recorder.last("inviteResponse")?.body;
  const introductionId = body?.case === "inviteResponse" ? body.value.introductionId : 0;
  const hangUp = await recorder.record(
    () => ada.call(HangUp, HangUpRequest.create({ introductionId })),
    [["grace", "hungUp"]],
  );
  await link?.closed;
  return [
    { title: "Invite, and decline", steps: [...withProbe(declined), ...decline] },
    { title: "Invite, and accept", steps: [...invite, ...withProbe(accept)] },
    { title: "Hang up", steps: hangUp },
  ];
}

/** Inserts the probe after the agreement on its keys. A tap sees no datagrams, so the probe is recorded apart. */
function withProbe(steps: readonly Step[]): Step[] {
  return steps.flatMap((step) =>
    step.label.startsWith("OpenDatagramResponse") ? [step, ...recordProbe(step.to)] : [step],
  );
}

/** A client's probe and the server's answer, in memory. */
function recordProbe(client: string): Step[] {
  const keys = { connectionId: PROBE_CONNECTION_ID };
  const probeClient = new ProbeClient({ ...keys, sealKey: CLIENT_KEY, openKey: SERVER_KEY }, 0);
  const probeServer = new ProbeServer({ ...keys, sealKey: SERVER_KEY, openKey: CLIENT_KEY }, 0);
  const steps: Step[] = [];
  for (let probe = probeClient.pollTransmit(0); probe !== undefined; probe = probeClient.pollTransmit(0)) {
    steps.push({ from: client, to: SERVER, label: labelOfSealed(CLIENT_KEY, probe), over: "datagram" });
    const answer = probeServer.handleDatagram(probe, CLIENT_ADDRESS, State.AVAILABLE, 0);
    if (answer === undefined) continue;
    steps.push({ from: SERVER, to: client, label: labelOfSealed(SERVER_KEY, answer), over: "datagram" });
    probeClient.handleDatagram(answer, 0);
  }
  return steps;
}

function labelOfSealed(key: Uint8Array, datagram: Uint8Array): string {
  const opened = new DatagramOpener(key, PROBE_CONNECTION_ID).open(datagram, 0);
  return opened === undefined ? "" : labelOf(Message.decode(opened.message));
}

/** Waits for the refusal that the script expects. */
async function refused(call: Promise<unknown>): Promise<void> {
  try {
    await call;
  } catch (error) {
    if (error instanceof ProtocolError || (error instanceof ClosedError && error.code === "DECLINED")) return;
    throw error;
  }
  throw new UsageError("A call succeeded that the script expects to be refused.");
}
