/** Server-Sent Events (html.spec.whatwg.org, section 9.2): a word to whoever watches, whenever the world has changed. */
import type { Sim } from '../../sim/sim.ts';
import type { HttpStream } from '../http/listen.ts';

/** Changes come in bursts; whoever watches wants the last one. */
const QUIET_MS = 100;
/** So that a watcher that is gone is noticed. */
const PULSE_MS = 15_000;

export function eventStream(sim: Sim): HttpStream {
  return {
    status: 200,
    headers: { 'content-type': 'text/event-stream', 'cache-control': 'no-store' },
    follow(write) {
      let changes = 0;
      let timer: NodeJS.Timeout | undefined;
      const tell = () => {
        timer = undefined;
        const now = new Date(sim.state.clock.now).toISOString();
        write(`event: world\ndata: ${JSON.stringify({ now, changes })}\n\n`);
      };
      tell();
      const leave = sim.subscribe(() => {
        changes += 1;
        timer ??= setTimeout(tell, QUIET_MS);
      });
      const pulse = setInterval(() => write(': still here\n\n'), PULSE_MS);
      return () => {
        leave();
        clearTimeout(timer);
        clearInterval(pulse);
      };
    },
  };
}
