/** What is said of an operation that AWS has and netlab hasn't: so much, and the nearest thing that is there. */
import { closest } from '../kit/closest-words.ts';
import { insteadOf } from './instead.ts';
import type { ServiceModel } from './model.ts';
import { cliName } from './names.ts';

export function notSimulatedText(model: ServiceModel, operation: string): string {
  const advice = insteadOf(model.service, operation) ?? nearestHint(model, operation);
  return `AWS has this operation, but netlab does not simulate it.${advice === '' ? '' : ` ${advice}`}`;
}

function nearestHint(model: ServiceModel, operation: string): string {
  const near = nearestOperation(model, operation);
  return near === undefined ? '' : `The nearest operation that it does simulate is '${near}'.`;
}

/** By the words that two names share, the later ones counting more: they say what is acted upon. */
function nearestOperation(model: ServiceModel, operation: string): string | undefined {
  const wanted = cliName(operation);
  const words = wanted.split('-').map(singular);
  let best: string | undefined;
  let bestScore = 0;
  for (const name of Object.keys(model.operations)) {
    const candidate = cliName(name);
    const others = candidate.split('-').map(singular);
    const shared = words.reduce((sum, word, index) => sum + (others.includes(word) ? 1 + index : 0), 0);
    const score = shared - Math.abs(others.length - words.length) / 10;
    if (score > bestScore) [best, bestScore] = [candidate, score];
  }
  return best ?? closest(wanted, Object.keys(model.operations).map(cliName))[0];
}

function singular(word: string): string {
  return word.length > 3 && word.endsWith('s') ? word.slice(0, -1) : word;
}
