import { serveChatwire } from "./chatwire-server.ts";

await serveChatwire();
