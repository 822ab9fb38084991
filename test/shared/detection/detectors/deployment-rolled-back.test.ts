import { deploymentRolledBack } from '../../../../shared/detection/detectors/deployment-rolled-back.ts';
import { describeConditionDetector } from '../../../helpers/condition-detector.ts';

describeConditionDetector('deploymentRolledBack', deploymentRolledBack, 0);
