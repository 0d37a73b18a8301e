import { Message } from "../../generated/chatwire/v1/message.ts";
import { State } from "../../generated/chatwire/v1/options.ts";
import { DatagramOpener } from "../framing/sealed-datagram.ts";
import { ProbeClient } from "../session/probe/probe-client.ts";
import { ProbeServer } from "../session/probe/probe-server.ts";
import type { Step } from "./mermaid.ts";
import { labelOf } from "./message-label.ts";
import { SERVER } from "./recorder.ts";

const CONNECTION_ID = 1n;
const [CLIENT_KEY, SERVER_KEY] = [new Uint8Array(32).fill(1), new Uint8Array(32).fill(2)];
const CLIENT_ADDRESS = { address: "192.0.2.1", port: 1_001 };

/** A client's probe and the server's answer, in memory. */
export function recordProbe(client: string): Step[] {
  const keys = { connectionId: CONNECTION_ID };
  const asking = new ProbeClient({ ...keys, sealKey: CLIENT_KEY, openKey: SERVER_KEY }, 0);
  const answering = new ProbeServer({ ...keys, sealKey: SERVER_KEY, openKey: CLIENT_KEY }, 0);
  const steps: Step[] = [];
  for (let probe = asking.pollTransmit(0); probe !== undefined; probe = asking.pollTransmit(0)) {
    steps.push({ from: client, to: SERVER, label: read(CLIENT_KEY, probe), over: "datagram" });
    const answer = answering.handleDatagram(probe, CLIENT_ADDRESS, State.AVAILABLE, 0);
    if (answer === undefined) continue;
    steps.push({ from: SERVER, to: client, label: read(SERVER_KEY, answer), over: "datagram" });
    asking.handleDatagram(answer, 0);
  }
  return steps;
}

function read(key: Uint8Array, datagram: Uint8Array): string {
  const opened = new DatagramOpener(key, CONNECTION_ID).open(datagram, 0);
  return opened === undefined ? "" : labelOf(Message.decode(opened.message));
}
