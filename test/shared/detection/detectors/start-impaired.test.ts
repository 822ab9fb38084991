import { startImpaired } from '../../../../shared/detection/detectors/start-impaired.ts';
import { describeConditionDetector } from '../../../helpers/condition-detector.ts';

describeConditionDetector('startImpaired', startImpaired, 0);
