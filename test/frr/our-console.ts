/** FRR's language as netlab speaks it, by itself: no world, no network. */
import { type BgpNetwork, createNetwork } from '../../src/bgp/index.ts';
import {
  ENABLE,
  type Mode,
  newRunningConfig,
  promptOf,
  type RouterView,
  type RunningConfig,
  runLine,
} from '../../src/frr/index.ts';
import { INTERFACES } from './real-console.ts';

export const NO_BGP: BgpNetwork = createNetwork({ routers: {}, transports: [] }, 0);

export const VIEW: RouterView = { name: 'lisbon/edge', network: NO_BGP, interfaces: INTERFACES, routes: [] };

export class OurConsole {
  config: RunningConfig = newRunningConfig('edge');
  mode: Mode | 'closed' = ENABLE;
  constructor(readonly view: RouterView = VIEW) {}

  /** What a line is answered. */
  answer(line: string): string {
    if (this.mode === 'closed') return '';
    const answer = runLine(line, this.mode, this.config, this.view);
    this.config = answer.config ?? this.config;
    this.mode = answer.mode ?? this.mode;
    return answer.output ?? '';
  }

  get prompt(): string {
    return this.mode === 'closed' ? '' : promptOf(this.config.hostname, this.mode);
  }

  /** The dialogue, as the real console shows it. */
  type(...lines: readonly string[]): string {
    return lines.map((line) => `${this.prompt}${line}\n${this.answer(line)}`).join('');
  }
}
