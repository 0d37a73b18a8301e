/** Two example clients talk: sound from a WAV file of one is played to a WAV file of the other. */

import { join } from "node:path";
import * as assert from "uvu/assert";
import { SAMPLES_PER_SECOND } from "../../../../examples/client/call/sound.ts";
import { readWav, writeWav } from "../../../../examples/client/call/wav.ts";
import { suite } from "../../../suite.ts";
import { Stage } from "../../support/stage.ts";
import { likeness } from "./likeness.ts";

const test = suite("calls of the example client");
let stage: Stage;

test.before.each(async () => {
  stage = await Stage.open();
});
test.after.each(() => stage[Symbol.asyncDispose]());

/** A tone whose pitch rises and falls, as in a voice: it is like itself only where both begin together. */
function melody(seconds: number): Int16Array {
  let phase = 0;
  return Int16Array.from({ length: seconds * SAMPLES_PER_SECOND }, (_, index) => {
    const at = index / SAMPLES_PER_SECOND;
    phase += (2 * Math.PI * (300 + 150 * Math.sin(2 * Math.PI * 1.3 * at))) / SAMPLES_PER_SECOND;
    return 8_000 * Math.sin(phase);
  });
}

/** A recording without the silence at both ends. */
function soundIn(samples: Int16Array): Int16Array {
  const isSound = (sample: number): boolean => Math.abs(sample) > 100;
  return samples.slice(samples.findIndex(isSound), samples.findLastIndex(isSound) + 1);
}

async function wavFile(name: string, samples: Int16Array): Promise<string> {
  const path = join(stage.folder, name);
  await writeWav(path, samples);
  return path;
}

test("what-one-says-the-other-hears-until-one-hangs-up", async () => {
  const [said, silence] = [await wavFile("said.wav", melody(3)), await wavFile("silence.wav", new Int16Array(48_000))];
  const heard = join(stage.folder, "heard.wav");
  const ada = await stage.pipedClient("ada", "--microphone", said, "--loudspeaker", join(stage.folder, "ada.wav"));
  const grace = await stage.pipedClient("grace", "--accept", "--microphone", silence, "--loudspeaker", heard);
  ada.type("connect to client", "grace");
  await ada.expect(/You are connected to grace/);
  await grace.expect(/You are connected to ada/);
  ada.type("/call");

  await ada.expect(/Calling grace\. \/hangup ends it\.\n/);
  await grace.expect(/ada is calling\. Type \/call to talk, or \/hangup to decline\.\n/);
  grace.type("/call");
  await Promise.all([ada, grace].map((client) => client.expect(/You are talking to \w+\. /)));
  await ada.expect(/The sound of your microphone has ended\./);
  ada.type("/hangup");
  await ada.expect(/You ended the call\.\n[\s\S]*The call took \d+ s: 150 frames sent, /);
  await grace.expect(/ada ended the call\.\n/);
  await grace.expect(/The call took \d+ s: 50 frames sent, (\d+) played/);
  // The loudspeaker plays silence before and after.
  const samples = soundIn(readWav(heard));
  assert.ok(Math.abs(samples.length / SAMPLES_PER_SECOND - 3) < 0.5, `${samples.length} samples`);
  const alike = likeness(melody(3), samples);
  assert.ok(alike > 0.8, `${alike}`);
});

