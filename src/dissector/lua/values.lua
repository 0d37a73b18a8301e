-- The values of scalar fields: the wire type of each, and how it is added to a tree.

-- Where bytes are shown: `tvb` is the buffer of Wireshark in which the bytes of a message begin at `base`.
local function rangeOf(source, first, last)
  return source.tvb(source.base + first - 1, last - first + 1)
end

local function signed32(low)
  return low >= 2147483648 and low - 4294967296 or low
end

local function zigzag32(low)
  local half = math.floor(low / 2)
  return low % 2 == 0 and half or -half - 1
end

local function zigzag64(low, high)
  local isNegative = low % 2 == 1
  low = math.floor(low / 2) + (high % 2) * 2147483648
  high = math.floor(high / 2)
  if isNegative then return Int64.new(4294967295 - low, 4294967295 - high) end
  return Int64.new(low, high)
end

local function varint(convert)
  return {
    wire = WIRE_VARINT,
    add = function(tree, field, source, found)
      return tree:add(field.shown, rangeOf(source, found.start, found.to), convert(found.low, found.high))
    end,
  }
end

local function fixed(wire)
  return {
    wire = wire,
    add = function(tree, field, source, found)
      return tree:add_le(field.shown, rangeOf(source, found.from, found.to))
    end,
  }
end

local SCALARS = {
  int32 = varint(signed32),
  enum = varint(signed32),
  uint32 = varint(function(low) return low end),
  sint32 = varint(zigzag32),
  int64 = varint(function(low, high) return Int64.new(low, high) end),
  uint64 = varint(function(low, high) return UInt64.new(low, high) end),
  sint64 = varint(zigzag64),
  bool = varint(function(low, high) return low ~= 0 or high ~= 0 end),
  double = fixed(WIRE_FIXED64),
  fixed64 = fixed(WIRE_FIXED64),
  sfixed64 = fixed(WIRE_FIXED64),
  float = fixed(WIRE_FIXED32),
  fixed32 = fixed(WIRE_FIXED32),
  sfixed32 = fixed(WIRE_FIXED32),
  string = {
    wire = WIRE_BYTES,
    add = function(tree, field, source, found)
      if found.to < found.from then return tree:add(field.shown, rangeOf(source, found.start, found.to), "") end
      return (tree:add_packet_field(field.shown, rangeOf(source, found.from, found.to), ENC_UTF_8))
    end,
  },
  bytes = {
    wire = WIRE_BYTES,
    add = function(tree, field, source, found)
      return tree:add(field.shown, rangeOf(source, found.from, found.to))
    end,
  },
}

-- Whether a field of this number and wire type is the field of the schema. Otherwise it is unknown.
local function fits(field, wire)
  if field.type == "message" then return wire == WIRE_BYTES end
  if field.type == "group" then return wire == WIRE_GROUP end
  local own = SCALARS[field.type].wire
  return wire == own or (field.repeated and wire == WIRE_BYTES)
end

-- Adds the values of a packed field, and returns whether they fill it.
local function addPacked(tree, field, source, found)
  local scalar = SCALARS[field.type]
  local at = found.from
  while at <= found.to do
    local value = { start = at, from = at }
    if scalar.wire == WIRE_VARINT then
      value.low, value.high, value.after = readVarint(source.bytes, at, found.to)
    else
      value.after = at + (scalar.wire == WIRE_FIXED64 and 8 or 4)
    end
    if not value.after or value.after - 1 > found.to then return false end
    value.to = value.after - 1
    if not source.packet:takesItem(tree) then return true end
    scalar.add(tree, field, source, value)
    at = value.after
  end
  return true
end
