/** Virtual time as people read it: days since the lab's world began, and the time that has passed in the day. */
import { WORLD_START } from '../../sim/sim.ts';

const DAY_MS = 86_400_000;

/** `day 0 00:04:12` */
export function clockText(now: number): string {
  const passed = Math.max(0, Math.floor(now - WORLD_START));
  const seconds = Math.floor((passed % DAY_MS) / 1000);
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
  return `day ${Math.floor(passed / DAY_MS)} ${two(seconds / 3600)}:${two((seconds / 60) % 60)}:${two(seconds % 60)}`;
}
