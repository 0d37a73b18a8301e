/** The codec of the feed of a city's buses, written by hand. */

import type { HandWritten } from "./hand-written.ts";
import { beginReading, isNext, numberOf, readEnd, readFloat, readSigned, readVarint, textOf } from "./reading.ts";
import { endMessage, writeLong, writeNumber, writeSigned, writeText } from "./writing.ts";

export interface Feed {
  header: { gtfsRealtimeVersion: string; incrementality: number; timestamp: number };
  entity: Entity[];
}

interface Entity {
  id: string;
  tripUpdate?: TripUpdate;
  vehicle?: Position;
  alert?: Alert;
}

interface TripUpdate {
  trip: Trip;
  stopTimeUpdate: Stop[];
  vehicle: Vehicle;
  timestamp: number;
  delay: number;
}

interface Stop {
  stopSequence: number;
  arrival: StopTime;
  departure: StopTime;
  stopId: string;
  scheduleRelationship: number;
}

interface StopTime {
  delay: number;
  time: number;
  uncertainty?: number;
}

interface Position {
  trip: Trip;
  position: { latitude: number; longitude: number; bearing: number; speed: number };
  currentStopSequence: number;
  currentStatus: number;
  timestamp: number;
  stopId: string;
  vehicle: Vehicle;
  occupancyStatus?: number;
}

interface Trip {
  tripId: string;
  startTime: string;
  startDate: string;
  scheduleRelationship: number;
  routeId: string;
  directionId: number;
}

interface Vehicle {
  id: string;
  label: string;
}

interface Alert {
  activePeriod: { start: number; end: number }[];
  informedEntity: { agencyId: string; routeId: string }[];
  cause: number;
  effect: number;
  headerText: Translated;
  descriptionText: Translated;
}

interface Translated {
  translation: { text: string; language: string }[];
}

export const handWrittenFeed: HandWritten<Feed> = { write, read };

function write({ header, entity }: Feed, buffer: Buffer, view: DataView, start: number): number {
  buffer[start] = 10;
  let at = writeText(10, header.gtfsRealtimeVersion, buffer, start + 2);
  at = writeNumber(16, header.incrementality, buffer, at);
  at = endMessage(start + 2, writeNumber(24, header.timestamp, buffer, at), 1, buffer);
  for (const { id, tripUpdate, vehicle, alert } of entity) {
    // Most entities are longer than 127 bytes.
    buffer[at] = 18;
    const content = at + 3;
    at = writeText(10, id, buffer, content);
    if (tripUpdate !== undefined) {
      buffer[at] = 26;
      at = endMessage(at + 3, writeTripUpdate(tripUpdate, buffer, at + 3), 2, buffer);
    }
    if (vehicle !== undefined) {
      buffer[at] = 34;
      at = endMessage(at + 3, writePosition(vehicle, buffer, view, at + 3), 2, buffer);
    }
    if (alert !== undefined) {
      buffer[at] = 42;
      at = endMessage(at + 3, writeAlert(alert, buffer, at + 3), 2, buffer);
    }
    at = endMessage(content, at, 2, buffer);
  }
  return at;
}

function writeTripUpdate(update: TripUpdate, buffer: Buffer, start: number): number {
  let at = writeTrip(update.trip, buffer, start);
  for (const stop of update.stopTimeUpdate) {
    buffer[at] = 18;
    const content = at + 2;
    at = writeNumber(8, stop.stopSequence, buffer, content);
    at = writeStopTime(18, stop.arrival, buffer, at);
    at = writeStopTime(26, stop.departure, buffer, at);
    at = writeText(34, stop.stopId, buffer, at);
    at = writeNumber(40, stop.scheduleRelationship, buffer, at);
    buffer[content - 1] = at - content;
  }
  at = writeVehicle(26, update.vehicle, buffer, at);
  at = writeNumber(32, update.timestamp, buffer, at);
  return writeSigned(40, update.delay, buffer, at);
}

