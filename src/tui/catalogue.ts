/** What the home screen shows of a lab, and how far the learner has come in it. The command line hands both in. */
import type { LabSummary } from '../lab/lab.ts';

export interface CatalogueLab extends LabSummary {
  /** The story, in Markdown; parameters may still stand in it as `{name}`. */
  readonly brief?: string;
}

export interface LabProgress {
  readonly state: 'started' | 'solved';
  readonly points: number;
  readonly maxPoints: number;
}

/** By slug. */
export type ProgressBySlug = Readonly<Record<string, LabProgress>>;
