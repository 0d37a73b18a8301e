/** What a server does if it has made a frame that is longer than it announced: an error of the program, planted here. */

import * as assert from "uvu/assert";
import { PingRequest } from "../../generated/chatwire/v1/connection.ts";
import { GetPeersRequest, GetPeersResponse } from "../../generated/chatwire/v1/presence.ts";
import { Accept, events, GetPeers, Invite, methods, Ping, SetTyping } from "../../generated/chatwire/v1/rules.ts";
import {
  Accepted,
  AcceptRequest,
  AcceptResponse,
  Introduction,
  InviteRequest,
} from "../../generated/chatwire/v1/signalling.ts";
import { SetTypingRequest, TypingChanged } from "../../generated/chatwire/v1/text.ts";
import { DEFAULT_LIMITS } from "../../src/limits.ts";
import { suite } from "../suite.ts";
import { nameOf, Stage } from "./refusals/stage.ts";

const test = suite("frames longer than announced");

const LONG = "x".repeat(DEFAULT_LIMITS.frameBytesMax);

test("event-that-is-too-long-for-a-frame-is-skipped-and-reported-and-the-connection-stays", async () => {
  const { wrap } = events.TypingChanged;
  Object.assign(events.TypingChanged, { wrap: () => wrap(TypingChanged.create({ from: LONG })) });
  try {
    const warnings = await play(async (stage) => {
      const grace = await stage.join("grace");
      const ada = await stage.join("ada");
      await ada.call(SetTyping, SetTypingRequest.create({ typing: true }), "grace");
      await grace.call(Ping, PingRequest.create());
      await ada.call(Ping, PingRequest.create());
    });
    assert.is(warnings.length, 1);
    assert.match(warnings[0] ?? "", /^TypingChanged has (?:a frame of )?65\d+ bytes, and frameBytesMax is 65536\.$/);
  } finally {
    Object.assign(events.TypingChanged, { wrap });
  }
});

test("response-that-is-too-long-for-a-frame-becomes-a-refusal-with-INTERNAL", async () => {
  const { wrapResponse } = methods.GetPeers;
  const long = () => wrapResponse(GetPeersResponse.create({ next: LONG }));
  Object.assign(methods.GetPeers, { wrapResponse: long });
  try {
    const warnings = await play(async (stage) => {
      const ada = await stage.join("ada");
      assert.is(nameOf(await ada.refusal(GetPeers, GetPeersRequest.create())), "INTERNAL");
      await ada.call(Ping, PingRequest.create());
    });
    assert.is(warnings.length, 1);
  } finally {
    Object.assign(methods.GetPeers, { wrapResponse });
  }
});

test("event-or-response-that-changes-the-state-closes-the-connection-if-it-is-too-long-for-a-frame", async () => {
  const { wrap } = events.Accepted;
  const { wrapResponse } = methods.Accept;
  const introduction = Introduction.create({ name: LONG });
  Object.assign(events.Accepted, { wrap: () => wrap(Accepted.create({ introduction })) });
  Object.assign(methods.Accept, { wrapResponse: () => wrapResponse(AcceptResponse.create({ introduction })) });
  try {
    const warnings = await play(async (stage) => {
      const [ada, grace] = [await stage.join("ada"), await stage.join("grace")];
      const { introductionId } = await ada.call(Invite, InviteRequest.create(), "grace");
      const closed = [ada.announcement(), grace.announcement()];
      void grace.send(Accept, Accept.wrapRequest(AcceptRequest.create({ introductionId })));
      for (const error of await Promise.all(closed)) assert.is(nameOf(error), "INTERNAL");
    });
    assert.is(warnings.length, 2);
  } finally {
    Object.assign(events.Accepted, { wrap });
    Object.assign(methods.Accept, { wrapResponse });
  }
});

/** Plays on a new stage. Returns the warnings of the process. */
async function play(run: (stage: Stage) => Promise<void>): Promise<string[]> {
  const stage = await Stage.open();
  const warnings: string[] = [];
  const { emitWarning } = process;
  process.emitWarning = (warning: string | Error) =>
    void warnings.push(warning instanceof Error ? warning.message : warning);
  try {
    await stage.run(() => run(stage));
    return warnings;
  } finally {
    process.emitWarning = emitWarning;
  }
}
