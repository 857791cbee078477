import type { Check } from '../report/results';
import { editorDownload } from './editorDownload';
import { feedParsing } from './feedParsing';
import { growth } from './growth';
import { loadTime } from './loadTime';

/** How the checks are made. */
export interface CheckSettings {
	/** Whether it may take long. */
	full: boolean;
	/** How often each time is taken. */
	rounds: number;
}

/** What is measured beside the comparisons, by the parts that can be measured alone. */
export const CHECKS: Record<string, (settings: CheckSettings) => Promise<Check[]>> = {
	loadTime,
	editorDownload,
	growth,
	feedParsing,
};
