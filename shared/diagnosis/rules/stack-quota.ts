import { anyOf } from '../../text/pattern.ts';
import { stackRule } from '../stack-rule.ts';

/** A limit of the account, or capacity that AWS does not have. */
export const stackQuota = stackRule({
  id: 'stack-quota',
  source: 'https://docs.aws.amazon.com/general/latest/gr/aws_service_limits.html',
  category: 'cfn_quota',
  cause: 'A limit of the account is reached',
  advice: [
    'Delete what is not used, or ask for a higher limit in Service Quotas',
    'Try another Region or Availability Zone if it is capacity that lacks',
  ],
  readings: [
    {
      pattern: anyOf(
        /insufficient ([\w.-]{0,40}) ?capacity/i,
        /not have (?:enough|sufficient) ([\w.-]{1,40}) capacity([^.]{0,120})/i,
      ),
      cause: (found, of = 'It') =>
        `${of} could not be placed: AWS lacks capacity for ${found[1] || found[2] || 'it'}` +
        (found[3]?.trimEnd() ?? ''),
      advice: [
        'Let AWS choose the Availability Zone, or try another instance type',
        'Try again later: capacity comes back, and no limit of the account is concerned',
      ],
    },
  ],
  pattern: anyOf(
    // Error codes of services
    /limit ?exceeded/i,
    /ServiceLimitExceeded/i,
    /TooMany[A-Z]\w{2,40}|too many [a-z]/i,
    /Throttling|rate exceeded/i,
    // Limits
    /quota/i,
    /maximum (?:number|limit)/i,
    /exceed\w{0,3} .{0,80}(?:limit|quota|maximum|number of)/i,
    /has been reached/i,
    /reached (?:the|your|its) .{0,60}(?:limit|maximum)/i,
    /limit (?:of|for) .{0,80}(?:reached|exceeded|has been)/i,
    /account (?:limit|is limited)/i,
    /account's \w{1,60} below its minimum/i,
    // Capacity
    /insufficient \w{0,20} ?capacity/i,
    /more \w{0,10} ?v?CPU capacity/i,
    /not have (?:enough|sufficient) .{0,40}capacity/i,
  ),
  // These are limits for a value in the template.
  unless: anyOf(
    /Template may not exceed/i,
    /exceeds the maximum (?:size|allowed value)/i,
    /length|characters/i,
    /less than or equal/i,
  ),
});
