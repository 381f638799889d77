/**
 * AWS Snowball as it was until 2024: history. New customers get no devices today (R-XFER-25), and neither do worlds
 * without an earlier `era`. Simulated are jobs that import into S3 and export from it; LOCAL_USE, clusters, long-term
 * prices, pick-up by the customer and tapes are not. https://docs.aws.amazon.com/snowball/latest/api-reference/Welcome.html
 */
import { read, type Service, write } from '../kernel/resource.ts';
import { shippingAddress } from './address/address.ts';
import { addressOperations } from './address/operations.ts';
import { cancelJob, updateJob, updateShipmentState } from './job/change.ts';
import { createJob } from './job/create.ts';
import { getManifest, getUnlockCode } from './job/credentials.ts';
import { job } from './job/job.ts';
import { jobTransitions } from './job/lifecycle.ts';
import { createLabel, describeLabel } from './job/shipping-label.ts';
import { describeJob, getUsage, listJobs } from './job/show.ts';

export const snowball: Service = {
  name: 'snowball',
  resources: [shippingAddress, job],
  operations: {
    ...addressOperations,
    CreateJob: write(createJob),
    DescribeJob: read(describeJob),
    ListJobs: read(listJobs),
    UpdateJob: write(updateJob),
    CancelJob: write(cancelJob),
    UpdateJobShipmentState: write(updateShipmentState),
    GetJobManifest: read(getManifest),
    GetJobUnlockCode: read(getUnlockCode),
    GetSnowballUsage: read(getUsage),
    CreateReturnShippingLabel: write(createLabel),
    DescribeReturnShippingLabel: read(describeLabel),
  },
  transitions: { [job.kind]: jobTransitions },
};
