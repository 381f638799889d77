/** What AWS has and netlab hasn't gets an answer of its own, which names the nearest thing that is there. */
import type { ServiceModel } from '../../model/model.ts';
import { notSimulatedText } from '../../model/not-simulated.ts';
import { CliFailure, EXIT } from './failure.ts';

export function operationNotSimulated(model: ServiceModel, operation: string): CliFailure {
  const text = `An error occurred (NotSimulated) when calling the ${operation} operation: ${notSimulatedText(model, operation)}`;
  return new CliFailure(EXIT.service, text);
}

export function serviceNotSimulated(service: string, simulated: readonly string[]): CliFailure {
  const text = `AWS has the service '${service}', but netlab does not simulate it. It simulates: ${simulated.join(', ')}.`;
  return new CliFailure(EXIT.general, text);
}
