/** How deep messages and groups may lie inside each other, read or written: what other protobuf runtimes take too. */
export const MESSAGE_DEPTH_MAX = 100;
