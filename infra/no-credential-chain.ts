/**
 * Replaces `@aws-sdk/credential-provider-node` in the bundles. Lambda puts a function's credentials
 * into its environment, and `shared/lambda/lambda-runtime.ts` hands them to each client. So nobody
 * looks into profiles, single sign-on, token files, or the endpoints of containers and instances.
 */
export const defaultProvider = () => (): Promise<never> =>
  Promise.reject(new Error('AWS_REGION, AWS_ACCESS_KEY_ID or AWS_SECRET_ACCESS_KEY is not set'));
