/** The home screen: what there is to learn, and how far one has come. */
import { useInput, usePaste } from 'ink';
import { useRef, useState } from 'react';
import type { KeyGroup } from '../../bindings.ts';
import { type Key, splitTyped, toKeys } from '../../keys.ts';
import { Screen } from '../../terminal/screen.tsx';
import type { AppModel } from '../screen-entry.ts';
import { useScreenSize } from '../use-screen-size.ts';
import { createHome, updateHome } from './state.ts';
import { drawHome } from './view.ts';

export function Home({ app, keys }: { readonly app: AppModel; readonly keys: readonly KeyGroup[] }) {
  const { catalogue, progress, notice } = app;
  const { columns, rows } = useScreenSize();
  const [state, setState] = useState(() => createHome(catalogue, app.lastSlug));
  // Several keys can come in one call: each goes on from what the one before made.
  const current = useRef(state);

  const press = (key: Key) => {
    const { state: next, effect } = updateHome(current.current, key, catalogue);
    current.current = next;
    setState(next);
    if (effect?.type === 'open') app.open(effect.slug);
    if (effect?.type === 'exit') app.exit();
  };
  useInput((input, key) => {
    for (const pressed of toKeys(input, key)) press(pressed);
  });
  usePaste((text) => {
    if (!current.current.isFiltering) return;
    for (const key of splitTyped(text.replace(/\s+/g, ' '))) press(key);
  });

  return <Screen frame={drawHome({ state, catalogue, progress, notice, keys, columns, rows })} />;
}
