/** A server whose sessions cannot be resumed for long, so that the end of many logins at once can be measured. */

import { serveChatwire } from "../servers/chatwire-server.ts";
import { RESUME_WINDOW_MS } from "./presence.ts";

await serveChatwire({ resumeWindowMs: RESUME_WINDOW_MS });
