/** Certificates of those who look after them: a new one comes before the old one ends, as long as the world lasts. */
import { WORLD_START } from '../kernel/world.ts';

/** Less than such a certificate lasts from the beginning of the world. */
const EVERY_MS = 270 * 86_400_000;

/** Milliseconds by which both ends of a certificate have moved by now since the world began. */
export function renewedByMs(now: number): number {
  return Math.max(0, Math.floor((now - WORLD_START) / EVERY_MS)) * EVERY_MS;
}
