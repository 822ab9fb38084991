import type { ENV } from '../names.ts';
import type { Runtime } from '../runtime.ts';
import type { Topic } from './notification.ts';

/** How messages reach a topic. */
export interface TopicKind {
  readonly topic: Topic;
  /** The setting that holds its ARN. */
  readonly setting: keyof typeof ENV;
  /** The format of its messages, as `report/formats/` names it. */
  readonly format: 'page';
  /** True for the topic without which Loopwatch would be of no use. */
  readonly isRequired: boolean;
}

/** The topics that messages are sent to, in the order of sending. */
const TOPIC_KINDS: readonly TopicKind[] = [
  { topic: 'pages', setting: 'pagesTopic', format: 'page', isRequired: true },
];

/** The topics that hear of incidents here: the required ones, and those that are set. */
export const configuredTopics = ({ setting }: Pick<Runtime, 'setting'>): readonly TopicKind[] =>
  TOPIC_KINDS.filter((kind) => kind.isRequired || setting(kind.setting) !== undefined);