test("call-is-declined-withdrawn-muted-and-refused-where-there-is-none", async () => {
  const silence = await wavFile("silence.wav", new Int16Array(60 * SAMPLES_PER_SECOND));
  const flags = (name: string): string[] => [
    "--microphone",
    silence,
    "--loudspeaker",
    join(stage.folder, `${name}.wav`),
  ];
  const ada = await stage.pipedClient("ada", ...flags("ada"));
  const grace = await stage.pipedClient("grace", "--accept", ...flags("grace"));
  ada.type("call grace");
  await ada.expect(/Calling grace\./);
  await grace.expect(/ada is calling\./);
  grace.type("/hangup");
  await ada.expect(/grace declined the call\.\n/);
  await grace.expect(/You declined the call\.\n/);
  ada.type("/hangup", "/mute", "/call");
  await ada.expect(/There is no call\.\n[\s\S]*There is no call\.\n[\s\S]*Calling grace\./);
  ada.type("/call", "/hangup");
  await ada.expect(/A call is in progress\. \/hangup ends it\.\n[\s\S]*You ended the call\.\n/);
  await grace.expect(/ada is calling\.[\s\S]*ada ended the call\.\n/);
  grace.type("/call");
  await ada.expect(/grace is calling\./);
  ada.type("/call");
  await Promise.all([ada, grace].map((client) => client.expect(/You are talking to \w+\. /)));
  grace.type("/mute");
  await ada.expect(/grace's microphone is off\.\n/);
  grace.type("/mute", "/stream 1");
  await ada.expect(/grace's microphone is on\.\n/);
  await grace.expect(/A call is in progress\. \/hangup ends it\.\n/);
  ada.type("/leave");
  await grace.expect(/ada ended the call\.\n/);
});

test("microphone-that-cannot-be-opened-ends-the-call", async () => {
  const ada = await stage.pipedClient(
    "ada",
    "--microphone",
    "/no/such/file.wav",
    "--loudspeaker",
    join(stage.folder, "a.wav"),
  );
  const silence = await wavFile("silence.wav", new Int16Array(SAMPLES_PER_SECOND));
  const sound = ["--microphone", silence, "--loudspeaker", join(stage.folder, "grace.wav")];
  const grace = await stage.pipedClient("grace", "--accept", ...sound);
  ada.type("call grace");
  await grace.expect(/ada is calling\./);
  grace.type("/call");
  await ada.expect(/\/no\/such\/file\.wav cannot be read: /);
});

test("nobody-is-called-while-no-program-records", async () => {
  const grace = await stage.pipedClient("grace", "--accept");
  const ada = await stage.registeredTerminal("ada", { env: { PATH: stage.folder } });
  ada.type("call grace\r");
  await ada.shows("No program that records from a microphone was found");
  await grace.expect(/You are connected to ada/);
  ada.type("/leave\r");
  await grace.expect(/ada ended the conversation\./);
  grace.type("quit");
  assert.not.match((await grace.ended).stdout, /is calling/);
});

test("program-gets-the-figures-of-a-call-once-a-second", async () => {
  const said = await wavFile("said.wav", melody(5));
  const flags = (name: string): string[] => ["--microphone", said, "--loudspeaker", join(stage.folder, `${name}.wav`)];
  const ada = stage.startClient("ada", "--json", ...flags("ada"));
  ada.type("ada", "a password", "PUBLIC");
  await ada.expect(/"event":"registered"/);
  const grace = await stage.pipedClient("grace", "--accept", ...flags("grace"));
  ada.type("call grace");
  await grace.expect(/ada is calling/);
  grace.type("/call");
  const [line = ""] = await ada.expect(/\{"event":"callMeter".*"sentBitsPerSecond":[1-9].*\}\n/);
  const figures = JSON.parse(line);
  assert.is(figures.peer, "grace");
  for (const name of ["rttMs", "lossPercent", "peerLossPercent", "jitterMs", "playOutDelayMs"])
    assert.type(figures[name], "number", name);
  // 32,000 bits of Opus, and what frames and reports add.
  assert.ok(figures.sentBitsPerSecond > 20_000 && figures.sentBitsPerSecond < 100_000, line);
  ada.type("/hangup");
  await ada.expect(/"event":"callSummary"/);
});

test("echo-test-plays-what-the-microphone-records-and-tells-silence", async () => {
  const [said, heard] = [await wavFile("said.wav", melody(2)), join(stage.folder, "heard.wav")];
  const ada = await stage.pipedClient("ada", "--microphone", said, "--loudspeaker", heard);
  ada.type("echo");
  await ada.expect(/Speak: for 10 s you hear yourself a second later, as others would hear you\.\n/);
  await ada.expect(/The microphone works: its loudest sound was 1\d dB below the loudest possible\.\n/);
  const samples = readWav(heard);
  assert.ok(samples.length > 2.9 * SAMPLES_PER_SECOND, `${samples.length} samples`);
  const alike = likeness(melody(2), soundIn(samples));
  assert.ok(alike > 0.8, `${alike}`);
  const silence = await wavFile("silence.wav", new Int16Array(SAMPLES_PER_SECOND));
  const grace = await stage.pipedClient("grace", "--microphone", silence, "--loudspeaker", join(stage.folder, "g.wav"));
  grace.type("echo");
  await grace.expect(
    /The microphone recorded silence\. Is it off, or is another one in use\? --microphone names one\.\n/,
  );
});
