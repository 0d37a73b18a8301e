import { BACK_TO_PUBLIC, CLIENT_SERVER, FIRST_CLIENT, LAST, SECOND_CLIENT } from "./client-server.ts";
import type { Chapter } from "./scene.ts";
import { SIGNALLING } from "./signalling.ts";
import { SERVER, Stage } from "./stage.ts";

export const PARTICIPANTS = ["ada", SERVER, "grace"] as const;

/** Plays all scenes of the stage, in order. @throws UsageError a scene shows other messages than those beside its script */
export async function recordScenes(): Promise<{ clientServer: Chapter[]; signalling: Chapter[] }> {
  const stage = await Stage.open();
  try {
    const first = await stage.record([FIRST_CLIENT]);
    await SECOND_CLIENT(stage);
    const clientServer = await stage.record(CLIENT_SERVER);
    await BACK_TO_PUBLIC(stage);
    const signalling = await stage.record(SIGNALLING);
    const last = await stage.record([LAST]);
    return { clientServer: [...first, ...clientServer, ...last], signalling };
  } finally {
    await stage.close();
  }
}
