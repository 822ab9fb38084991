import { anyOf } from '../../text/pattern.ts';
import { stackRule } from '../stack-rule.ts';

/** A name that another resource has already. */
export const stackAlreadyExists = stackRule({
  id: 'stack-already-exists',
  source: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/troubleshooting.html',
  category: 'cfn_already_exists',
  cause: 'A resource of this name exists already, outside this stack',
  advice: [
    'Delete or import the existing resource, or let CloudFormation choose the name',
    'Look for a retained resource of an earlier stack of the same name',
  ],
  pattern: anyOf(
    // CloudFormation
    /already ?exists/i,
    /HandlerErrorCode: AlreadyExists/i,
    /cannot exist in both/i,
    // Codes of services: BucketAlreadyOwnedByYou, EntityAlreadyExists, DuplicateLoadBalancerName
    /AlreadyOwned/i,
    /EntityAlreadyExists/i,
    /\bDuplicate\w{0,40}/i,
    /ResourceInUse.{0,80}exist/i,
    // Messages of services
    /has been taken/i,
    /is already (?:in use|associated|attached|registered|used|owned|a member|assigned)/i,
    /already being used by another/i,
    /already (?:has|have) (?:a|an)\b/i,
    /is already exported by/i,
    /with the same name/i,
    /conflicts with (?:an )?(?:existing|another)/i,
    /not available.{0,40}already/i,
    /name is not available/i,
  ),
});
