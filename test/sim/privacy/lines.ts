/** Answers and events as lines of text, which the model can produce too. */

import { Audience, Privacy, type PrivacySettings, type Welcome } from "../../../generated/chatwire/v1/account.ts";
import { Outcome } from "../../../generated/chatwire/v1/application.ts";
import { type Contact, ContactState } from "../../../generated/chatwire/v1/contact.ts";
import { ErrorCode } from "../../../generated/chatwire/v1/error.ts";
import type { MessageBody } from "../../../generated/chatwire/v1/message.ts";
import { type Peer, type PeerCounts, Status } from "../../../generated/chatwire/v1/presence.ts";
import type { Introduction } from "../../../generated/chatwire/v1/signalling.ts";
import { Receipt, type Text } from "../../../generated/chatwire/v1/text.ts";
import type { ModelPeer } from "./model.ts";

/** The line of one answer or event. */
export function lineOf(body: MessageBody): string {
  switch (body.case) {
    case "error":
      return `refused ${wordIn(ErrorCode, body.value.code)}`;
    case "registerResponse":
      return `registered ${body.value.port}`;
    case "finishLoginResponse":
    case "finishDeviceLoginResponse":
      return welcomeLine(body.value.welcome);
    case "setPrivacyResponse":
      return `privacy ${settingsOf(body.value.settings)}`;
    case "privacyChanged":
      return `privacy changed ${settingsOf(body.value.settings)}`;
    case "getPeersResponse":
      return `peers ${body.value.peers.map(peerOf).map(peerLine).join(", ")}`;
    case "watchScopeResponse":
      return body.value.counts === undefined ? "done" : countsLine(body.value.counts);
    case "peerCountsChanged":
      return body.value.counts === undefined ? "?" : countsLine(body.value.counts);
    case "listContactsResponse":
      return `contacts ${body.value.contacts.map(contactLine).join(", ")}`;
    case "listBlockedResponse":
      return `blocked ${body.value.names.join(", ")}`;
    case "contactChanged":
      return `contact ${body.value.contact === undefined ? "?" : contactLine(body.value.contact)}`;
    case "sendTextResponse":
      return `sent ${body.value.textId} ${body.value.sentMs}`;
    case "textReceived":
      return body.value.text === undefined ? "?" : textLine(body.value.text);
    case "fetchTextsResponse": {
      const { texts, upTo, lastTextId } = body.value;
      return `texts ${texts.map(textLine).join(", ")}; up to ${upTo} of ${lastTextId}`;
    }
    case "getHistoryResponse":
      return `history ${body.value.texts.map(textLine).join(", ")}${body.value.more ? " and more" : ""}`;
    case "receiptChanged":
      return `receipt of ${body.value.to} ${body.value.textId} ${wordIn(Receipt, body.value.receipt)}`;
    case "typingChanged":
      return `${body.value.from} ${body.value.typing ? "types" : "stopped typing"}`;
    case "broadcastResponse":
      return `broadcast to ${body.value.recipients}`;
    case "broadcastReceived":
      return `broadcast of ${body.value.from}: ${body.value.text}`;
    case "sendMessageResponse":
      return body.value.number === 0 ? "done" : `message ${body.value.number}`;
    case "messageOutcomes":
      return body.value.outcomes
        .map(({ number, outcome, to }) => `outcome of ${number} ${wordIn(Outcome, outcome)}${to && ` at ${to}`}`)
        .join();
    case "messageReceived":
      return `message of ${body.value.from}: ${Buffer.from(body.value.message?.payload ?? []).toString()}`;
    case "inviteResponse":
      return `inviting ${body.value.introductionId}`;
    case "invited":
      return `invited by ${body.value.from} ${body.value.introductionId}`;
    case "acceptResponse":
    case "accepted":
      return `introduced to ${introductionLine(body.value.introduction)}`;
    case "reintroduced": {
      const { introduction, announcedId, announcedProof } = body.value;
      return `introduced again to ${introductionLine(introduction)}, ${textIn(announcedId)}, by ${textIn(announcedProof)}`;
    }
    case "declined":
    case "cancelled":
    case "hungUp":
    case "announcementAsked":
      return `${body.case} ${body.value.introductionId}`;
    case "deleteAccountResponse":
      return "done";
    case undefined:
      return "nothing";
    default:
      return Object.keys(body.value).length === 0 ? "done" : `a ${body.case}`;
  }
}

export function peerLine({ name, privacy, status, port }: ModelPeer): string {
  return `${name} ${privacy} ${status} ${port}`;
}

export function peerOf({ name, privacy, status, address, port }: Peer): ModelPeer {
  const word = wordIn(Privacy, privacy);
  const there = wordIn(Status, status);
  return {
    name,
    privacy: word === "public" || word === "private" ? word : "custom",
    status: there === "available" || there === "connected" ? there : "away",
    // The address and the port are shown together or not at all.
    port: (address === "") === (port === 0) ? port : -1,
  };
}

function countsLine({ available, connected, away }: PeerCounts): string {
  return `counts ${available} ${connected} ${away}`;
}

function contactLine({ name, state }: Contact): string {
  return `${name} ${wordIn(ContactState, state)}`;
}

function textLine({ textId, from, to, text, sentMs, receipt }: Text): string {
  return `${textId} ${from} to ${to} at ${sentMs} ${wordIn(Receipt, receipt)}: ${text}`;
}

function welcomeLine(welcome: Welcome | undefined): string {
  if (welcome === undefined) return "no welcome";
  const { name, privacy, settings, port, confirmedTextId } = welcome;
  return `welcome ${name} ${wordIn(Privacy, privacy)} ${settingsOf(settings)} ${port} confirmed ${confirmedTextId}`;
}

/** The text at the beginning of bytes that zeros fill up. */
function textIn(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString().replace(/\0*$/, "");
}

function introductionLine(introduction: Introduction | undefined): string {
  if (introduction === undefined) return "nobody";
  const { introductionId, name, connectionId, psk } = introduction;
  return `${name} ${introductionId} ${connectionId} by ${psk.length} bytes`;
}

function settingsOf(settings: PrivacySettings | undefined): string {
  if (settings === undefined) return "none";
  const { see, message, connect, address, broadcasts, readReceipts } = settings;
  const audiences = [see, message, connect, address].map((audience) => wordIn(Audience, audience));
  return [...audiences, broadcasts, readReceipts].join(" ");
}

function wordIn(names: Readonly<Record<string, number>>, value: number): string {
  const name = Object.entries(names).find(([, known]) => known === value)?.[0] ?? String(value);
  return names === ErrorCode ? name : name.toLowerCase();
}
