/**
 * The screens, in the order in which a learner meets them: one folder each, and one line here, which also gives the help
 * page its keys. The first frame waits for the first screen's code and no other's.
 */
import { home } from './home/index.ts';
import type { ScreenEntry } from './screen-entry.ts';

export const FIRST_SCREEN: ScreenEntry = home;

export const loadWorkspace = async (): Promise<ScreenEntry> =>
  (await import('./workspace/index.ts')).workspace;
