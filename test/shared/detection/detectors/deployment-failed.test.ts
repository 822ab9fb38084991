import { deploymentFailed } from '../../../../shared/detection/detectors/deployment-failed.ts';
import { describeConditionDetector } from '../../../helpers/condition-detector.ts';

describeConditionDetector('deploymentFailed', deploymentFailed, 0);
