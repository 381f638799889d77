/**
 * What serve knows of the floors beside it: the console that types into the same world, and the lab whose checks are
 * looked at. Whoever starts serve hands them in.
 */

/** Output of a command line, as a terminal would show it. */
export interface ConsoleOutput {
  readonly stdout: string;
  readonly stderr: string;
  readonly exitCode: number;
}

export interface ConsoleDesk {
  readonly prompt: string;
  /** Words that real shells don't have, or that mean the simulated world here: `wait`, `fail`, `dig`, `curl`. */
  readonly commands: readonly string[];
  /** Runs a line, after every earlier one; files by the path under which the line names them. */
  run(line: string, files?: Readonly<Record<string, string>>): Promise<ConsoleOutput>;
}

export interface CheckReport {
  readonly id: string;
  /** What is checked, in a few words. */
  readonly label: string;
  readonly passed: boolean;
  readonly code: string;
  /** What was found, one sentence. */
  readonly text: string;
}

export interface TaskReport {
  readonly id: string;
  readonly title: string;
  readonly done: boolean;
  readonly points: number;
  readonly maxPoints: number;
  readonly checks: readonly CheckReport[];
}

export interface LabReport {
  readonly lab: string;
  readonly title: string;
  readonly seed: string;
  /** Everything holds, the finale too. */
  readonly solved: boolean;
  readonly points: number;
  readonly maxPoints: number;
  /** The finale comes last, once all the others are done. */
  readonly tasks: readonly TaskReport[];
}

export interface LabDesk {
  /** The lab's slug. */
  readonly lab: string;
  readonly title: string;
  readonly seed: string;
  /** What the lab drew from its seed; its scripts use it as shell variables. */
  readonly parameters: Readonly<Record<string, string>>;
  /** The checks as the world is now, looked at on forks. */
  check(): Promise<LabReport>;
}
