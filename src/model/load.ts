/** The service models that were built in. A model is parsed when it is first asked for, and kept. */
import { modelTexts } from './generated/index.ts';
import type { ServiceModel } from './model.ts';

const models = new Map<string, ServiceModel>();

/** The model of a service by the CLI's name for it (`ec2`), if netlab simulates the service. */
export function loadModel(service: string): ServiceModel | undefined {
  const text = Object.hasOwn(modelTexts, service) ? modelTexts[service] : undefined;
  if (text === undefined) return undefined;
  let model = models.get(service);
  if (!model) {
    model = JSON.parse(text) as ServiceModel;
    models.set(service, model);
  }
  return model;
}

/** The CLI's names of the simulated services, sorted. */
export function serviceNames(): string[] {
  return Object.keys(modelTexts);
}
