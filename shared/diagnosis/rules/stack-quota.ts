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
  pattern:
    /limit ?exceeded|exceed\w{0,3} .{0,80}(?:limit|quota|maximum|number of)|quota|maximum (?:number|limit)|has been reached|reached (?:the|your|its) .{0,60}(?:limit|maximum)|limit (?:of|for) .{0,80}(?:reached|exceeded|has been)|TooMany[A-Z]\w{2,40}|too many [a-z]|Throttling|rate exceeded|insufficient \w{0,20} ?capacity|more \w{0,10} ?v?CPU capacity|not have (?:enough|sufficient) .{0,40}capacity|ServiceLimitExceeded|account (?:limit|is limited)/i,
  unless:
    /Template may not exceed|length|characters|exceeds the maximum (?:size|allowed value)|less than or equal/i,
});
