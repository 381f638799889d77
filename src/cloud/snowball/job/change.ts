/** What is done with a job that is there: changed, cancelled, its device handed to the carrier. */
import type {
  CancelJobRequest,
  UpdateJobRequest,
  UpdateJobShipmentStateRequest,
} from '@aws-sdk/client-snowball';
import type { Context } from '../../kernel/context.ts';
import { refuseOptions } from '../../kernel/parameters.ts';
import { shippingAddress } from '../address/address.ts';
import { invalidCombination, invalidJobState } from '../errors.ts';
import { bucketsFor, checkArns, checkShipping } from './create.ts';
import { deviceModel } from './device-models.ts';
import { job } from './job.ts';
import { enter, pickUp } from './lifecycle.ts';

/** Only until the device is prepared, an hour or so after the job was made. */
export function updateJob(input: UpdateJobRequest, context: Context): object {
  const item = context.get(job, input.JobId ?? '');
  if (item.State !== 'New') throw invalidJobState();
  refuseOptions(input, ['OnDeviceServiceConfiguration', 'ForwardingAddressId', 'PickupDetails']);
  checkArns(input);
  const { AddressId, ShippingOption, Resources, SnowballCapacityPreference: size } = input;
  if (AddressId !== undefined) item.AddressId = context.get(shippingAddress, AddressId).AddressId;
  if (ShippingOption !== undefined) {
    checkShipping(ShippingOption, context.region);
    item.ShippingOption = ShippingOption;
  }
  if (Resources !== undefined) item.S3Resources = bucketsFor(input, context);
  if (size !== undefined && size !== 'NoPreference') {
    const { capacities = [] } = deviceModel(item.SnowballType) ?? {};
    if (!capacities.includes(size))
      throw invalidCombination(`A device of this type has the capacity ${capacities.join(', ')}.`);
    item.SnowballCapacityPreference = size;
  }
  if (input.Description !== undefined) item.Description = input.Description;
  if (input.RoleARN !== undefined) item.RoleARN = input.RoleARN;
  if (input.Notification !== undefined) item.Notification = { ...input.Notification };
  return {};
}

/** R-XFER-41. */
export function cancelJob({ JobId: id = '' }: CancelJobRequest, context: Context): object {
  const item = context.get(job, id);
  if (item.State !== 'New' && item.State !== 'Listing') throw invalidJobState();
  enter(item, 'Cancelled', context);
  return {};
}

/**
 * RETURNED stands for all that hands do: the device is switched off, its display shows the label, and the carrier, who
 * does not come at weekends, takes it along (R-XFER-44).
 */
export function updateShipmentState(
  { JobId: id = '', ShipmentState: state }: UpdateJobShipmentStateRequest,
  context: Context,
): object {
  const item = context.get(job, id);
  if (item.State !== 'WithCustomer' || item.returned) throw invalidJobState();
  if (state !== 'RETURNED') return {};
  item.returned = true;
  item.device.unlocked = false;
  pickUp(item, context);
  return {};
}
