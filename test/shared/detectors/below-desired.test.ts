import { belowDesired } from '../../../shared/detectors/below-desired.ts';
import { describeConditionDetector } from '../../helpers/condition-detector.ts';

describeConditionDetector('belowDesired', belowDesired, 15);
