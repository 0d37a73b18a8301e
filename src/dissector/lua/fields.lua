-- The fields that can be filtered by: those of the schema, and the dissector's own.

local CONSTRUCTORS = {
  double = ProtoField.double,
  float = ProtoField.float,
  int32 = ProtoField.int32,
  sint32 = ProtoField.int32,
  sfixed32 = ProtoField.int32,
  uint32 = ProtoField.uint32,
  fixed32 = ProtoField.uint32,
  int64 = ProtoField.int64,
  sint64 = ProtoField.int64,
  sfixed64 = ProtoField.int64,
  uint64 = ProtoField.uint64,
  fixed64 = ProtoField.uint64,
  bool = ProtoField.bool,
  string = ProtoField.string,
  bytes = ProtoField.bytes,
  message = ProtoField.none,
  group = ProtoField.none,
}

-- Those of frames and messages, for the registration.
local registered = {}

local function register(field)
  registered[#registered + 1] = field
  return field
end

for _, message in pairs(MESSAGES) do
  for _, field in pairs(message) do
    if field.type == "enum" then
      field.shown = register(ProtoField.int32(field.filter, field.name, base.DEC, ENUMS[field.of]))
    else
      field.shown = register(CONSTRUCTORS[field.type](field.filter, field.name))
    end
    if field.confidentiality then
      field.length = register(ProtoField.uint32(field.filter .. ".length", field.name .. " (hidden), length"))
    end
  end
end

local own = {
  frame_length = register(ProtoField.uint32("chatwire.frame.length", "Length")),
  unknown_varint = register(ProtoField.uint64("chatwire.unknown.varint", "Unknown field")),
  unknown_fixed64 = register(ProtoField.uint64("chatwire.unknown.fixed64", "Unknown field", base.HEX)),
  unknown_fixed32 = register(ProtoField.uint32("chatwire.unknown.fixed32", "Unknown field", base.HEX)),
  unknown_bytes = register(ProtoField.bytes("chatwire.unknown.bytes", "Unknown field")),
  unknown_group = register(ProtoField.none("chatwire.unknown.group", "Unknown field")),
}

local notes = {
  malformed = ProtoExpert.new("chatwire.malformed", "Malformed", expert.group.MALFORMED, expert.severity.ERROR),
  incomplete = ProtoExpert.new("chatwire.incomplete", "Incomplete", expert.group.UNDECODED, expert.severity.WARN),
}
