import { pollByHttp, pollByLoop, pollByNode } from '../works/newcomers';
import type { Comparison, Sizes } from './comparison';
import { count, http, loop, ours } from './contenders';

/** Polls that find nothing, one page, and many customers. */
export function trigger({ newcomers: many }: Sizes): Comparison[] {
	return [0, 50, many].map((newcomers) => ({
		key: newcomers === many ? 'manyNewcomers' : `newcomers${newcomers}`,
		title: `Poll of the trigger with ${newcomers === 0 ? 'nothing' : count(newcomers)} new`,
		sandbox: { contactHub: { customers: 2 * many } },
		records: newcomers,
		canGain: false,
		contenders: [
			ours('ContactHub Trigger', pollByNode(newcomers)),
			loop(pollByLoop(newcomers)),
			http('HTTP Request and Split Out, on a schedule', pollByHttp(newcomers)),
		],
	}));
}
