/**
 * The app of `netlab replay`: which of a submission's attempts to look at, where there are several, and the attempt. It
 * knows no files: attempts come as props.
 */
import { useInput } from 'ink';
import { useEffect, useRef, useState } from 'react';
import type { Replay } from '../lab/replay.ts';
import { type Key, toKeys } from './keys.ts';
import { Fitting } from './screens/fitting.tsx';
import { type AttemptLine, drawChooser, type Leading, leadBy } from './screens/replay/chooser.ts';
import { ReplayScreen } from './screens/replay/replay.tsx';
import { useScreenSize } from './screens/use-screen-size.ts';
import { Screen } from './terminal/screen.tsx';

export interface ReplayAppProps {
  /** Whose they are, as the file says; empty where it does not. */
  readonly owner: string;
  readonly attempts: readonly (AttemptLine & {
    /** About the file and this attempt, for people. */
    readonly notes: readonly string[];
    /** Absent where it cannot be played. */
    open?(): Promise<Replay>;
  })[];
  onExit(): void;
}

interface Opened {
  readonly replay: Replay;
  readonly notes: readonly string[];
}

export function ReplayApp({ owner, attempts, onExit }: ReplayAppProps) {
  const [leading, setLeading] = useState<Leading>({ chosen: 0, notice: '' });
  const [opened, setOpened] = useState<Opened>();
  // What is typed while an attempt opens is meant for it.
  const early = useRef<Key[]>(undefined);
  useInput((input, key) => void early.current?.push(...toKeys(input, key)));
  const takeEarly = () => {
    const keys = early.current ?? [];
    early.current = undefined;
    return keys;
  };

  const open = (chosen: number) => {
    const attempt = attempts[chosen];
    if (!attempt?.open || early.current) return;
    early.current = [];
    setLeading({ chosen, notice: `Opening ${attempt.title} …` });
    attempt.open().then(
      (replay) => {
        setOpened({ replay, notes: attempt.notes });
        setLeading({ chosen, notice: '' });
      },
      (error: unknown) => {
        takeEarly();
        setLeading({ chosen, notice: error instanceof Error ? error.message : `${error}` });
      },
    );
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: an attempt that is alone opens once
  useEffect(() => {
    if (attempts.length === 1) open(0);
  }, []);

  const leave = () => (attempts.length === 1 ? onExit() : setOpened(undefined));
  return (
    <Fitting onExit={onExit}>
      {opened ? (
        <ReplayScreen {...opened} {...{ owner, takeEarly }} onLeave={leave} />
      ) : (
        <Chooser
          {...{ owner, attempts, leading, onExit }}
          isOpening={() => early.current !== undefined}
          onOpen={open}
          onChoose={(chosen) => setLeading({ chosen, notice: '' })}
        />
      )}
    </Fitting>
  );
}

interface ChooserProps extends ReplayAppProps {
  readonly leading: Leading;
  isOpening(): boolean;
  onChoose(index: number): void;
  onOpen(index: number): void;
}

function Chooser({ owner, attempts, leading, isOpening, onChoose, onOpen, onExit }: ChooserProps) {
  const { columns, rows } = useScreenSize();
  const at = useRef(leading.chosen);
  at.current = leading.chosen;
  useInput((input, key) => {
    for (const pressed of toKeys(input, key)) {
      const command = leadBy(pressed);
      if (command === 'leave') return onExit();
      if (isOpening()) return;
      if (command === 'open') return onOpen(at.current);
      if (command === undefined) continue;
      at.current = Math.max(0, Math.min(attempts.length - 1, at.current + (command === 'down' ? 1 : -1)));
      onChoose(at.current);
    }
  });
  return <Screen frame={drawChooser(attempts, leading, owner, columns, rows)} />;
}
