/** An attempt, scrubbed through: holds focus, scroll and search; where one stands is the scrubber's. */
import { useInput } from 'ink';
import { useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import type { Replay } from '../../../lab/replay.ts';
import { type Key, toKeys } from '../../keys.ts';
import { useParts } from '../../parts/use-parts.ts';
import { Screen } from '../../terminal/screen.tsx';
import { useScreenSize } from '../use-screen-size.ts';
import { Scrubber } from './scrubber.ts';
import { FIRST_STATE, press, type ReplayContext, type ReplayEffect } from './state.ts';
import { TranscriptRows } from './transcript-rows.ts';
import { drawReplay, OWN_ROWS, type ReplayParts } from './view.ts';

export interface ReplayProps {
  readonly replay: Replay;
  /** Whose attempt it is; empty where nobody says. */
  readonly owner: string;
  readonly notes: readonly string[];
  /** Keys that were typed before this screen was there; nobody else gets them. */
  takeEarly(): readonly Key[];
  onLeave(): void;
}

export function ReplayScreen({ replay, owner, notes, takeEarly, onLeave }: ReplayProps) {
  const size = useScreenSize();
  const [scrubber] = useState(() => new Scrubber(replay));
  const [transcripts] = useState(() => new TranscriptRows(scrubber, notes));
  const subscribe = useMemo(() => (listener: () => void) => scrubber.subscribe(listener), [scrubber]);
  const { moment } = useSyncExternalStore(subscribe, () => scrubber.scrub);
  const [state, setState] = useState(FIRST_STATE);
  // Several keys can come in one call: each goes on from what the one before made.
  const current = useRef(state);

  const lines = useMemo(() => replay.entries.map(({ line }) => line), [replay]);
  const sim = useMemo(() => replay.simAt(moment), [replay, moment]);
  const snapshot = useMemo(() => {
    const { view, world, prompt, count } = moment;
    return { view, world, prompt, entries: count };
  }, [moment]);
  const { title } = replay.variant.lab;
  const shown = useParts({ title, snapshot, sim, state, size, ownRows: OWN_ROWS });
  const { layout } = shown;
  const transcript = transcripts.upTo(moment.count, layout.consoleWidth);
  const height = layout.consoleHeight;
  const total = transcript.rows.length;
  const limit = Math.max(0, total - height);
  // The command that led here shows from its first row on, however much it printed.
  const restingBack = Math.max(0, total - transcript.lastStart - height);
  const back = state.scrolledAt === moment.count ? state.consoleBack : restingBack;
  const top = Math.max(0, Math.min(limit, total - height - back));
  const parts: ReplayParts = { ...shown, scrubber, transcript, top, owner, lines };

  const context: ReplayContext = {
    ...{ view: moment.view, tabs: shown.tabs, isWide: layout.isWide },
    ...{ lines, restingBack, count: moment.count },
    extent: { ...shown.extent, console: { limit, height } },
  };
  const dispatch = (key: Key) => {
    const { state: next, effects } = press(current.current, key, context);
    current.current = next;
    setState(next);
    for (const effect of effects) carryOut(effect);
  };
  const carryOut = (effect: ReplayEffect) => {
    if (effect.type === 'leave') {
      scrubber.leave();
      onLeave();
    } else if (effect.type === 'go') scrubber.go(effect.count);
    else if (effect.type === 'step') scrubber.step(effect.steps);
    else if (effect.type === 'tell') scrubber.tell(effect.text);
    else if (effect.type === 'next-change') scrubber.nextChange();
    else scrubber.previousChange();
  };
  useInput((input, key) => {
    for (const pressed of toKeys(input, key)) dispatch(pressed);
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when its own keys are heard
  useEffect(() => {
    for (const pressed of takeEarly()) dispatch(pressed);
  }, []);

  return <Screen frame={drawReplay(state, parts)} />;
}
