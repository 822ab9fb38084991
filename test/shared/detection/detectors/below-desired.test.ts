import { belowDesired } from '../../../../shared/detection/detectors/below-desired.ts';
import { describeConditionDetector } from '../../../helpers/condition-detector.ts';

describeConditionDetector('belowDesired', belowDesired, 15);
