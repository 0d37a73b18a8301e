import { WrongUsage } from "./flags.ts";

/** The environment variables of the client. */
export const CLIENT_VARIABLES = [
  "CHATWIRE_SERVER",
  "CHATWIRE_DATA",
  "CHATWIRE_DRIVE",
  "CHATWIRE_ACCEPT_ITERATIONS",
  "CHATWIRE_VERIFY",
  "CHATWIRE_CA",
] as const;

/** The environment variables of the server, except those of limits. */
export const SERVER_VARIABLES = [
  ...[
    "CHATWIRE_CONFIG",
    "CHATWIRE_HOST",
    "CHATWIRE_PORT",
    "CHATWIRE_ADDRESSES",
    "CHATWIRE_RELAY",
    "CHATWIRE_CERTIFICATE",
    "CHATWIRE_KEY",
    "CHATWIRE_DATA",
  ],
  ...["CHATWIRE_NEXT_KEY", "CHATWIRE_SECOND_PROBE_PORT", "CHATWIRE_SECOND_PROBE_HOST"],
  ...[
    "CHATWIRE_DATABASE",
    "CHATWIRE_STORE",
    "CHATWIRE_PEPPER",
    "CHATWIRE_LOG_LEVEL",
    "CHATWIRE_LOG_FORMAT",
    "CHATWIRE_MONITOR_PORT",
  ],
  ...["CHATWIRE_ROLE", "CHATWIRE_BUS", "CHATWIRE_BUS_USER", "CHATWIRE_BUS_PASSWORD_FILE", "CHATWIRE_BUS_AUTHORITIES"],
  ...["CHATWIRE_NODE_NAME"],
  ...["CHATWIRE_MONITOR_HOST", "CHATWIRE_MONITOR_TOKEN_FILE", "CHATWIRE_MONITOR_SOCKET", "CHATWIRE_DRAIN_TIMEOUT_MS"],
] as const;

/** The server checks the names of limits. */
const LIMIT_PREFIX = "CHATWIRE_LIMIT_";

/**
 * Checks the names of the environment variables that begin like ours. Both programs may get those of the other one.
 *
 * @throws WrongUsage neither program has such a variable
 */
export function checkVariables(env: NodeJS.ProcessEnv): void {
  const known = [...new Set<string>([...CLIENT_VARIABLES, ...SERVER_VARIABLES])];
  for (const name of Object.keys(env)) {
    if (!name.startsWith("CHATWIRE_") || name.startsWith(LIMIT_PREFIX) || known.includes(name)) continue;
    const list = [...known, `${LIMIT_PREFIX}NAME`].join(", ");
    throw new WrongUsage(`There is no variable "${name}". The variables are: ${list}.`);
  }
}
