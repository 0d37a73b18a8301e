/** The feed of a city's buses: what is late, and where the vehicles are. */

import type { Draw, JsonObject } from "./draw.ts";
import type { Payload } from "./payload.ts";

/** 15 kB in 63 entities. */
export const gtfsPayload: Payload = {
  name: "GTFS-realtime feed",
  file: "gtfs",
  message: "FeedMessage",
  wide: "number",
  variants: 3,
  make: (draw) => ({
    header: { gtfsRealtimeVersion: "2.0", incrementality: "FULL_DATASET", timestamp: String(NOW) },
    entity: [
      ...draw.list(30, 30, (index) => ({ id: `trip-${index}`, tripUpdate: tripUpdate(draw) })),
      ...draw.list(30, 30, (index) => ({ id: `vehicle-${index}`, vehicle: vehiclePosition(draw) })),
      ...draw.list(3, 3, (index) => ({ id: `alert-${index}`, alert: alert(draw) })),
    ],
  }),
};

const NOW = 1_700_000_000;
const STOPS_MAX = 16;

function tripUpdate(draw: Draw): JsonObject {
  const delay = draw.skewed(900) - 60;
  const first = draw.between(1, 20);
  const stops = draw.list(4, STOPS_MAX, (index) => stopTimeUpdate(draw, first + index, delay));
  return {
    trip: trip(draw),
    vehicle: vehicle(draw),
    stopTimeUpdate: stops,
    timestamp: String(NOW - draw.between(0, 60)),
    delay,
  };
}

function stopTimeUpdate(draw: Draw, stopSequence: number, delay: number): JsonObject {
  const time = NOW + stopSequence * 90 + delay;
  const arrival = { delay, time: String(time) };
  const departure = { delay: delay + draw.between(0, 20), time: String(time + 20), uncertainty: draw.between(1, 60) };
  return { stopSequence, arrival, departure, stopId: stopId(draw), scheduleRelationship: "STOP_SCHEDULED" };
}

function vehiclePosition(draw: Draw): JsonObject {
  return {
    trip: trip(draw),
    vehicle: vehicle(draw),
    position: {
      latitude: draw.float(52.3, 52.7),
      longitude: draw.float(13.1, 13.7),
      bearing: draw.float(0, 360),
      speed: draw.float(0, 22),
    },
    currentStopSequence: draw.between(1, 40),
    currentStatus: draw.pick(["INCOMING_AT", "STOPPED_AT", "IN_TRANSIT_TO"]),
    timestamp: String(NOW - draw.between(0, 60)),
    stopId: stopId(draw),
    ...(draw.chance(0.5) ? { occupancyStatus: draw.pick(["MANY_SEATS_AVAILABLE", "FEW_SEATS_AVAILABLE"]) } : {}),
  };
}

function alert(draw: Draw): JsonObject {
  const translated = (words: number) => ({
    translation: ["en", "de"].map((language) => ({ text: draw.sentence(words), language })),
  });
  return {
    activePeriod: [{ start: String(NOW), end: String(NOW + draw.between(3_600, 90_000)) }],
    informedEntity: draw.list(1, 4, () => ({ agencyId: "transit", routeId: String(draw.between(1, 300)) })),
    cause: "CONSTRUCTION",
    effect: "DETOUR",
    headerText: translated(6),
    descriptionText: translated(30),
  };
}

function trip(draw: Draw): JsonObject {
  const minutes = String(draw.between(0, 59)).padStart(2, "0");
  return {
    tripId: `${draw.between(100_000, 999_999)}_${draw.between(1, 9)}`,
    startTime: `${draw.between(10, 23)}:${minutes}:00`,
    startDate: "20231114",
    scheduleRelationship: draw.chance(0.9) ? "TRIP_SCHEDULED" : "TRIP_ADDED",
    routeId: String(draw.between(1, 300)),
    directionId: draw.between(0, 1),
  };
}

function vehicle(draw: Draw): JsonObject {
  const number = draw.between(1_000, 9_999);
  return { id: `bus-${number}`, label: String(number) };
}

function stopId(draw: Draw): string {
  return `900${draw.between(100_000, 199_999)}`;
}
