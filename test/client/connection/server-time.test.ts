import * as assert from "uvu/assert";
import { textFields } from "../../../examples/client/screen/events.ts";
import { formatTime } from "../../../examples/client/screen/format.ts";
import { Device, ListDevicesResponse } from "../../../generated/chatwire/v1/account.ts";
import { Text } from "../../../generated/chatwire/v1/text.ts";
import { Devices } from "../../../src/client/account/devices.ts";
import { toDate } from "../../../src/client/connection/server-time.ts";
import { toStoredText } from "../../../src/client/texts/text.ts";
import { suite } from "../../suite.ts";

const test = suite("times of a server");
const HUGE_MS = Number.MAX_SAFE_INTEGER;
const LAST = "+275760-09-13T00:00:00.000Z";

test("time-beyond-the-last-date-becomes-the-last-date", () => {
  assert.is(toDate(0).toISOString(), "1970-01-01T00:00:00.000Z");
  assert.is(toDate(1_700_000_000_123).getTime(), 1_700_000_000_123);
  assert.is(toDate(HUGE_MS).toISOString(), LAST);
});

test("text-of-any-time-has-a-valid-date-and-can-be-displayed", () => {
  const text = Text.create({ textId: 1, from: "eve", to: "ada", text: "hello", sentMs: HUGE_MS });
  const message = toStoredText(text, "ada");
  assert.is(message.sentAt.toISOString(), LAST);
  assert.is(textFields(message)["sentMs"], "8640000000000000");
  assert.match(formatTime(message.sentAt, new Date(0)), /^27576\d-09-1\d \d\d:\d\d$/);
});

test("device-of-any-time-has-valid-dates", async () => {
  const device = Device.create({ deviceId: new Uint8Array(16), createdMs: HUGE_MS, lastLoginMs: HUGE_MS });
  const answer = ListDevicesResponse.create({ devices: [device] });
  const devices = new Devices(async (method) => {
    const wrapped = { case: "listDevicesResponse", value: answer } as const;
    const response = method.unwrapResponse(wrapped);
    if (response === undefined) throw new Error("The method is another one.");
    return response;
  });
  const [listed] = await devices.list();
  assert.is(listed?.createdAt.toISOString(), LAST);
  assert.is(listed?.lastLoginAt.toISOString(), LAST);
});
