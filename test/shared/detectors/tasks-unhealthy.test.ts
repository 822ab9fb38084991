import { tasksUnhealthy } from '../../../shared/detectors/tasks-unhealthy.ts';
import { describeConditionDetector } from '../../helpers/condition-detector.ts';

describeConditionDetector('tasksUnhealthy', tasksUnhealthy, 2);
