/**
 * What ECS says about every stop of a kind, whatever the cause.
 * Source: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/stopped-task-error-codes.html
 */
const BOILERPLATE = /^(?:essential container in task exited|task failed to start)\.?$/i;

/** True for words of ECS that do not say why a task stopped. */
export const isBoilerplate = (text: string): boolean => BOILERPLATE.test(text.trim());
