import { runEchoTest } from "../call/echo-test.ts";
import type { Login, Next } from "../login/login.ts";

/** Tests microphone and loudspeaker without a call. */
export async function testSound({ screen, sound, interrupts }: Login): Promise<Next> {
  await runEchoTest(screen, sound, interrupts);
  return "next";
}
