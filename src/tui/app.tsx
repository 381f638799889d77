/**
 * The full-screen app. It knows no files, no process and no clock: catalogue, sessions and progress come as props, and
 * what is to be kept goes back through them.
 */
import { useEffect, useRef, useState } from 'react';
import type { Session } from '../lab/session.ts';
import type { CatalogueLab, LabProgress, ProgressBySlug } from './catalogue.ts';
import { Fitting } from './screens/fitting.tsx';
import { FIRST_SCREEN, loadWorkspace } from './screens/index.ts';
import type { AppModel, ScreenEntry } from './screens/screen-entry.ts';
import { EMPTY_ROW, type Row, row } from './text/row.ts';
import { sanitize } from './text/sanitize.ts';
import { style } from './theme.ts';

export interface AppProps {
  readonly catalogue: readonly CatalogueLab[];
  /** As it was when the app started; the app keeps it up to date from there. */
  readonly progress: ProgressBySlug;
  /** Opens a lab, or goes on where the learner left it. Rejects with a reason for people. */
  openSession(slug: string): Promise<Session>;
  /** Called whenever a lab's progress changed. */
  saveProgress(slug: string, progress: LabProgress): void;
  /** The lab to open at once. */
  readonly firstSlug?: string;
  onExit(): void;
}

export function App(props: AppProps) {
  const { app, screen } = useAppModel(props);
  const { Component, keys } = screen;
  return (
    <Fitting onExit={app.exit}>
      <Component key={app.session ? app.lastSlug : 'home'} app={app} keys={keys} />
    </Fitting>
  );
}

function useAppModel({
  catalogue,
  progress: first,
  openSession,
  saveProgress,
  firstSlug,
  onExit,
}: AppProps): { readonly app: AppModel; readonly screen: ScreenEntry } {
  const [progress, setProgress] = useState(first);
  const [session, setSession] = useState<Session>();
  const [screen, setScreen] = useState<ScreenEntry>(FIRST_SCREEN);
  const [lastSlug, setLastSlug] = useState(firstSlug);
  const [notice, setNotice] = useState<Row>(EMPTY_ROW);
  const isOpening = useRef(false);

  const open = (slug: string) => {
    if (isOpening.current) return;
    isOpening.current = true;
    const title = catalogue.find((lab) => lab.slug === slug)?.title ?? slug;
    setNotice(row([style.muted, `Opening ${sanitize(title)} …`]));
    Promise.all([openSession(slug), loadWorkspace()])
      .then(
        ([opened, workspace]) => {
          setLastSlug(slug);
          setSession(opened);
          setScreen(workspace);
          setNotice(EMPTY_ROW);
        },
        (error: unknown) =>
          setNotice(
            row([style.bad, `✗ ${sanitize(error instanceof Error ? error.message : String(error))}`]),
          ),
      )
      .finally(() => {
        isOpening.current = false;
      });
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: the first lab opens once
  useEffect(() => {
    if (firstSlug !== undefined) open(firstSlug);
  }, []);

  useEffect(() => {
    if (!session) return undefined;
    const { slug } = session.lab;
    let saved = '';
    return session.subscribe(() => {
      const reached = progressOf(session);
      const text = JSON.stringify(reached);
      if (text === saved) return;
      saved = text;
      saveProgress(slug, reached);
      setProgress((known) => ({ ...known, [slug]: reached }));
    });
  }, [session, saveProgress]);

  const app: AppModel = {
    catalogue,
    progress,
    session,
    lastSlug,
    notice,
    open,
    leave() {
      setSession(undefined);
      setScreen(FIRST_SCREEN);
      void session?.close();
    },
    exit() {
      if (session) void session.close().finally(onExit);
      else onExit();
    },
  };
  return { app, screen };
}

function progressOf({ view }: Session): LabProgress {
  return { state: view.solved ? 'solved' : 'started', points: view.points, maxPoints: view.maxPoints };
}
