import { tasksUnhealthy } from '../../../../shared/detection/detectors/tasks-unhealthy.ts';
import { describeConditionDetector } from '../../../helpers/condition-detector.ts';

describeConditionDetector('tasksUnhealthy', tasksUnhealthy, 2);
