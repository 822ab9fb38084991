/** The error that ECS reports for what it prepares before it starts a container. */
export const INITIALIZATION_ERROR = /resource ?init(ialization)? ?error/;
