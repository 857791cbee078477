import type { Check } from '../report/results';
import { editorDownload } from './editorDownload';
import { feedParsing } from './feedParsing';
import { growth } from './growth';
import { loadTime } from './loadTime';

/** How the checks are run. */
export interface CheckSettings {
	/** Whether it may take a long time. */
	full: boolean;
	/** Number of measurements per time. */
	rounds: number;
}

/** What is measured besides the comparisons, by the parts that can be measured separately. */
export const CHECKS: Record<string, (settings: CheckSettings) => Promise<Check[]>> = {
	loadTime,
	editorDownload,
	growth,
	feedParsing,
};
