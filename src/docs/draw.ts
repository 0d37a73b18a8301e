import { drawPeerMessages, drawRequests, drawRoles, drawServerEvents } from "./commands.ts";
import { drawErrorCodes, drawLocalErrorCodes } from "./errors.ts";
import { drawLimits, drawServerLimits } from "./limits.ts";
import { sequenceDiagram } from "./mermaid.ts";
import { drawIntroductionDiagram, drawIntroductionMoves, drawLinkDiagram, drawLinkMoves } from "./moves.ts";
import { drawEventChecks, drawRefusals, drawRequestChecks, drawRuleRefusals } from "./refusals.ts";
import {
  drawAllotment,
  drawDatagramKinds,
  drawEnums,
  drawEnumValues,
  drawFeatures,
  drawReasons,
  drawRegistries,
  drawSubjects,
} from "./registries.ts";
import { recordPeerLink } from "./scenes/peer-link.ts";
import { PARTICIPANTS, recordScenes } from "./scenes/record.ts";
import type { Chapter } from "./scenes/scene.ts";
import { SchemaComments } from "./schema-comments.ts";
import { drawMoves, drawStateDiagram, drawStates, drawUserStatus } from "./states.ts";
import { drawLinkKeySteps } from "./vectors.ts";

/**
 * Draws all sections of the specification.
 *
 * @param protoFolder  the folder of the schema
 * @returns the Markdown of each section, by name; the same in every run
 */
export async function drawSections(protoFolder: string): Promise<Map<string, string>> {
  const comments = SchemaComments.read(protoFolder);
  const { clientServer, signalling } = await recordScenes();
  return new Map([
    ["states", drawStates(comments)],
    ["moves", drawMoves()],
    ["state-diagram", drawStateDiagram()],
    ["user-status", drawUserStatus()],
    ["introduction-moves", drawIntroductionMoves()],
    ["introduction-diagram", drawIntroductionDiagram()],
    ["link-moves", drawLinkMoves()],
    ["link-diagram", drawLinkDiagram()],
    ["request-checks", drawRequestChecks()],
    ["event-checks", drawEventChecks()],
    ["requests", drawRequests(comments)],
    ["rule-refusals", drawRuleRefusals()],
    ["refusals", drawRefusals()],
    ["roles", drawRoles()],
    ["server-events", drawServerEvents(comments)],
    ["peer-messages", drawPeerMessages(comments)],
    ["error-codes", drawErrorCodes(comments)],
    ["local-error-codes", drawLocalErrorCodes()],
    ["link-key-steps", drawLinkKeySteps()],
    ["allotment", drawAllotment()],
    ["registries", drawRegistries(comments)],
    ["subjects", drawSubjects(comments)],
    ["features", drawFeatures()],
    ["enums", drawEnums(comments)],
    ["enum-values", drawEnumValues(comments)],
    ["reasons", drawReasons(comments)],
    ["datagram-kinds", drawDatagramKinds()],
    ["limits", drawLimits()],
    ["server-limits", drawServerLimits(comments)],
    ["client-server", drawChapters(clientServer)],
    ["signalling", drawChapters(signalling)],
    ["peer-to-peer", drawChapters(recordPeerLink())],
  ]);
}

function drawChapters(chapters: readonly Chapter[]): string {
  return chapters.map(({ title, steps }) => `#### ${title}\n\n${sequenceDiagram(PARTICIPANTS, steps)}`).join("\n\n");
}
