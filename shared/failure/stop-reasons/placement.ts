import { anyOf } from '../../text/pattern.ts';
import { says } from '../stop-reason.ts';
import type { StopReasonFamily } from '../stop-reason-family.ts';

const NETWORK_INTERFACE = anyOf(
  /network interface (provisioning|attachment)|(create|attach) network interface/,
  /no free (ip|private)|(enough|insufficient) free (ip )?address|insufficientfreeaddresses/,
  /containernetworkingerror/,
);

const QUOTA = anyOf(
  /limit on the number of|reached (the|your) .{0,60}(limit|quota)|above your limit/,
  /vcpu limit|limitexceeded/,
);

const CAPACITY = anyOf(
  // Fargate.
  /capacity is unavailable/,
  // EC2: no instance, or none with enough of something.
  /resource:(gpu|cpu|memory|eni|fargate|ports|disk)|no container instance/,
  /(no active|not enough|insufficient) (instances|capacity)|empty capacity provider/,
  // EC2: an instance without what the task requires.
  /taskfailedtostart: .*\b(agent|attribute|location|memberof)\b|error "agent"/,
);

/**
 * What keeps ECS from giving a task a place, an address or a name.
 * Sources:
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/stopped-task-error-codes.html
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/api_failures_messages.html
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-event-messages-list.html
 */
export const placement: StopReasonFamily = {
  id: 'placement',
  reasons: [
    says(NETWORK_INTERFACE, 'provision', 'network_eni'),
    says(/service discovery instance/, 'provision', 'service_discovery'),
    says(QUOTA, 'provision', 'quota_limit'),
    says(CAPACITY, 'provision', 'capacity'),
    says(/not compatible with the selected compute strategy/, 'provision', 'app_config'),
    says(/unable to assume (the|a) .{0,40}role/, 'provision', 'iam_permission'),
    says(/timeout waiting for \w+ provisioning/, 'provision', 'runtime_timeout'),
  ],
};
