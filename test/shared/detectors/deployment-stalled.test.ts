import { deploymentStalled } from '../../../shared/detectors/deployment-stalled.ts';
import { describeConditionDetector } from '../../helpers/condition-detector.ts';

describeConditionDetector('deploymentStalled', deploymentStalled, 0);
