/** The texts for a setting that is missing; `$1` is its name. */
export const UNSET_SETTING = {
  title: 'the setting $1 is missing',
  cause: 'The setting $1 is missing or empty',
  advice: 'Add $1 to the environment or the secrets of the task definition, and deploy',
};
