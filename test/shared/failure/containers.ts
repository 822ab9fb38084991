import type { StoppedContainer } from '../../../shared/failure/stopped-container.ts';

export const EXITED = 'Essential container in task exited';
export const OOM = 'OutOfMemoryError: Container killed due to memory usage';
export const app = (exitCode?: number, reason?: string): StoppedContainer => ({
  name: 'app',
  exitCode,
  reason,
});
export const sidecar = (exitCode?: number, reason?: string): StoppedContainer => ({
  name: 'envoy',
  exitCode,
  reason,
});
export const guard = (exitCode?: number, reason?: string): StoppedContainer => ({
  name: 'aws-guardduty-agent-x1y2',
  exitCode,
  reason,
});
