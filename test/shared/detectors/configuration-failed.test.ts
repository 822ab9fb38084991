import { configurationFailed } from '../../../shared/detectors/configuration-failed.ts';
import { describeConditionDetector } from '../../helpers/condition-detector.ts';

describeConditionDetector('configurationFailed', configurationFailed, 0);
