import { drawPeerMessages, drawRequests, drawServerEvents } from "./commands.ts";
import { drawErrorCodes, drawLocalErrorCodes } from "./errors.ts";
import { drawLimits, drawServerLimits } from "./limits.ts";
import { sequenceDiagram } from "./mermaid.ts";
import { recordPeerScenario } from "./peer-scenario.ts";
import { SchemaComments } from "./schema-comments.ts";
import { type Chapter, PARTICIPANTS, recordServerScenario } from "./server-scenario.ts";
import { drawMoves, drawStateDiagram, drawStates, drawUserStatus } from "./states.ts";
import { drawHandshakeSteps } from "./vectors.ts";

/**
 * Draws all sections of the specification.
 *
 * @param protoFolder  the folder of the schema
 * @returns the Markdown of each section, by name; the same in every run
 */
export async function drawSections(protoFolder: string): Promise<Map<string, string>> {
  const comments = await SchemaComments.read(protoFolder);
  const { clientServer, clientClient } = await recordServerScenario();
  return new Map([
    ["states", drawStates(comments)],
    ["moves", drawMoves()],
    ["state-diagram", drawStateDiagram()],
    ["user-status", drawUserStatus()],
    ["requests", drawRequests(comments)],
    ["server-events", drawServerEvents(comments)],
    ["peer-messages", drawPeerMessages(comments)],
    ["error-codes", drawErrorCodes(comments)],
    ["local-error-codes", drawLocalErrorCodes()],
    ["handshake-steps", drawHandshakeSteps()],
    ["limits", drawLimits()],
    ["server-limits", drawServerLimits(comments)],
    ["client-server", drawChapters(clientServer)],
    ["signalling", drawChapters(clientClient)],
    ["peer-to-peer", drawChapters(recordPeerScenario())],
  ]);
}

function drawChapters(chapters: readonly Chapter[]): string {
  return chapters.map(({ title, steps }) => `#### ${title}\n\n${sequenceDiagram(PARTICIPANTS, steps)}`).join("\n\n");
}
