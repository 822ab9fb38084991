import { placementFailed } from '../../../shared/detectors/placement-failed.ts';
import { describeConditionDetector } from '../../helpers/condition-detector.ts';

describeConditionDetector('placementFailed', placementFailed, 0);
