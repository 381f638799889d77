/** What AWS has and netlab hasn't gets an answer of its own, which names the nearest thing that is there. */
import { closest } from '../../kit/closest-words.ts';
import type { ServiceModel } from '../../model/model.ts';
import { cliName } from '../../model/names.ts';
import { CliFailure, EXIT } from './failure.ts';
import { insteadOf } from './instead.ts';

export function operationNotSimulated(model: ServiceModel, operation: string): CliFailure {
  const advice = insteadOf(model.service, operation) ?? nearestHint(model, operation);
  const text = `An error occurred (NotSimulated) when calling the ${operation} operation: AWS has this operation, but netlab does not simulate it.${advice === '' ? '' : ` ${advice}`}`;
  return new CliFailure(EXIT.service, text);
}

export function serviceNotSimulated(service: string, simulated: readonly string[]): CliFailure {
  const text = `AWS has the service '${service}', but netlab does not simulate it. It simulates: ${simulated.join(', ')}.`;
  return new CliFailure(EXIT.general, text);
}

function nearestHint(model: ServiceModel, operation: string): string {
  const near = nearestOperation(model, operation);
  return near === undefined ? '' : `The nearest operation that it does simulate is '${near}'.`;
}

/** By the words that two names share, the later ones counting more: they say what is acted upon. */
export function nearestOperation(model: ServiceModel, operation: string): string | undefined {
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
