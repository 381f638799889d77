/**
 * The screens, in the order in which a learner meets them. A screen is one folder here and one line in this list,
 * which also gives the help page its keys.
 */
import { home } from './home/index.ts';
import type { ScreenEntry, ScreenId } from './screen-entry.ts';
import { workspace } from './workspace/index.ts';

const SCREENS: readonly ScreenEntry[] = [home, workspace];

export function screenOf(id: ScreenId): ScreenEntry {
  return SCREENS.find((screen) => screen.id === id) as ScreenEntry;
}
