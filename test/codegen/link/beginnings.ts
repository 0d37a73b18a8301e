/** How the schemas of tests begin. */

export const PROTO3 = 'syntax = "proto3";\npackage a;\n';
export const PROTO2 = 'syntax = "proto2";\npackage a;\n';
export const EDITION = 'edition = "2023";\npackage a;\n';
export const EDITION_2024 = 'edition = "2024";\npackage a;\n';
/** With the options that a schema may extend. */
export const OPTIONS = `${PROTO3}import "google/protobuf/descriptor.proto";\n`;
