import { configurationFailed } from '../../../../shared/detection/detectors/configuration-failed.ts';
import { describeConditionDetector } from '../../../helpers/condition-detector.ts';

describeConditionDetector('configurationFailed', configurationFailed, 0);
