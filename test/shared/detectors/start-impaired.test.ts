import { startImpaired } from '../../../shared/detectors/start-impaired.ts';
import { describeConditionDetector } from '../../helpers/condition-detector.ts';

describeConditionDetector('startImpaired', startImpaired, 0);
