/** What a screen is to the app. */
import type { ComponentType } from 'react';
import type { Session } from '../../lab/session.ts';
import type { KeyGroup } from '../bindings.ts';
import type { CatalogueLab, ProgressBySlug } from '../catalogue.ts';
import type { Row } from '../text/row.ts';

/** What screens see of the app, and may ask of it. */
export interface AppModel {
  readonly catalogue: readonly CatalogueLab[];
  readonly progress: ProgressBySlug;
  /** The open lab; none on the home screen. */
  readonly session: Session | undefined;
  /** The lab that was opened last. */
  readonly lastSlug: string | undefined;
  /** What goes on, for people: a lab that opens, or why it did not. */
  readonly notice: Row;
  open(slug: string): void;
  /** Back to the home screen. */
  leave(): void;
  exit(): void;
}

export interface ScreenEntry {
  /** Its keys, for help. */
  readonly keys: readonly KeyGroup[];
  readonly Component: ComponentType<{ readonly app: AppModel; readonly keys: readonly KeyGroup[] }>;
}