function writeStopTime(tag: number, event: StopTime, buffer: Buffer, start: number): number {
  buffer[start] = tag;
  let at = writeSigned(8, event.delay, buffer, start + 2);
  at = writeNumber(16, event.time, buffer, at);
  if (event.uncertainty !== undefined) at = writeNumber(24, event.uncertainty, buffer, at);
  buffer[start + 1] = at - start - 2;
  return at;
}

function writePosition(vehicle: Position, buffer: Buffer, view: DataView, start: number): number {
  const at = writeTrip(vehicle.trip, buffer, start);
  const { latitude, longitude, bearing, speed } = vehicle.position;
  buffer[at] = 18;
  buffer[at + 1] = 20;
  buffer[at + 2] = 13;
  view.setFloat32(at + 3, latitude, true);
  buffer[at + 7] = 21;
  view.setFloat32(at + 8, longitude, true);
  buffer[at + 12] = 29;
  view.setFloat32(at + 13, bearing, true);
  buffer[at + 17] = 45;
  view.setFloat32(at + 18, speed, true);
  let end = writeNumber(24, vehicle.currentStopSequence, buffer, at + 22);
  end = writeNumber(32, vehicle.currentStatus, buffer, end);
  end = writeNumber(40, vehicle.timestamp, buffer, end);
  end = writeText(58, vehicle.stopId, buffer, end);
  end = writeVehicle(66, vehicle.vehicle, buffer, end);
  return vehicle.occupancyStatus === undefined ? end : writeNumber(72, vehicle.occupancyStatus, buffer, end);
}

function writeTrip(trip: Trip, buffer: Buffer, start: number): number {
  buffer[start] = 10;
  let at = writeText(10, trip.tripId, buffer, start + 2);
  at = writeText(18, trip.startTime, buffer, at);
  at = writeText(26, trip.startDate, buffer, at);
  at = writeNumber(32, trip.scheduleRelationship, buffer, at);
  at = writeText(42, trip.routeId, buffer, at);
  at = writeNumber(48, trip.directionId, buffer, at);
  buffer[start + 1] = at - start - 2;
  return at;
}

function writeVehicle(tag: number, { id, label }: Vehicle, buffer: Buffer, start: number): number {
  buffer[start] = tag;
  const at = writeText(18, label, buffer, writeText(10, id, buffer, start + 2));
  buffer[start + 1] = at - start - 2;
  return at;
}

function writeAlert(alert: Alert, buffer: Buffer, start: number): number {
  let at = start;
  for (const period of alert.activePeriod) {
    buffer[at] = 10;
    const end = writeNumber(16, period.end, buffer, writeNumber(8, period.start, buffer, at + 2));
    at = endMessage(at + 2, end, 1, buffer);
  }
  for (const entity of alert.informedEntity) {
    buffer[at] = 42;
    const end = writeText(18, entity.routeId, buffer, writeText(10, entity.agencyId, buffer, at + 2));
    at = endMessage(at + 2, end, 1, buffer);
  }
  at = writeNumber(56, alert.effect, buffer, writeNumber(48, alert.cause, buffer, at));
  return writeTranslated(90, alert.descriptionText, buffer, writeTranslated(82, alert.headerText, buffer, at));
}

function writeTranslated(tag: number, { translation }: Translated, buffer: Buffer, start: number): number {
  buffer[start] = tag;
  let at = start + 2;
  for (const { text, language } of translation) {
    buffer[at] = 10;
    at = endMessage(at + 2, writeText(18, language, buffer, writeLong(10, text, buffer, at + 2)), 1, buffer);
  }
  return endMessage(start + 2, at, 1, buffer);
}

function read(bytes: Buffer, view: DataView): Feed {
  const end = beginReading(bytes, view);
  const header = isNext(10, end) ? readHeader() : { gtfsRealtimeVersion: "", incrementality: 0, timestamp: 0 };
  const entity: Entity[] = [];
  while (isNext(18, end)) entity.push(readEntity());
  return { header, entity };
}

function readHeader(): Feed["header"] {
  const end = readEnd();
  return { gtfsRealtimeVersion: textOf(10, end), incrementality: numberOf(16, end), timestamp: numberOf(24, end) };
}

