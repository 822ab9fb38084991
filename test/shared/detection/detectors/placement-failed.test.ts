import { placementFailed } from '../../../../shared/detection/detectors/placement-failed.ts';
import { describeConditionDetector } from '../../../helpers/condition-detector.ts';

describeConditionDetector('placementFailed', placementFailed, 0);
