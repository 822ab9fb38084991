import { deploymentStalled } from '../../../../shared/detection/detectors/deployment-stalled.ts';
import { describeConditionDetector } from '../../../helpers/condition-detector.ts';

describeConditionDetector('deploymentStalled', deploymentStalled, 0);