function readEntity(): Entity {
  const end = readEnd();
  const id = textOf(10, end);
  if (isNext(26, end)) return { id, tripUpdate: readTripUpdate() };
  return isNext(34, end) ? { id, vehicle: readPosition() } : { id, alert: readAlert(end) };
}

function readTripUpdate(): TripUpdate {
  const end = readEnd();
  const trip = readTrip(end);
  const stopTimeUpdate: Stop[] = [];
  while (isNext(18, end)) stopTimeUpdate.push(readStop());
  const vehicle = readVehicle(26, end);
  const timestamp = numberOf(32, end);
  return { trip, stopTimeUpdate, vehicle, timestamp, delay: isNext(40, end) ? readSigned() : 0 };
}

function readStop(): Stop {
  const end = readEnd();
  const stopSequence = numberOf(8, end);
  const arrival = readStopTime(18, end);
  const departure = readStopTime(26, end);
  return { stopSequence, arrival, departure, stopId: textOf(34, end), scheduleRelationship: numberOf(40, end) };
}

function readStopTime(tag: number, outerEnd: number): StopTime {
  isNext(tag, outerEnd);
  const end = readEnd();
  const delay = isNext(8, end) ? readSigned() : 0;
  const time = numberOf(16, end);
  return isNext(24, end) ? { delay, time, uncertainty: readVarint() } : { delay, time };
}

function readPosition(): Position {
  const end = readEnd();
  const trip = readTrip(end);
  isNext(18, end);
  const positionEnd = readEnd();
  const latitude = floatOf(13, positionEnd);
  const longitude = floatOf(21, positionEnd);
  const bearing = floatOf(29, positionEnd);
  const speed = floatOf(45, positionEnd);
  const currentStopSequence = numberOf(24, end);
  const currentStatus = numberOf(32, end);
  const timestamp = numberOf(40, end);
  const stopId = textOf(58, end);
  const vehicle = readVehicle(66, end);
  const position = { latitude, longitude, bearing, speed };
  const message = { trip, position, currentStopSequence, currentStatus, timestamp, stopId, vehicle };
  return isNext(72, end) ? { ...message, occupancyStatus: readVarint() } : message;
}

function readTrip(outerEnd: number): Trip {
  isNext(10, outerEnd);
  const end = readEnd();
  const tripId = textOf(10, end);
  const startTime = textOf(18, end);
  const startDate = textOf(26, end);
  const scheduleRelationship = numberOf(32, end);
  const routeId = textOf(42, end);
  return { tripId, startTime, startDate, scheduleRelationship, routeId, directionId: numberOf(48, end) };
}

function readVehicle(tag: number, outerEnd: number): Vehicle {
  isNext(tag, outerEnd);
  const end = readEnd();
  return { id: textOf(10, end), label: textOf(18, end) };
}

function readAlert(outerEnd: number): Alert {
  isNext(42, outerEnd);
  const end = readEnd();
  const activePeriod: Alert["activePeriod"] = [];
  while (isNext(10, end)) {
    const periodEnd = readEnd();
    activePeriod.push({ start: numberOf(8, periodEnd), end: numberOf(16, periodEnd) });
  }
  const informedEntity: Alert["informedEntity"] = [];
  while (isNext(42, end)) {
    const entityEnd = readEnd();
    informedEntity.push({ agencyId: textOf(10, entityEnd), routeId: textOf(18, entityEnd) });
  }
  const cause = numberOf(48, end);
  const effect = numberOf(56, end);
  const headerText = readTranslated(82, end);
  return { activePeriod, informedEntity, cause, effect, headerText, descriptionText: readTranslated(90, end) };
}

function readTranslated(tag: number, outerEnd: number): Translated {
  isNext(tag, outerEnd);
  const end = readEnd();
  const translation: Translated["translation"] = [];
  while (isNext(10, end)) {
    const translationEnd = readEnd();
    translation.push({ text: textOf(10, translationEnd), language: textOf(18, translationEnd) });
  }
  return { translation };
}

function floatOf(tag: number, end: number): number {
  return isNext(tag, end) ? readFloat() : 0;
}
