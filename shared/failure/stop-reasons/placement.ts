import { type StopReason, says } from '../stop-reason.ts';

/**
 * What keeps ECS from giving the task a place, an address, a name. Texts:
 * stopped-task-error-codes.html, api_failures_messages.html, service-event-messages-list.html.
 */
export const placement: readonly StopReason[] = [
  says(
    /network interface (provisioning|attachment)|(create|attach) network interface|no free (ip|private)|(enough|insufficient) free (ip )?address|insufficientfreeaddresses|containernetworkingerror/,
    'provision',
    'network_eni',
  ),
  says(/service discovery instance/, 'provision', 'service_discovery'),
  says(
    /limit on the number of|reached (the|your) .{0,60}(limit|quota)|above your limit|vcpu limit|limitexceeded/,
    'provision',
    'quota_limit',
  ),
  says(
    /resource:(gpu|cpu|memory|eni|fargate|ports|disk)|capacity is unavailable|no container instance|(no active|not enough|insufficient) (instances|capacity)|empty capacity provider|taskfailedtostart: .*\b(agent|attribute|location|memberof)\b|error "agent"/,
    'provision',
    'capacity',
  ),
  says(/not compatible with the selected compute strategy/, 'provision', 'app_config'),
  says(/unable to assume (the|a) .{0,40}role/, 'provision', 'iam_permission'),
  says(/timeout waiting for \w+ provisioning/, 'provision', 'runtime_timeout'),
];
