import type { ScreenEntry } from '../screen-entry.ts';
import { Home } from './home.tsx';
import { HOME_BINDINGS } from './state.ts';

export const home: ScreenEntry = {
  keys: [{ title: 'Home', bindings: HOME_BINDINGS }],
  Component: Home,
};
